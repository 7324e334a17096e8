import { getOne } from '../../makers/reads';

export const getSettings = getOne({
	resource: 'user',
	operation: 'getSettings',
	name: 'Get Settings and Limits',
	action: 'Get your settings and limits',
	description: 'Get your own account: time zone, VIP state, and how many lists, watchlist entries and favorites it may have',
	full: false,
	call: () => ({ path: '/users/settings' }),
});
