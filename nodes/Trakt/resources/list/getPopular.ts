import { getMany } from '../../makers/reads';

export const getPopularLists = getMany({
	resource: 'list',
	operation: 'getPopular',
	name: 'Get Many Popular',
	action: 'Get many popular lists',
	description: 'List the public lists with the most likes and comments of all time',
	full: false,
	call: () => ({ path: '/lists/popular' }),
});
