import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import type { Card } from '../card';

/** Reads `show:1396` or `movie:t12` (a Trakt number). @throws InputError */
export function titleKey(value: unknown): string {
	const key = asText(value);
	if (!/^(?:movie|show):t?[1-9]\d{0,9}$/.test(key)) {
		throw new InputError('Title', 'is not a title', 'Give a type and a TMDB number, such as show:1396.');
	}
	return key;
}

/** The most titles that one answer asks TMDB about, each with a request of its own. */
const FEW = 5;

/** Reads up to five such keys with TMDB numbers, with commas between them. @throws InputError */
export function fewTitles(value: unknown): string {
	const keys = asText(value).split(',');
	if (keys.length > FEW || keys.some((key) => !/^(?:movie|show):[1-9]\d{0,9}$/.test(key))) {
		throw new InputError('Of', 'is not a short list of titles', `Give up to ${FEW}, such as movie:550,show:1396.`);
	}
	return keys.join(',');
}

export function cardOfKey(key: string): Card {
	const [type, id = ''] = key.split(':');
	const number = Number(id.replace('t', ''));
	return { type: type === 'movie' ? 'movie' : 'show', title: '', ...(id.startsWith('t') ? { trakt: number } : { tmdb: number }) };
}
