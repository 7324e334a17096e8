import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { otherUser } from '../../fields/users';

export const followUser = act({
	resource: 'user',
	operation: 'follow',
	name: 'Follow',
	action: 'Follow a user',
	description: 'Follow a user; a private user has to approve it first',
	properties: [otherUser],
	call: (item) => ({ method: 'POST', path: path`/users/${item.string('otherUser')}/follow` }),
});
