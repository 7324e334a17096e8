import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { boolean } from '../../../shared/node/fields';
import { tmdbField, tmdbNumberOf } from '../../fields/fields';
import { deleteTraktSyncHistory } from './deleteEntry';

export const traktSyncDeleteHistory = defineOperation<MoviePilotApi>()({
	resource: 'traktSync',
	operation: 'deleteHistory',
	name: 'Delete History Entry',
	action: 'Delete a history entry of the trakt sync plugin',
	description: 'Make the TraktSync plugin forget a title. It also deletes every subscription with the same TMDB number.',
	properties: [
		tmdbField,
		boolean('Dry Run', 'dryRun', 'Whether to only say which subscriptions would be deleted too', { default: true }),
		boolean(
			'Delete Subscriptions Too',
			'subscriptionsToo',
			'Whether every subscription with this TMDB number, films and shows alike, may be deleted too. The plugin always does.',
			{
				displayOptions: { show: { dryRun: [false] } },
			},
		),
	],
	execute: async (api, item) =>
		await deleteTraktSyncHistory(api, {
			tmdb: tmdbNumberOf(item),
			subscriptionsToo: item.boolean('subscriptionsToo'),
			dryRun: item.boolean('dryRun'),
		}),
});
