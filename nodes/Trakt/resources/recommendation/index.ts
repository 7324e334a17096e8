import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { getRecommendations } from './getMany';
import { hideRecommendation } from './hide';

/** The first operation is the default. */
export const recommendation: Room<TraktApi> = {
	name: 'Recommendation',
	value: 'recommendation',
	description: 'What Trakt suggests to you',
	operations: [getRecommendations, hideRecommendation],
};
