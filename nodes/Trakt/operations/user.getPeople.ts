import type { Operation } from '../../shared/operation';
import { path } from '../../shared/http/url';
import type { TraktApi } from '../api';
import { userField } from '../fields';
import { getMany } from '../reads';

const WHO = [
	['followers', 'Followers', 'List who follows a user, and since when'],
	['following', 'Following', 'List whom a user follows, and since when'],
	['friends', 'Friends', 'List the users who follow each other with a user'],
] as const;

export const userPeopleOperations: Array<Operation<TraktApi>> = WHO.map(([segment, name, description]) =>
	getMany({
		resource: 'user',
		operation: `get${name}`,
		name: `Get Many ${name}`,
		action: `Get many ${segment} of a user`,
		description,
		properties: [userField],
		call: (item) => ({ path: path`/users/${item.string('user')}/${segment}`, paged: false }),
	}),
);
