import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addToHistory } from './add';
import { getHistory } from './getMany';
import { removeFromHistory } from './remove';
import { removePlays } from './removePlays';

/** The first operation is the default. */
export const history: Room<TraktApi> = {
	name: 'History',
	value: 'history',
	description: 'Every play, with its time',
	operations: [getHistory, addToHistory, removeFromHistory, removePlays],
};
