import type { Operation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { TraktApi } from '../../client/api';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getFollowers = getPeople('followers', 'Followers', 'List who follows a user, and since when');

export const getFollowing = getPeople('following', 'Following', 'List whom a user follows, and since when');

export const getFriends = getPeople('friends', 'Friends', 'List the users who follow each other with a user');

function getPeople(segment: string, name: string, description: string): Operation<TraktApi> {
	return getMany({
		resource: 'user',
		operation: `get${name}`,
		name: `Get Many ${name}`,
		action: `Get many ${segment} of a user`,
		description,
		properties: [userField],
		call: (item) => ({ path: path`/users/${item.string('user')}/${segment}`, paged: false }),
	});
}
