import { defineOperation } from '../../shared/operation';
import type { MoviePilotApi } from '../api';
import { flag, tmdbField, tmdbIdOf } from '../fields';
import { deleteTraktSyncHistory } from '../traktSync';

export const traktSyncDeleteHistory = defineOperation<MoviePilotApi>({
	resource: 'traktSync',
	operation: 'deleteHistory',
	name: 'Delete History Entry',
	action: 'Delete a history entry of the trakt sync plugin',
	description:
		'Make MoviePilot’s TraktSync plugin forget a title. The plugin also deletes every subscription with the same TMDB number, films and shows alike, so that has to be allowed.',
	properties: [
		tmdbField,
		flag('Dry Run', 'dryRun', 'Whether to only say which subscriptions would be deleted too', { default: true }),
		flag('Delete Subscriptions Too', 'subscriptionsToo', 'Whether every subscription with this TMDB number may be deleted too', {
			displayOptions: { show: { dryRun: [false] } },
		}),
	],
	execute: async (api, item) =>
		await deleteTraktSyncHistory(api, {
			tmdb: tmdbIdOf(item),
			subscriptionsToo: item.boolean('subscriptionsToo'),
			dryRun: item.boolean('dryRun'),
		}),
});
