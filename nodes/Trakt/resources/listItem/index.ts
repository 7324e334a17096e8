import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addListItems } from './add';
import { getListItems } from './getMany';
import { removeListItems } from './remove';
import { reorderListItems } from './reorder';
import { setListItemNote } from './setNote';

/** The first operation is the default. */
export const listItem: Room<TraktApi> = {
	name: 'List Item',
	value: 'listItem',
	description: 'What stands on a list',
	operations: [getListItems, addListItems, removeListItems, reorderListItems, setListItemNote],
};
