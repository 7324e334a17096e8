import { asText } from '../util/text';

/** @returns the value of one cookie of a request's Cookie header; '' when it is not there */
export function cookieIn(header: unknown, name: string): string {
	const pairs = asText(header)
		.split(';')
		.map((pair) => pair.trim());
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
