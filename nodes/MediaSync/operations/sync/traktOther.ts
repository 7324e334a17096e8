import { defineOperation } from '../../../shared/node/operation';
import { syncFields } from '../../fields/fields';
import { withSkips } from '../../fields/skips';
import { traktOther, type TraktOther } from '../../sources/traktOthers';
import type { MediaSyncApi } from '../../sync/api';
import { options, number } from '../../../shared/node/fields';

const RANKINGS = ['anticipated', 'popular', 'recommendations', 'trending'];

const fields = [
	options(
		'From',
		'traktSource',
		[
			{ name: 'Anticipated', value: 'anticipated', description: 'What most lists wait for' },
			{ name: 'Collection', value: 'collection', description: 'What you own' },
			{ name: 'Favorites', value: 'favorites' },
			{ name: 'Popular', value: 'popular' },
			{ name: 'Ratings', value: 'ratings', description: 'What you have rated, from a number on' },
			{ name: 'Recommendations', value: 'recommendations', description: 'What Trakt recommends to you' },
			{ name: 'Trending', value: 'trending', description: 'What is being watched right now' },
		],
		'Which of Trakt’s lists to sync. What leaves a ranking stays in the target.',
		{ default: 'favorites' },
	),
	number('Least Own Rating', 'leastRating', 'Only what you have rated with this number or more', {
		typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
		displayOptions: { show: { traktSource: ['ratings'] } },
		default: 9,
	}),
	number('Titles per Type', 'rankingLimit', 'How many films and how many shows, the first ones', {
		typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
		displayOptions: { show: { traktSource: RANKINGS } },
		default: 20,
	}),
];

export const syncTraktOther = defineOperation<MediaSyncApi>()({
	resource: 'sync',
	operation: 'traktOther',
	name: 'Sync Other Trakt Lists',
	action: 'Sync favorites ratings recommendations or rankings and add what the target lacks',
	description:
		'Add your Trakt favorites, collection, ratings or recommendations, or what is trending, popular or anticipated, to the target that does not have it yet',
	properties: [...fields, ...syncFields],
	async execute(api, item) {
		const which = item.string('traktSource') as TraktOther;
		const options = { limit: item.number('rankingLimit', 20), leastRating: item.number('leastRating', 9) };
		return await api.sync(
			item,
			`traktOther:${which}`,
			async (connections, filters) =>
				await withSkips(item, connections, () => api.history.offers(), traktOther(await connections.trakt(), which, options, filters)),
		);
	},
});
