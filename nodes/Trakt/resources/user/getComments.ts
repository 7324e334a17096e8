import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getUserComments = getMany({
	resource: 'user',
	operation: 'getComments',
	name: 'Get Many Comments',
	action: 'Get many comments of a user',
	description: 'List the comments a user has written, with what they are about',
	properties: [
		userField,
		options('Kind', 'kind', ['all', 'reviews', 'shouts'], 'Reviews are long, shouts short comments'),
		options('Type', 'type', ['all', 'movies', 'shows', 'seasons', 'episodes', 'lists'], 'What the comments are about'),
	],
	call: (item) => ({
		path: path`/users/${item.string('user')}/comments/${item.string('kind')}/${item.string('type')}`,
	}),
});
