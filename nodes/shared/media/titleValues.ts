import { asText } from '../util/text';
import type { MediaIds, MediaType } from './identity';

/** The words that services, feeds and sheets have for the kinds of titles; compared without spaces, dashes and case. */
const TYPE_WORDS: Readonly<Record<string, MediaType>> = {
	movie: 'movie',
	movies: 'movie',
	film: 'movie',
	films: 'movie',
	tvmovie: 'movie',
	featurefilm: 'movie',
	feature: 'movie',
	电影: 'movie',
	電影: 'movie',
	show: 'show',
	shows: 'show',
	tv: 'show',
	series: 'show',
	serie: 'show',
	tvshow: 'show',
	tvshows: 'show',
	tvseries: 'show',
	tvminiseries: 'show',
	miniseries: 'show',
	tvshort: 'show',
	电视剧: 'show',
	電視劇: 'show',
	剧集: 'show',
	season: 'season',
	tvseason: 'season',
	episode: 'episode',
	tvepisode: 'episode',
	person: 'person',
	people: 'person',
	actor: 'person',
};

/** Kinds that are no title: said at once, so that their names are never taken for a film's. */
const NO_TITLES: readonly string[] = [
	'videogame',
	'game',
	'manga',
	'novel',
	'book',
	'music',
	'musicvideo',
	'podcastseries',
	'podcastepisode',
	'track',
	'album',
	'list',
	'collection',
	'comment',
	'user',
	'company',
	'network',
	'keyword',
];

const wordOf = (value: unknown): string =>
	asText(value)
		.slice(0, 40)
		.toLowerCase()
		.replace(/[\s_-]/g, '');

/** @returns undefined for a word that names no type */
export const typeOfWord = (value: unknown): MediaType | undefined => {
	const word = wordOf(value);
	return Object.hasOwn(TYPE_WORDS, word) ? TYPE_WORDS[word] : undefined;
};

export const isNoTitle = (value: unknown): boolean => NO_TITLES.includes(wordOf(value));

const LARGEST = 2 ** 31 - 1;

/** A number as services give it: 603, "603", "0603". @returns undefined for anything else, 0 and what is too large */
export function idNumber(value: unknown): number | undefined {
	if (typeof value === 'boolean') return undefined;
	const text = asText(value).trim();
	if (!/^\d{1,15}$/.test(text)) return undefined;
	const number = Number(text);
	return number > 0 && number <= LARGEST ? number : undefined;
}

/** tt0137523, in any case. */
export function imdbTitle(value: unknown): string | undefined {
	const text = asText(value).trim().toLowerCase();
	return /^tt\d{5,10}$/.test(text) && Number(text.slice(2)) > 0 ? text : undefined;
}

export function imdbPerson(value: unknown): string | undefined {
	const text = asText(value).trim().toLowerCase();
	return /^nm\d{5,10}$/.test(text) && Number(text.slice(2)) > 0 ? text : undefined;
}

/** Trakt makes slugs of letters, digits and dashes; a slug may be a number (24, 1883). */
export function slugOf(value: unknown): string | undefined {
	const text = asText(value).trim().toLowerCase();
	return /^[a-z0-9][\w-]{0,199}$/.test(text) ? text : undefined;
}

/** The value in the form of an ID of that service, or undefined. */
export function idOf<Name extends keyof MediaIds>(name: Name, value: unknown): MediaIds[Name] {
	if (name === 'imdb') return (imdbTitle(value) ?? imdbPerson(value)) as MediaIds[Name];
	return (name === 'slug' ? slugOf(value) : idNumber(value)) as MediaIds[Name];
}

/** A season's or episode's number: 2, "2", "02", "S02", "E3", "Season 2". 0 are the specials. */
export function partNumber(value: unknown): number | undefined {
	if (typeof value === 'boolean') return undefined;
	const found = /^(?:season|episode|s|e)?\s?(\d{1,5})$/i.exec(asText(value).trim());
	return found === null ? undefined : Number(found[1]);
}

/** 1999 from 1999, "1999", "1999-10-15", "2008–2013". */
export function yearOf(value: unknown): number | undefined {
	const found = /^\(?(\d{4})(?!\d)/.exec(asText(value).trim());
	const year = Number(found?.[1] ?? 0);
	return year >= 1870 && year <= 2100 ? year : undefined;
}

/** "Dune (2021)" in its parts; other text as it is. */
export function nameAndYear(text: string): { title: string; year?: number } {
	const trimmed = text.slice(0, 400).trim();
	const found = /^(.*\S) ?[([（](\d{4})(?:[–-](?:\d{4})?)? ?[)\]）]$/.exec(trimmed);
	const year = yearOf(found?.[2]);
	return found === null || year === undefined ? { title: trimmed } : { title: (found[1] ?? '').trim(), year };
}
