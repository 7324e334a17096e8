import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getOne } from '../../makers/reads';

export const getUserStats = getOne({
	resource: 'user',
	operation: 'getStats',
	name: 'Get Stats',
	action: 'Get the stats of a user',
	description: 'Count what a user has watched, collected, rated and commented on, and the minutes spent',
	properties: [userField],
	full: false,
	call: (item) => ({ path: path`/users/${item.string('user')}/stats` }),
});
