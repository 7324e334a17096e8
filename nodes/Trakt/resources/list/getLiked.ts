import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getLikedLists = getMany({
	resource: 'list',
	operation: 'getLiked',
	name: 'Get Many Liked',
	action: 'Get many liked lists',
	description: 'List the lists of others that a user has liked',
	properties: [userField],
	full: false,
	call: (item) => ({
		path: path`/users/${item.string('user')}/likes/lists`,
		what: 'the liked lists',
		proven: true,
	}),
});
