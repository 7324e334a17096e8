import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';

export const flushCache = defineOperation<TmdbApi>()({
	resource: 'cache',
	operation: 'flush',
	name: 'Flush Cache',
	action: 'Flush the cache',
	description: 'Forget all answers of TMDB that n8n remembers for this credential, so that everything is asked anew',
	async execute(api) {
		return await Promise.resolve({ flushed: api.client.flush() });
	},
});
