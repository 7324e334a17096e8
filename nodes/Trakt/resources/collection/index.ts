import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addToCollection } from './add';
import { getCollection } from './getMany';
import { removeFromCollection } from './remove';

/** The first operation is the default. */
export const collection: Room<TraktApi> = {
	name: 'Collection',
	value: 'collection',
	description: 'What you own',
	operations: [getCollection, addToCollection, removeFromCollection],
};
