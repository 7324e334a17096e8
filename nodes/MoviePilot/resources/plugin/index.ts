import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { callPluginRoute } from './call';
import { getPlugins } from './getMany';

/** The first operation is the default. */
export const plugin: Room<MoviePilotApi> = {
	name: 'Plugin',
	value: 'plugin',
	description: 'Routes of installed plugins',
	operations: [getPlugins, callPluginRoute],
};
