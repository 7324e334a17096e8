import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { changeWorkflow, workflowField } from './workflowFields';

export const pauseWorkflow = defineOperation<MoviePilotApi>()({
	resource: 'workflow',
	operation: 'pause',
	name: 'Pause',
	action: 'Switch a workflow off',
	description: 'Switch a MoviePilot workflow off; a run that is under way is stopped',
	properties: [workflowField],
	execute: async (api, item) => await changeWorkflow(api, item, 'pause'),
});
