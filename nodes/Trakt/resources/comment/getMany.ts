import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getComments = getMany({
	resource: 'comment',
	action: 'Get many comments',
	description: 'List the trending, newest or last changed comments of all users',
	properties: [
		options('Order', 'order', ['trending', 'recent', 'updates'], 'Which comments'),
		options('Kind', 'kind', ['all', 'reviews', 'shouts'], 'Reviews are long, shouts short comments'),
		options('Type', 'type', ['all', 'movies', 'shows', 'seasons', 'episodes', 'lists'], 'What the comments are about'),
	],
	call: (item) => ({
		path: `/comments/${item.string('order')}/${item.string('kind')}/${item.string('type')}`,
		query: { include_replies: false },
	}),
});
