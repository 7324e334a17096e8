import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { number, boolean } from '../../../shared/node/fields';
import { idOf } from '../../fields/fields';
import { workflowField } from './workflowFields';
import { runWorkflow } from './workflowRun';

export const runWorkflowOperation = defineOperation<MoviePilotApi>()({
	resource: 'workflow',
	operation: 'run',
	name: 'Run',
	action: 'Run a workflow',
	description: 'Run a MoviePilot workflow. A long one goes on by itself: the result then says "finished": false.',
	properties: [
		workflowField,
		number('Wait For', 'wait', 'How many seconds to wait for the end; the run itself is not cut off', {
			typeOptions: { minValue: 1 },
			default: 10,
		}),
		boolean(
			'From the Beginning',
			'fromBeginning',
			'Whether to start at the first action; otherwise it goes on after the last one that worked',
			{ default: true },
		),
	],
	async execute(api, item) {
		const options = { fromBeginning: item.boolean('fromBeginning'), waitMs: Math.max(1, item.number('wait', 10)) * 1000 };
		return await runWorkflow(api, idOf(item, 'workflowId', 'Workflow'), options);
	},
});
