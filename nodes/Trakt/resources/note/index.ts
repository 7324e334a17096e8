import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { createNote } from './create';
import { deleteNote } from './delete';
import { getNote } from './get';
import { getNoteItem } from './getItem';
import { getNotes } from './getMany';
import { updateNote } from './update';

/** The first operation is the default. */
export const note: Room<TraktApi> = {
	name: 'Note',
	value: 'note',
	description: 'Your private notes',
	operations: [getNotes, createNote, deleteNote, getNote, getNoteItem, updateNote],
};
