import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getTitle, getTitleIds, getTitleProviders, getTitleRecommendations } from '../../makers/titleDetails';

/** The first operation is the default. */
export const show: Room<TmdbApi> = {
	name: 'Show',
	value: 'show',
	description: 'One TV show: details, IDs, recommendations, providers',
	operations: [getTitle('tv'), getTitleIds('tv'), getTitleProviders('tv'), getTitleRecommendations('tv')],
};
