import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { sendMessage } from './send';

/** The first operation is the default. */
export const message: Room<MoviePilotApi> = {
	name: 'Message',
	value: 'message',
	description: 'MoviePilot’s own chat',
	operations: [sendMessage],
};
