import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { string, options, boolean } from '../../../shared/node/fields';

export const noteId = string('Note ID', 'noteId', 'The number of the note', {
	required: true,
	placeholder: 'e.g. 190',
	hint: 'From Note: Create, the field "id"',
});

export const noteFields = [
	string('Note', 'notes', 'Up to 500 characters', { required: true, typeOptions: { rows: 4 } }),
	options('Privacy', 'privacy', ['private', 'friends', 'public'], 'Who may see the note'),
	boolean('Spoiler', 'spoiler', 'Whether the note tells what happens'),
];

const LONGEST = 500;

/** @throws InputError for a note that is too long */
export function noteBody(item: ItemInput<(typeof noteFields)[number]>): IDataObject {
	const notes = item.string('notes');
	if (notes.length > LONGEST) throw new InputError('Note', `has ${notes.length} characters`, `Shorten it to ${LONGEST}.`);
	return { notes, spoiler: item.boolean('spoiler'), privacy: item.string('privacy') };
}
