import type { IDataObject } from 'n8n-workflow';
import type { ArrApi } from '../../../shared/arr/api';
import { monitoredOption, searchOption, setupFields } from '../../../shared/arr/fields';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { defineOperation } from '../../../shared/node/operation';
import { movieOf, tmdbIdField } from '../../fields/fields';
import { addMovie as addToRadarr, isUnknownMovie, movieItem, readMovies, type MinimumAvailability } from '../../client/movies';
import { options, collection } from '../../../shared/node/fields';

export const addMovie = defineOperation<ArrApi>()({
	resource: 'movie',
	operation: 'add',
	name: 'Add',
	action: 'Add a movie',
	description: 'Add a movie by TMDB number, so that Radarr looks for it. One that is there is returned as it is.',
	properties: [
		tmdbIdField,
		...setupFields('Radarr', 'radarr'),
		collection('Options', 'options', [
			options(
				'Minimum Availability',
				'minimumAvailability',
				[
					{ name: 'Announced', value: 'announced' },
					{ name: 'In Cinemas', value: 'inCinemas' },
					{ name: 'Released', value: 'released' },
				],
				'From when on Radarr looks for it',
				{ default: 'released' },
			),
			monitoredOption,
			searchOption,
		]),
	],
	outcomeOf: notFoundOutcome('tmdbId', isUnknownMovie),
	async execute(api, item) {
		const tmdbId = movieOf(item);
		const options = item.collection('options') as { monitored?: boolean; search?: boolean; minimumAvailability?: MinimumAvailability };
		const added = await addToRadarr(api.client, { title: '', tmdbId, ...options, ...(await api.setup(item)) });
		const movie = added ?? (await readMovies(api.client, tmdbId))[0];
		return movieItem(movie as unknown as IDataObject, added === undefined ? 'alreadyThere' : 'added');
	},
});
