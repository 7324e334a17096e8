import { path } from '../../shared/http/url';
import { noteId } from '../notes';
import { getOne } from '../reads';

export const getNote = getOne({
	resource: 'note',
	operation: 'get',
	name: 'Get',
	action: 'Get a note',
	description: 'Get one note by its ID',
	properties: [noteId],
	full: false,
	call: (item) => ({ path: path`/notes/${item.string('noteId')}` }),
});
