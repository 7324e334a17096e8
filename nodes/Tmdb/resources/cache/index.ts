import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { flushCache } from './flush';

/** The first operation is the default. */
export const cache: Room<TmdbApi> = {
	name: 'Cache',
	value: 'cache',
	description: 'Answers kept in n8n’s memory',
	operations: [flushCache],
};
