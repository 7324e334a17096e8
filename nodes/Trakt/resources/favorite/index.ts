import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { addFavorite } from './add';
import { getFavorites } from './getMany';
import { removeFavorite } from './remove';
import { reorderFavorites } from './reorder';
import { setFavoriteNote } from './setNote';

/** The first operation is the default. */
export const favorite: Room<TraktApi> = {
	name: 'Favorite',
	value: 'favorite',
	description: 'The titles you like best',
	operations: [getFavorites, addFavorite, removeFavorite, reorderFavorites, setFavoriteNote],
};
