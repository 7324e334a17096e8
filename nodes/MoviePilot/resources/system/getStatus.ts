import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { systemStatus } from './status';

export const getStatus = defineOperation<MoviePilotApi>()({
	resource: 'system',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of the server',
	description: 'Say which version of MoviePilot answers, how this package speaks to it, and what the credential opens',
	execute: async (api) => await systemStatus(api),
});
