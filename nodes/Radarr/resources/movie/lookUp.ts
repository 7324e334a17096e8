import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { type ArrApi } from '../../../shared/arr/api';
import { ARR_API } from '../../../shared/arr/policy';
import { asList } from '../../../shared/arr/setup';
import { defineOperation } from '../../../shared/node/operation';
import { movieItem } from '../../client/movies';
import { string, manyFields } from '../../../shared/node/fields';

export const lookUpMovie = defineOperation<ArrApi>()({
	resource: 'movie',
	operation: 'lookUp',
	name: 'Look Up',
	action: 'Look up a movie',
	description: 'Find movies by title or ID, whether Radarr has them or not. Those it has carry its own ID.',
	properties: [
		string('Term', 'term', 'A title, or "tmdb:" or "imdb:" with an ID after it', {
			required: true,
			placeholder: 'e.g. The Dark Knight, tmdb:155 or imdb:tt0468569',
		}),
		...manyFields,
	],
	async execute({ client }, item) {
		const found = asList<IDataObject>(client, await client.get(`${ARR_API}/movie/lookup`, { term: item.string('term') }));
		return found.slice(0, limitOf(item)).map((movie) => movieItem(movie));
	},
});
