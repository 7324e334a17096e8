import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getTrending } from './getMany';

/** The first operation is the default. */
export const trending: Room<TmdbApi> = {
	name: 'Trending',
	value: 'trending',
	description: 'What is looked at most today or this week',
	operations: [getTrending],
};
