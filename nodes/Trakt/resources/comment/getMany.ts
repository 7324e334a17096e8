import { choice } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getComments = getMany({
	resource: 'comment',
	action: 'Get many comments',
	description: 'List the trending, newest or last changed comments of all users',
	properties: [
		choice('Order', 'order', ['trending', 'recent', 'updates'], 'Which comments'),
		choice('Kind', 'kind', ['all', 'reviews', 'shouts'], 'Reviews are long, shouts short comments'),
		choice('Type', 'type', ['all', 'movies', 'shows', 'seasons', 'episodes', 'lists'], 'What the comments are about'),
	],
	call: (item) => ({
		path: `/comments/${item.string('order')}/${item.string('kind')}/${item.string('type')}`,
		query: { include_replies: false },
	}),
});
