import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addHidden } from './add';
import { getHidden } from './getMany';
import { removeHidden } from './remove';

/** The first operation is the default. */
export const hiddenItem: Room<TraktApi> = {
	name: 'Hidden Item',
	value: 'hiddenItem',
	description: 'What Trakt leaves out of your pages',
	operations: [getHidden, addHidden, removeHidden],
};
