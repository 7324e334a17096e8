import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { type ArrApi } from '../../../shared/arr/api';
import { defineOperation } from '../../../shared/node/operation';
import { movieItem, readMovies, type Movie } from '../../client/movies';
import { manyFields, options } from '../../../shared/node/fields';

const SHOWN: Record<string, (movie: Movie) => boolean> = {
	all: () => true,
	downloaded: ({ hasFile }) => hasFile === true,
	missing: ({ hasFile, monitored }) => hasFile !== true && monitored === true,
	unmonitored: ({ monitored }) => monitored !== true,
};

export const getManyMovie = defineOperation<ArrApi>()({
	resource: 'movie',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many movies',
	description: 'List the movies in Radarr, with their TMDB numbers and whether they are downloaded',
	properties: [
		...manyFields,
		options(
			'Status',
			'show',
			[
				{ name: 'All', value: 'all' },
				{ name: 'Downloaded', value: 'downloaded' },
				{ name: 'Monitored and Missing', value: 'missing' },
				{ name: 'Unmonitored', value: 'unmonitored' },
			],
			'Which movies to return',
		),
	],
	async execute({ client }, item) {
		const shown = SHOWN[item.string('show')] ?? SHOWN.all;
		const movies = (await readMovies(client)).filter((movie) => shown?.(movie));
		return movies.slice(0, limitOf(item)).map((movie) => movieItem(movie as unknown as IDataObject));
	},
});
