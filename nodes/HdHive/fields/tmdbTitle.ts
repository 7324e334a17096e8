import { tmdbInField } from '../../shared/media/titleField';

/** A title as HDHive asks for it. */
export interface TmdbTitle {
	mediaType: 'movie' | 'tv';
	tmdbId: string;
}

/**
 * Reads what people have: the number, an address at themoviedb.org, or an item of any node.
 *
 * @param given the field's value, of any type
 * @param chosen the field "Media Type"
 * @throws InputError for anything without a TMDB number, and for a title of the other type
 */
export function readTmdbTitle(given: unknown, chosen: string): TmdbTitle {
	const { type, tmdb } = tmdbInField(given, { field: 'TMDB ID', mediaType: chosen === 'tv' ? 'show' : 'movie' });
	return { mediaType: type === 'show' ? 'tv' : 'movie', tmdbId: String(tmdb) };
}
