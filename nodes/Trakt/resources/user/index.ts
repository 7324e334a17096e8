import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { approveFollowRequest } from './approveRequest';
import { denyFollowRequest } from './denyRequest';
import { followUser } from './follow';
import { getActivities } from './getActivities';
import { getUserComments } from './getComments';
import { getLastActivities } from './getLastActivities';
import { getLikes } from './getLikes';
import { getFollowers, getFollowing, getFriends } from './getPeople';
import { getProfile } from './getProfile';
import { getFollowRequests } from './getRequests';
import { getSettings } from './getSettings';
import { getUserStats } from './getStats';
import { getWatching } from './getWatching';
import { unfollowUser } from './unfollow';

/** The first operation is the default. */
export const user: Room<TraktApi> = {
	name: 'User',
	value: 'user',
	description: 'Profiles, settings, followers and statistics',
	operations: [
		approveFollowRequest,
		denyFollowRequest,
		followUser,
		getActivities,
		getUserComments,
		getLastActivities,
		getLikes,
		getFollowers,
		getFollowing,
		getFriends,
		getProfile,
		getFollowRequests,
		getSettings,
		getUserStats,
		getWatching,
		unfollowUser,
	],
};
