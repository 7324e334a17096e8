import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getOne } from '../../makers/reads';

export const getProfile = getOne({
	resource: 'user',
	operation: 'getProfile',
	name: 'Get Profile',
	action: 'Get the profile of a user',
	description: 'Get a user’s name, picture, location and whether the profile is private',
	properties: [userField],
	call: (item) => ({ path: path`/users/${item.string('user')}` }),
});
