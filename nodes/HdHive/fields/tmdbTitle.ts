import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';

/** A title as HDHive asks for it. */
export interface TmdbTitle {
	mediaType: 'movie' | 'tv';
	tmdbId: string;
}

const TYPES: Record<string, TmdbTitle['mediaType']> = {
	movie: 'movie',
	movies: 'movie',
	film: 'movie',
	tv: 'tv',
	show: 'tv',
	shows: 'tv',
	series: 'tv',
	season: 'tv',
	episode: 'tv',
};

/**
 * Reads what people have: the number, the address of a page at themoviedb.org, `movie:550`, or an item of another
 * node. An address or item says itself whether it is a film or a show.
 *
 * @param given the field's value, of any type
 * @param chosen the field "Media Type"
 * @throws InputError for anything without a TMDB number
 */
export function readTmdbTitle(given: unknown, chosen: string): TmdbTitle {
	const mediaType = TYPES[chosen] ?? 'movie';
	if (typeof given === 'object' && given !== null) return fromItem(given as Record<string, unknown>, mediaType);
	const text = asText(given).trim();
	if (text.startsWith('{')) return fromItem(parsed(text), mediaType);
	const number = /^(?:tmdb[:=/ ]?)?(\d{1,10})$/i.exec(text)?.[1];
	if (number !== undefined) return { mediaType, tmdbId: number };
	const named = /(?:^|themoviedb\.org\/)(movie|tv|show)[:/](?:tmdb[:=])?(\d{1,10})(?!\d)/i.exec(text.slice(0, 500));
	if (named !== null) return { mediaType: TYPES[(named[1] ?? '').toLowerCase()] ?? mediaType, tmdbId: named[2] ?? '' };
	throw problem(text);
}

function fromItem(item: Record<string, unknown>, chosen: TmdbTitle['mediaType']): TmdbTitle {
	const inner = ['movie', 'show'].map((key) => item[key]).find((value) => typeof value === 'object' && value !== null) as
		typeof item | undefined;
	const ids = (inner?.ids ?? item.ids ?? {}) as Record<string, unknown>;
	const candidates = [ids.tmdb, item.tmdbId, item.tmdb_id, item.tmdbid, item.tmdb, 'media_type' in item ? item.id : undefined];
	const id = candidates.map((value) => asText(value).trim()).find((value) => /^\d{1,10}$/.test(value) && Number(value) > 0);
	if (id === undefined) throw problem(asText(item.title));
	const type = asText(item.type) || asText(item.media_type) || asText(item.mediaType) || (item.show !== undefined ? 'show' : '');
	return { mediaType: TYPES[type.toLowerCase()] ?? chosen, tmdbId: id };
}

function parsed(text: string): Record<string, unknown> {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		throw problem(text);
	}
}

function problem(text: string): InputError {
	if (/tt\d{5,}/i.test(text.slice(0, 500))) {
		return new InputError(
			'TMDB ID',
			'is an IMDb number',
			'HDHive knows titles by TMDB alone: put TMDB: Find by External ID in front, and give its item here.',
		);
	}
	const remedy = 'Give the number (550), the address of the page at themoviedb.org, or an item that has ids.tmdb.';
	return new InputError('TMDB ID', 'holds no number of TMDB', remedy);
}
