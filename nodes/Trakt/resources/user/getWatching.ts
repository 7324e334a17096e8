import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getOne } from '../../makers/reads';

export const getWatching = getOne({
	resource: 'user',
	operation: 'getWatching',
	name: 'Get Watching Now',
	action: 'Get what a user is watching now',
	description: 'Get the film or episode that a user is watching right now; no item when there is none',
	properties: [userField],
	call: (item) => ({ path: path`/users/${item.string('user')}/watching` }),
});
