import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { patienceField, runTraktSync } from './traktSync';

export const traktSyncSync = defineOperation<MoviePilotApi>()({
	resource: 'traktSync',
	operation: 'sync',
	name: 'Sync Watchlist',
	action: 'Sync the watchlist with the trakt sync plugin and add subscriptions',
	description: 'Let the TraktSync plugin sync the Trakt watchlist, and return the subscriptions that came of it',
	properties: [patienceField],
	execute: async (api, item) => await runTraktSync(api, '/sync', Math.max(5, item.number('wait', 300)) * 1000),
});
