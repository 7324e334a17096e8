import type { Room } from '../../../shared/node/form';
import type { TmdbApi } from '../../client/api';
import { getConfiguration } from './get';
import { getImageUrls } from './getImageUrls';

/** The first operation is the default. */
export const configuration: Room<TmdbApi> = {
	name: 'Configuration',
	value: 'configuration',
	description: 'Image addresses and sizes',
	operations: [getImageUrls, getConfiguration],
};
