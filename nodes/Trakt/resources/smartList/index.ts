import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getSmartList } from './get';
import { getSmartListItems } from './getItems';
import { getSmartLists } from './getMany';

/** The first operation is the default. */
export const smartList: Room<TraktApi> = {
	name: 'Smart List',
	value: 'smartList',
	description: 'Lists that Trakt fills by filters',
	operations: [getSmartLists, getSmartList, getSmartListItems],
};
