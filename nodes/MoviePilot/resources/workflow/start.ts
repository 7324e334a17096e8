import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { changeWorkflow, workflowField } from './workflowFields';

export const startWorkflow = defineOperation<MoviePilotApi>()({
	resource: 'workflow',
	operation: 'start',
	name: 'Start',
	action: 'Switch a workflow on',
	description: 'Switch a MoviePilot workflow on, so that its timer or event runs it',
	properties: [workflowField],
	execute: async (api, item) => await changeWorkflow(api, item, 'start'),
});
