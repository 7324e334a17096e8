import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { idOf, subscriptionIdField } from '../../fields/fields';
import { options, variant } from '../../../shared/node/fields';

export const searchSubscription = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'search',
	name: 'Search',
	action: 'Search for a subscription and download what is found',
	description: 'Search the sites for one or all subscriptions, in the background; what is found is downloaded',
	properties: [
		options(
			'Search For',
			'scope',
			[
				{ name: 'One Subscription', value: 'one' },
				{ name: 'All Subscriptions', value: 'all', description: 'May take long and counts against the limits of your sites' },
			],
			'What to search the sites for',
		),
		variant(subscriptionIdField, { displayOptions: { show: { scope: ['one'] } } }),
	],
	/** Version 2 answers success to an unknown ID too, so it is looked at first. */
	async execute(api, item) {
		if (item.string('scope') === 'all') {
			await api.trigger('/api/v1/subscribe/search');
			return { started: true, scope: 'all' };
		}
		const id = idOf(item, 'subscriptionId', 'Subscription ID');
		const { name, season } = await api.subscriptions.get(id);
		await api.trigger(path`/api/v1/subscribe/search/${id}`);
		return { started: true, scope: 'one', id, title: name ?? null, season: season ?? null };
	},
});
