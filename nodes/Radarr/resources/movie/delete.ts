import type { ArrApi } from '../../../shared/arr/api';
import { deleteOptions } from '../../../shared/arr/fields';
import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { movieOf, tmdbIdField } from '../../fields/fields';
import { deleteMovie as deleteFromRadarr, movieItem, readMovies } from '../../client/movies';
import { collection } from '../../../shared/node/fields';

export const deleteMovie = defineOperation<ArrApi>()({
	resource: 'movie',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a movie',
	description: 'Remove a movie from Radarr by its TMDB number. Its files stay unless Delete Files is on.',
	properties: [tmdbIdField, collection('Options', 'options', deleteOptions)],
	async execute({ client }, item) {
		const tmdbId = movieOf(item);
		const { deleteFiles, exclude } = item.collection('options');
		const [movie] = await readMovies(client, tmdbId);
		if (movie === undefined) return titleItem({ type: 'movie', ids: { tmdb: tmdbId } }, { tmdbId, deleted: false });
		const deleted = await deleteFromRadarr(client, movie.id, deleteFiles === true, exclude === true);
		return movieItem({ tmdbId, id: movie.id, title: movie.title, year: movie.year, imdbId: movie.imdbId, deleted });
	},
});
