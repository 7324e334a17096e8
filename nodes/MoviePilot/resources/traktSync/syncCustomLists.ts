import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { patienceField, runTraktSync } from './traktSync';

export const traktSyncCustomLists = defineOperation<MoviePilotApi>()({
	resource: 'traktSync',
	operation: 'syncCustomLists',
	name: 'Sync Custom Lists',
	action: 'Sync custom lists with the trakt sync plugin and add subscriptions',
	description: 'Let the TraktSync plugin sync the Trakt lists of its settings, and return the subscriptions that came of it',
	properties: [patienceField],
	execute: async (api, item) => await runTraktSync(api, '/sync_custom_lists', Math.max(5, item.number('wait', 300)) * 1000),
});
