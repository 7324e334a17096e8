import type { IDataObject } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { idOf } from '../../fields/fields';
import { simpleWorkflow } from '../../client/records';
import { workflow } from './workflowRun';
import { options } from '../../../shared/node/fields';

export const workflowField = options(
	'Workflow Name or ID',
	'workflowId',
	[],
	'The workflow in MoviePilot. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	{ typeOptions: { loadOptionsMethod: 'getWorkflows' }, required: true },
);

/** Switches a workflow on or off or resets it, and returns it as it is then. */
export async function changeWorkflow(
	api: MoviePilotApi,
	item: ItemInput<typeof workflowField>,
	change: 'start' | 'pause' | 'reset',
): Promise<IDataObject> {
	const id = idOf(item, 'workflowId', 'Workflow');
	await api.call({ method: 'POST', path: path`/api/v1/workflow/${id}` + `/${change}`, retry: 'idempotent' });
	return simpleWorkflow(await workflow(api, id));
}
