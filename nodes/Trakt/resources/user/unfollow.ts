import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { otherUser } from '../../fields/users';

export const unfollowUser = act({
	resource: 'user',
	operation: 'unfollow',
	name: 'Unfollow',
	action: 'Unfollow a user',
	description: 'Stop following a user',
	properties: [otherUser],
	call: (item) => ({ method: 'DELETE', path: path`/users/${item.string('otherUser')}/follow` }),
});
