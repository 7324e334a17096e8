import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { changeWorkflow, workflowField } from './workflowFields';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Reset It';

export const resetWorkflow = defineOperation<MoviePilotApi>()({
	resource: 'workflow',
	operation: 'reset',
	name: 'Reset',
	action: 'Reset a workflow',
	description: 'Make a MoviePilot workflow forget its progress, result and number of runs; a run that is under way is stopped',
	properties: [workflowField, confirm(CONFIRM, 'Whether its progress and its counters may be lost')],
	async execute(api, item) {
		confirmed(item, CONFIRM, 'A reset stops the workflow and loses its progress and its counters.');
		return await changeWorkflow(api, item, 'reset');
	},
});
