import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getLikes = getMany({
	resource: 'user',
	operation: 'getLikes',
	name: 'Get Many Likes',
	action: 'Get many likes of a user',
	description: 'List the comments or lists that a user has liked',
	properties: [userField, options('Type', 'type', ['comments', 'lists'], 'What was liked')],
	full: false,
	call: (item) => ({ path: path`/users/${item.string('user')}/likes/${item.string('type')}` }),
});
