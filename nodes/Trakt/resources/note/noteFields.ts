import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { flag, text } from '../../../shared/node/fields';
import { choice } from '../../fields/fields';

export const noteId = text('Note ID', 'noteId', 'The number of the note', { required: true });

export const noteFields: INodeProperties[] = [
	text('Note', 'notes', 'Up to 500 characters', { required: true, typeOptions: { rows: 4 } }),
	choice('Privacy', 'privacy', ['private', 'friends', 'public'], 'Who may see the note'),
	flag('Spoiler', 'spoiler', 'Whether the note tells what happens'),
];

const LONGEST = 500;

/** @throws InputError for a note that is too long */
export function noteBody(item: ItemInput): IDataObject {
	const notes = item.string('notes');
	if (notes.length > LONGEST) throw new InputError('Note', `has ${notes.length} characters`, `Shorten it to ${LONGEST}.`);
	return { notes, spoiler: item.boolean('spoiler'), privacy: item.string('privacy') };
}
