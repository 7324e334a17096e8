import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getActivities = getMany({
	resource: 'user',
	operation: 'getActivities',
	name: 'Get Many Activities',
	action: 'Get many activities of friends',
	description: 'List what the friends or followers of a user, or those the user follows, have watched lately',
	properties: [userField, options('Of', 'of', ['friends', 'followers', 'following'], 'Whose activities')],
	call: (item) => ({ path: path`/users/${item.string('user')}/${item.string('of')}/activities` }),
});
