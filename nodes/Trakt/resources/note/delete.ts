import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { noteId } from './noteFields';

export const deleteNote = act({
	resource: 'note',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a note',
	description: 'Delete a note of your own',
	properties: [noteId],
	call: (item) => ({ method: 'DELETE', path: path`/notes/${item.string('noteId')}` }),
});
