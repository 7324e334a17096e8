import { tmdbInField } from '../../shared/media/titleField';
import { located } from '../../shared/media/titleLocator';
import type { ItemInput } from '../../shared/node/itemInput';

/** A title as HDHive asks for it. */
export interface TmdbTitle {
	mediaType: 'movie' | 'tv';
	tmdbId: string;
}

/**
 * Reads what people have: a pick, the number, an address at themoviedb.org, or an item of any node.
 *
 * @throws InputError for anything without a TMDB number, and for a title of the other type
 */
export function titleOf(item: ItemInput): TmdbTitle {
	const given = located(item.raw('tmdbId'));
	if (given === '' || given == null) item.string('tmdbId');
	return readTmdbTitle(given, item.string('mediaType'));
}

/**
 * @param given the field's value, of any type
 * @param chosen the field "Media Type"
 * @throws InputError
 */
export function readTmdbTitle(given: unknown, chosen: string): TmdbTitle {
	const { type, tmdb } = tmdbInField(given, { field: 'TMDB ID', mediaType: chosen === 'tv' ? 'show' : 'movie' });
	return { mediaType: type === 'show' ? 'tv' : 'movie', tmdbId: String(tmdb) };
}
