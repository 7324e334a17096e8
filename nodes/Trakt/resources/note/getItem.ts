import { path } from '../../../shared/http/url';
import { noteId } from './noteFields';
import { getOne } from '../../makers/reads';

export const getNoteItem = getOne({
	resource: 'note',
	operation: 'getItem',
	name: 'Get Title',
	action: 'Get the title of a note',
	description: 'Get what a note is on',
	properties: [noteId],
	full: false,
	call: (item) => ({ path: path`/notes/${item.string('noteId')}/item` }),
});
