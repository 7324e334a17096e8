import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import { byName } from '../../../shared/util/order';
import { KIND } from '../../client/dialect';
import type { MoviePilotApi } from '../../client/api';
import { manyFields, simplifyField, options, multiOptions, collection } from '../../../shared/node/fields';
import { simpleSubscription, STATES } from '../../client/records';

export const getSubscriptions = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'List the films and seasons that MoviePilot is subscribed to',
	properties: [
		...manyFields,
		simplifyField,
		collection('Filters', 'filters', [
			options(
				'Media Type',
				'mediaType',
				[
					{ name: 'Movie', value: 'movie' },
					{ name: 'TV Show', value: 'tv' },
				],
				'Return films or shows only',
			),
			multiOptions(
				'States',
				'states',
				Object.entries(STATES)
					.map(([value, name]) => ({ name: name[0]?.toUpperCase() + name.slice(1), value }))
					.sort(byName),
				'Return subscriptions in these states only; none for all',
			),
		]),
	],
	async execute(api, item) {
		const { mediaType, states } = item.collection('filters');
		const type = mediaType === undefined ? undefined : mediaType === 'movie' ? KIND.movie : KIND.show;
		const wanted = Array.isArray(states) ? states : [];
		const found = (await api.subscriptions.all())
			.filter((record) => type === undefined || record.type === type)
			.filter((record) => wanted.length === 0 || wanted.includes(record.state ?? ''))
			.slice(0, limitOf(item));
		return item.boolean('simplify') ? found.map(simpleSubscription) : found;
	},
});
