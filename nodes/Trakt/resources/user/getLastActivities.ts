import { getOne } from '../../makers/reads';

export const getLastActivities = getOne({
	resource: 'user',
	operation: 'getLastActivities',
	name: 'Get Last Activities',
	action: 'Get your last activities',
	description: 'Tell in one cheap request when your watchlist, history, ratings, lists and everything else last changed',
	full: false,
	call: () => ({ path: '/sync/last_activities' }),
});
