import { path } from '../../../shared/http/url';
import { noteId } from './noteFields';
import { getOne } from '../../makers/reads';

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
