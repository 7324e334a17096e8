import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { createList } from './create';
import { deleteList } from './delete';
import { getList } from './get';
import { getCollaborations } from './getCollaborations';
import { getListComments } from './getComments';
import { getLikedLists } from './getLiked';
import { getListLikes } from './getLikes';
import { getLists } from './getMany';
import { getPopularLists } from './getPopular';
import { getTrendingLists } from './getTrending';
import { likeList } from './like';
import { reorderLists } from './reorder';
import { unlikeList } from './unlike';
import { updateList } from './update';

/** The first operation is the default. */
export const list: Room<TraktApi> = {
	name: 'List',
	value: 'list',
	description: 'Your own lists and those of others',
	operations: [
		getLists,
		createList,
		deleteList,
		getList,
		getCollaborations,
		getListComments,
		getLikedLists,
		getListLikes,
		getPopularLists,
		getTrendingLists,
		likeList,
		reorderLists,
		unlikeList,
		updateList,
	],
};
