import { InputError } from '../node/errors';
import { withoutEnding } from '../util/withoutEnding';

/**
 * Builds a request path; every inserted value is encoded so that it cannot leave its segment.
 * `.` and `..` cannot be encoded (URL parsers resolve `%2e%2e` too) and are refused.
 *
 * @example path`/users/${user}/lists/${list}/items`
 * @throws InputError when a value is empty or a dot segment
 */
export function path(parts: TemplateStringsArray, ...values: Array<string | number>): string {
	return parts.reduce((built, part, index) => built + segment(values[index - 1]) + part);
}

function segment(value: string | number | undefined): string {
	const text = String(value ?? '').trim();
	if (text === '' || text === '.' || text === '..') {
		throw new InputError(text || 'ID', text ? 'is not a name' : 'is empty', 'Give the ID or name of one entry.');
	}
	// Half of a character cannot be encoded.
	if (/\p{Surrogate}/u.test(text)) throw new InputError('ID', 'is not a name', 'Give the ID or name of one entry.');
	return encodeURIComponent(text);
}

/** What URL parsers drop (tabs, line feeds), take for a slash (backslashes) or end a path with. */
const UNSAFE = /[\p{Cc}\\]/u;

/**
 * Checks a base URL that a person typed and returns it without a trailing slash.
 *
 * @param field the field's name as the form shows it
 * @throws InputError when it is not a plain http(s) address
 */
export function baseUrl(text: string, field: string): string {
	const trimmed = text.trim();
	const example = 'Give the full address, for example http://192.168.1.10:3000';
	if (!/^https?:\/\//i.test(trimmed)) {
		throw new InputError(field, 'does not start with http:// or https://', example);
	}
	if (UNSAFE.test(trimmed)) throw new InputError(field, 'contains a backslash, a tab or a line break', example);
	const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
	if (url === undefined || url.hostname === '') throw new InputError(field, 'is not a web address', example);
	if (url.username !== '' || url.password !== '') {
		throw new InputError(field, 'contains a user name or password', 'Put secrets into their own fields of the credential.');
	}
	if (url.search !== '' || url.hash !== '') {
		throw new InputError(field, 'contains "?" or "#"', `Leave out everything from there on. ${example}`);
	}
	return `${url.origin}${withoutEnding(url.pathname, '/')}`;
}

/** `.` and `..` in every spelling that parsers resolve, or servers that decode a path before they resolve it. */
const DOT_SEGMENT = /(?:^|\/|%2f|%5c)(?:\.|%2e){1,2}(?:\/|%2f|%5c|$)/i;

/** Controls that a server may drop after decoding. */
const ENCODED_CONTROL = /%(?:[01][\da-f]|7f)/i;

/**
 * The address that a request goes to: the base and a path below it.
 *
 * @throws InputError for a path that would leave the base
 */
export function urlWithin(base: string, below: string): string {
	const address = base + below;
	const [before = ''] = below.split(/[?#]/, 1);
	// What is encoded several times, a proxy and the server behind it decode several times.
	const pathname = before.replace(/%(?:25)+/g, '%');
	const outside =
		UNSAFE.test(below) || DOT_SEGMENT.test(pathname) || ENCODED_CONTROL.test(pathname) || (below !== '' && !/^[/?]/.test(below));
	if (!outside && URL.canParse(address)) {
		const [url, home] = [new URL(address), new URL(base)];
		if (url.origin === home.origin && `${url.pathname}/`.startsWith(`${withoutEnding(home.pathname, '/')}/`)) return address;
	}
	throw new InputError(
		'Path',
		'leads out of the address of the service',
		'Give a path without dot segments, backslashes, tabs and line breaks.',
	);
}
