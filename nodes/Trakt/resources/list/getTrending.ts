import { getMany } from '../../makers/reads';

export const getTrendingLists = getMany({
	resource: 'list',
	operation: 'getTrending',
	name: 'Get Many Trending',
	action: 'Get many trending lists',
	description: 'List the public lists with the most likes and comments of the last days',
	full: false,
	call: () => ({ path: '/lists/trending' }),
});
