import type { mediaFields } from './fields';
import { InputError } from '../../shared/node/errors';
import type { ImdbFinder } from '../../shared/media/tmdbSearch';
import { tmdbInField } from '../../shared/media/titleField';
import { located } from '../../shared/media/titleLocator';
import type { ItemInput } from '../../shared/node/itemInput';

/** A title as HDHive asks for it. */
interface TmdbTitle {
	mediaType: 'movie' | 'tv';
	tmdbId: string;
}

/**
 * Reads what people have: a pick, the number, an IMDb ID, an address of either, or an item of any node.
 *
 * @param find looks an IMDb ID up at TMDB
 * @throws InputError for anything without a TMDB number, and for a title of the other type
 */
export async function titleOf(item: ItemInput<(typeof mediaFields)[number]>, find: ImdbFinder): Promise<TmdbTitle> {
	const given = located(item.raw('tmdbId'));
	if (given === '' || given == null) item.string('tmdbId');
	const imdb = typeof given === 'string' ? IMDB.exec(given.trim())?.[1] : undefined;
	if (imdb === undefined) return readTmdbTitle(given, item.string('mediaType'));
	const found = await find(imdb.toLowerCase());
	if (found === undefined) throw new InputError('TMDB ID', `is an IMDb ID that TMDB does not know (${imdb})`, 'Give the TMDB number.');
	return readTmdbTitle({ type: found.type, ids: { tmdb: Number(found.tmdb) } }, item.string('mediaType'));
}

/** Alone, or in the address of a title's page. */
const IMDB = /^(?:https?:\/\/(?:www\.|m\.)?imdb\.com\/(?:[a-z]{2}\/)?title\/)?(tt\d{5,10})(?:[/?#].*)?$/i;

/**
 * @param given the field's value, of any type
 * @param chosen the field "Media Type"
 * @throws InputError
 */
function readTmdbTitle(given: unknown, chosen: string): TmdbTitle {
	const { type, tmdb } = tmdbInField(given, { field: 'TMDB ID', mediaType: chosen === 'tv' ? 'show' : 'movie' });
	return { mediaType: type === 'show' ? 'tv' : 'movie', tmdbId: String(tmdb) };
}
