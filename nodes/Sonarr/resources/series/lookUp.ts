import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { type ArrApi } from '../../../shared/arr/api';
import { defineOperation } from '../../../shared/node/operation';
import { lookUp, seriesItem } from '../../client/series';
import { string, manyFields } from '../../../shared/node/fields';

export const lookUpSeries = defineOperation<ArrApi>()({
	resource: 'series',
	operation: 'lookUp',
	name: 'Look Up',
	action: 'Look up a series',
	description: 'Find series by title or ID, whether Sonarr has them or not. Those it has carry its own ID.',
	properties: [
		string('Term', 'term', 'A title, or "tvdb:", "tmdb:" or "imdb:" with an ID after it', {
			required: true,
			placeholder: 'e.g. Breaking Bad, tvdb:81189 or tmdb:1396',
		}),
		...manyFields,
	],
	async execute({ client }, item) {
		const found = (await lookUp(client, item.string('term'))).slice(0, limitOf(item));
		return found.map((series) => seriesItem(series as unknown as IDataObject));
	},
});
