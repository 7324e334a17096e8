import { InputError } from '../../shared/node/errors';
import type { MediaIds, MediaType } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';

/** What a person, an AI agent or another node means by a film, show, season, episode or person. */
export interface TitleRef {
	type: MediaType;
	/** IDs of the film, show or person; of the show, for its seasons and episodes. */
	ids: MediaIds;
	/** IDs of the season or episode itself, where they are known. */
	ownIds?: MediaIds;
	season?: number;
	episode?: number;
	title?: string;
	year?: number;
}

export type IdType = 'auto' | keyof MediaIds;

/** What the node's fields say about a title that its value does not say itself. */
export interface TitleDefaults {
	type: MediaType;
	idType: IdType;
	season?: number;
	episode?: number;
}

const FIELD = 'Title';

const HELP =
	'Give an ID (and say in ID Type whose it is), an address of trakt.tv, imdb.com or themoviedb.org, or a whole item of another node, for example {{ $json }}.';

/**
 * Reads a title in any form a workflow has it: ID, address, an object of this or another node, or its JSON text.
 *
 * @throws InputError when it cannot be told which title is meant
 */
export function readTitle(value: unknown, defaults: TitleDefaults): TitleRef {
	const ref = typeof value === 'object' && value !== null ? fromObject(value as Fields, defaults) : fromText(value, defaults);
	if (ref === undefined || (noIds(ref.ids) && noIds(ref.ownIds))) throw new InputError(FIELD, problemOf(value), HELP);
	return withNumbers(ref, defaults);
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const noIds = (ids: MediaIds | undefined): boolean => ids === undefined || Object.keys(ids).length === 0;

function problemOf(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'is empty';
	if (typeof value === 'object') return 'is an object without any ID that Trakt knows';
	return `cannot be read: ${asText(value).slice(0, 60)}`;
}

function withNumbers(ref: TitleRef, defaults: TitleDefaults): TitleRef {
	if (ref.type !== 'season' && ref.type !== 'episode') return ref;
	const season = ref.season ?? defaults.season;
	const episode = ref.type === 'episode' ? (ref.episode ?? defaults.episode) : undefined;
	if (noIds(ref.ownIds) && season === undefined) {
		throw new InputError('Season', 'is empty', 'Give the number of the season; 0 are the specials.');
	}
	if (noIds(ref.ownIds) && ref.type === 'episode' && episode === undefined) {
		throw new InputError('Episode', 'is empty', 'Give the number of the episode within its season.');
	}
	return { ...ref, ...(season === undefined ? {} : { season }), ...(episode === undefined ? {} : { episode }) };
}

/** In this order: an entry with an episode holds its show as well. */
const NESTED: readonly MediaType[] = ['episode', 'season', 'movie', 'show', 'person'];

function fromObject(value: Fields, defaults: TitleDefaults): TitleRef | undefined {
	if (isFields(value.media)) return fromObject(value.media, defaults);
	const nested = NESTED.find((type) => isFields(value[type]));
	if (nested !== undefined) return fromEntry(nested, value);
	const type = typeOf(value) ?? defaults.type;
	const ids = idsOf(value);
	const known = { ...titleOf(value), ...(ids === undefined ? {} : { ids }) };
	const season = numberOf(value.season);
	// Trakt's own season and episode objects carry their own IDs and a `number`.
	if (type === 'season' && value.number !== undefined) {
		return { type, ...known, ids: {}, ownIds: ids ?? {}, season: numberOf(value.number) };
	}
	if (type === 'episode' && value.number !== undefined) {
		return { type, ...known, ids: {}, ownIds: ids ?? {}, season, episode: numberOf(value.number) };
	}
	const ownIds = knownIds((value[`${type}_ids`] ?? {}) as Fields);
	if (ids === undefined && noIds(ownIds)) return undefined;
	return { type, ...known, ids: ids ?? {}, ownIds, season, episode: numberOf(value.episode) };
}

function fromEntry(type: MediaType, entry: Fields): TitleRef {
	const own = entry[type] as Fields;
	if (type !== 'season' && type !== 'episode') return { type, ...titleOf(own), ids: idsOf(own) ?? {} };
	const show = isFields(entry.show) ? entry.show : {};
	return {
		type,
		...titleOf(show),
		ids: idsOf(show) ?? {},
		ownIds: idsOf(own),
		season: numberOf(type === 'season' ? own.number : own.season),
		episode: type === 'episode' ? numberOf(own.number) : undefined,
	};
}

const TYPE_WORDS: Record<string, MediaType> = {
	tv: 'show',
	series: 'show',
	film: 'movie',
	movies: 'movie',
	shows: 'show',
};

function typeOf(value: Fields): MediaType | undefined {
	const word = asText(value.type ?? value.media_type ?? value.mediaType).toLowerCase();
	const type = TYPE_WORDS[word] ?? word;
	return (NESTED as readonly string[]).includes(type) ? (type as MediaType) : undefined;
}

function titleOf(value: Fields): Pick<TitleRef, 'title' | 'year'> {
	const title = asText(value.title ?? value.name);
	const year = numberOf(value.year);
	return { ...(title === '' ? {} : { title }), ...(year === undefined ? {} : { year }) };
}

/** Trakt's `ids`, or the ID fields as TMDB, Radarr, Sonarr and Seerr name them. */
function idsOf(value: Fields): MediaIds | undefined {
	if (isFields(value.ids)) return knownIds(value.ids);
	const isTmdb = value.media_type !== undefined || value.mediaType !== undefined;
	const ids = knownIds({
		imdb: value.imdbId ?? value.imdb_id,
		tmdb: value.tmdbId ?? value.tmdb_id ?? (isTmdb ? value.id : undefined),
		tvdb: value.tvdbId ?? value.tvdb_id,
	});
	return noIds(ids) ? undefined : ids;
}

/** Only the IDs that are there, numbers as numbers. */
function knownIds(ids: Fields): MediaIds {
	const known: MediaIds = {};
	for (const name of ['trakt', 'tmdb', 'tvdb'] as const) {
		const number = numberOf(ids[name]);
		if (number !== undefined && number > 0) known[name] = number;
	}
	for (const name of ['slug', 'imdb'] as const) {
		const text = asText(ids[name]).trim();
		if (text !== '') known[name] = text;
	}
	return known;
}

function numberOf(value: unknown): number | undefined {
	const text = asText(value).trim();
	if (text === '' || typeof value === 'boolean') return undefined;
	const number = Number(text);
	return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

function fromText(value: unknown, defaults: TitleDefaults): TitleRef | undefined {
	const text = asText(value).trim();
	if (text.startsWith('{')) return fromJson(text, defaults);
	if (/^https?:\/\//i.test(text)) return fromAddress(text, defaults);
	const key = /^(movie|show|season|episode):(?:(imdb|tvdb|trakt|slug)=)?([^:]+)(?::(\d+))?(?::(\d+))?$/.exec(text);
	if (key !== null) {
		const [, type, idType = 'tmdb', id, season, episode] = key;
		const ids = knownIds({ [idType]: id });
		return { type: type as MediaType, ids, season: numberOf(season), episode: numberOf(episode) };
	}
	return text === '' ? undefined : { type: defaults.type, ids: knownIds({ [idTypeOf(text, defaults.idType)]: text }) };
}

function fromJson(text: string, defaults: TitleDefaults): TitleRef | undefined {
	try {
		return fromObject(JSON.parse(text) as Fields, defaults);
	} catch {
		return undefined;
	}
}

/** @throws InputError for a bare number: guessing whose it is would hit the wrong title */
function idTypeOf(text: string, idType: IdType): keyof MediaIds {
	if (idType !== 'auto') return idType;
	if (/^(tt|nm)\d+$/.test(text)) return 'imdb';
	if (!/^\d+$/.test(text)) return 'slug';
	throw new InputError(
		FIELD,
		`is the number ${text}, but not whose`,
		'Choose Trakt, TMDB or TVDB in ID Type: the same number means another title at each of them.',
	);
}

const SHOW_PARTS = /^\/shows\/([^/]+)(?:\/seasons\/(\d+)(?:\/episodes\/(\d+))?)?\/?$/;

function fromAddress(text: string, defaults: TitleDefaults): TitleRef | undefined {
	if (!URL.canParse(text)) return undefined;
	const { hostname, pathname } = new URL(text);
	const host = hostname.toLowerCase().replace(/^(www|app|m)\./, '');
	if (host === 'imdb.com') {
		const imdb = /\/((?:tt|nm)\d+)/.exec(pathname)?.[1];
		return imdb === undefined ? undefined : { type: imdb.startsWith('nm') ? 'person' : defaults.type, ids: { imdb } };
	}
	if (host === 'themoviedb.org') {
		const found = /^\/(movie|tv|person)\/0*([1-9]\d{0,14})(?!\d)/.exec(pathname);
		const type = found?.[1] === 'tv' ? showPart(defaults.type) : (found?.[1] as MediaType | undefined);
		return type === undefined ? undefined : { type, ids: { tmdb: Number(found?.[2]) } };
	}
	return host === 'trakt.tv' ? fromTraktAddress(pathname) : undefined;
}

const showPart = (type: MediaType): MediaType => (type === 'season' || type === 'episode' ? type : 'show');

function fromTraktAddress(pathname: string): TitleRef | undefined {
	const show = SHOW_PARTS.exec(pathname);
	if (show !== null) {
		const [, slug = '', season, episode] = show;
		const type = episode === undefined ? (season === undefined ? 'show' : 'season') : 'episode';
		return { type, ids: slugOrNumber(slug), season: numberOf(season), episode: numberOf(episode) };
	}
	const other = /^\/(movies|people)\/([^/]+)/.exec(pathname);
	if (other === null) return undefined;
	return { type: other[1] === 'movies' ? 'movie' : 'person', ids: slugOrNumber(other[2] ?? '') };
}

const slugOrNumber = (text: string): MediaIds => knownIds(/^\d+$/.test(text) ? { trakt: text } : { slug: text });
