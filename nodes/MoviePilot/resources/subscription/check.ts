import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';

export const checkSubscriptions = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'check',
	name: 'Check',
	action: 'Update the episode numbers of all subscriptions',
	description: 'Update the number of episodes of all subscriptions from TMDB. It starts in the background.',
	async execute(api) {
		await api.trigger('/api/v1/subscribe/check');
		return { started: true };
	},
});
