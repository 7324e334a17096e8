import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getNotes = getMany({
	resource: 'note',
	action: 'Get many notes',
	description: 'List the notes somebody has written on titles, plays, ratings or collected copies',
	properties: [
		options(
			'Type',
			'type',
			['all', 'movies', 'shows', 'seasons', 'episodes', 'people', 'history', 'collection', 'ratings'],
			'What the notes are on',
		),
		userField,
	],
	call: (item) => ({
		path: path`/users/${item.string('user')}/notes/${item.string('type')}`,
		what: 'the notes',
		proven: true,
	}),
});
