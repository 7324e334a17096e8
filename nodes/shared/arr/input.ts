import { InputError } from '../node/errors';
import { asText } from '../util/text';

/** What a searchable drop-down holds, as text; '' when nothing was chosen. */
export function chosenText<Name extends string>(item: { readonly raw: (name: Name) => unknown }, name: Name): string {
	const value = item.raw(name);
	if (typeof value === 'object' && value !== null && 'value' in value) return asText(value.value).trim();
	return asText(value).trim();
}

/** The number that a drop-down or a text field holds. @throws InputError for text that is no number */
export function chosenId<Name extends string>(
	item: { readonly raw: (name: Name) => unknown },
	name: Name,
	displayName: string,
): number | undefined {
	const text = chosenText(item, name);
	if (text === '') return undefined;
	return wholeNumber(text, displayName);
}

/** @throws InputError unless it is a whole number */
export function requiredId<Name extends string>(
	item: { readonly string: (name: Name) => string },
	name: Name,
	displayName: string,
): number {
	return wholeNumber(item.string(name), displayName);
}

function wholeNumber(text: string, displayName: string): number {
	if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
	throw new InputError(displayName, `is "${text.slice(0, 60)}", which is no number`, 'Give the number alone, for example 155.');
}

/** The picks of a multi-select of IDs. */
export const chosenIds = <Name extends string>(item: { readonly strings: (name: Name) => string[] }, name: Name): number[] =>
	item.strings(name).map(Number);

/** "All" or season numbers: "1, 2, 5-7". @throws InputError for anything else */
export function seasonNumbers(text: string, displayName = 'Seasons'): number[] | 'all' {
	const wanted = text.trim().toLowerCase();
	if (wanted === '' || wanted === 'all') return 'all';
	return wanted.split(',').flatMap((part) => {
		const [, from, to = from] = /^\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?$/.exec(part) ?? [];
		const [first, last] = [Number(from), Number(to)];
		if (from === undefined || last < first) {
			throw new InputError(
				displayName,
				`contains "${part.trim().slice(0, 30)}", which is no season`,
				'Give all, or numbers such as 1, 2, 5-7.',
			);
		}
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	});
}
