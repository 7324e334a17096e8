import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getAccount } from './get';
import { addTo, getList, removeFrom } from './lists';

/** The first operation is the default. */
export const account: Room<TmdbApi> = {
	name: 'Account',
	value: 'account',
	description: 'Favorites and watchlist',
	operations: [
		getList('watchlist'),
		addTo('watchlist'),
		removeFrom('watchlist'),
		getList('favorite'),
		addTo('favorite'),
		removeFrom('favorite'),
		getAccount,
	],
};
