import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { checkListItem } from './checkItem';
import { clearList } from './clear';
import { createList } from './create';
import { deleteList } from './delete';
import { getList } from './get';
import { getListItems } from './getItems';
import { getLists } from './getMany';
import { addListItems, removeListItems } from './items';
import { updateList } from './update';

/** The first operation is the default. */
export const list: Room<TmdbApi> = {
	name: 'List',
	value: 'list',
	description: 'Lists of films and shows',
	operations: [
		getLists,
		getList,
		getListItems,
		addListItems,
		removeListItems,
		checkListItem,
		createList,
		updateList,
		clearList,
		deleteList,
	],
};
