import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getTitle, getTitleIds, getTitleProviders, getTitleRecommendations } from '../../makers/titleDetails';

/** The first operation is the default. */
export const movie: Room<TmdbApi> = {
	name: 'Movie',
	value: 'movie',
	description: 'One film: details, IDs, recommendations, providers',
	operations: [getTitle('movie'), getTitleIds('movie'), getTitleProviders('movie'), getTitleRecommendations('movie')],
};
