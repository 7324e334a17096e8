import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { noteBody, noteFields, noteId } from './noteFields';

export const updateNote = act({
	resource: 'note',
	operation: 'update',
	name: 'Update',
	action: 'Update a note',
	description: 'Change the words, privacy or spoiler mark of a note of your own',
	properties: [noteId, ...noteFields],
	call: (item) => ({ method: 'PUT', path: path`/notes/${item.string('noteId')}`, body: noteBody(item) }),
});
