import { located, titleLocator } from '../../shared/media/titleLocator';
import { tmdbInField } from '../../shared/media/titleField';
import type { ItemInput } from '../../shared/node/itemInput';

export const tmdbIdField = titleLocator({
	displayName: 'TMDB ID',
	name: 'tmdbId',
	method: 'radarrTitles',
	placeholder: 'e.g. 155',
	url: 'e.g. https://www.themoviedb.org/movie/155',
	description: 'A movie picked from a search, its number at themoviedb.org, its address there, or an item of any node that names a movie',
});

/** @throws InputError when it names no movie */
export function movieOf(item: ItemInput<typeof tmdbIdField>): number {
	const value = located(item.raw('tmdbId'));
	if (value === '' || value == null) item.string('tmdbId');
	return tmdbInField(value, { field: 'TMDB ID', only: 'movie' }).tmdb;
}
