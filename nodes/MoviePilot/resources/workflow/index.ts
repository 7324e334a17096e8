import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { getWorkflows } from './getMany';
import { pauseWorkflow } from './pause';
import { resetWorkflow } from './reset';
import { runWorkflowOperation } from './run';
import { startWorkflow } from './start';

/** The first operation is the default. */
export const workflow: Room<MoviePilotApi> = {
	name: 'Workflow',
	value: 'workflow',
	description: 'Workflows of MoviePilot, not of n8n',
	operations: [getWorkflows, runWorkflowOperation, startWorkflow, pauseWorkflow, resetWorkflow],
};
