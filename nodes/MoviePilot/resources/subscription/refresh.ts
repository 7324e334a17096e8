import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';

export const refreshSubscriptions = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'refresh',
	name: 'Refresh',
	action: 'Refresh all subscriptions and download what is new',
	description: 'Look through the newest releases of the sites for all subscriptions. It starts in the background.',
	async execute(api) {
		await api.trigger('/api/v1/subscribe/refresh');
		return { started: true };
	},
});
