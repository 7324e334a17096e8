import type { IDataObject, IRunExecutionData, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import { WatchFlowRealDebridApi } from '../../credentials/WatchFlowRealDebridApi.credentials';
import { RealDebrid } from '../../nodes/RealDebrid/RealDebrid.node';
import { CredentialStore } from '../engine/credentialStore';
import { CredentialsHelper } from '../engine/credentialsHelper';
import { loadModules } from '../engine/modules';
import { Registry } from '../engine/registry';
import { WorkflowRunner } from '../engine/runner';
import { skipWaits } from './skipWaits';
import { startRealDebrid } from '../simulators/realDebrid';
import { MAGNET } from './harness';

/** The parts of the runner that a resumed execution needs, too. */
interface Parts {
	createWorkflow(id: string, json: object, options: object): Workflow;
	additionalData(workflow: Workflow, json: object, mode: string): IWorkflowExecuteAdditionalData;
}

const node = (name: string, type: string, parameters: IDataObject) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const WORKFLOW = {
	id: 'w',
	name: 'Wait',
	nodes: [
		node('Trigger', 'n8n-nodes-base.scheduleTrigger', {}),
		node('Add', 'n8n-nodes-watchflow.realDebrid', {
			resource: 'torrent',
			operation: 'addAndWait',
			source: 'magnet',
			magnet: '={{ $json.magnet }}',
			selection: 'video',
			timeout: 30,
		}),
		node('After', 'n8n-nodes-watchflow.realDebrid', { resource: 'time', operation: 'get' }),
	],
	connections: {
		Trigger: { main: [[{ node: 'Add', type: 'main', index: 0 }]] },
		Add: { main: [[{ node: 'After', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
};

it('holds no worker for a long wait: the execution is stored, and goes on after n8n’s wait with what the node found', async () => {
	const rd = await startRealDebrid({ cached: false, end: 'stalled' });
	const atNormalSpeed = skipWaits();
	const modules = loadModules();
	const registry = await Registry.load(modules, [{ nodes: [RealDebrid], credentials: [WatchFlowRealDebridApi] }]);
	const data = { apiUrl: rd.url, apiToken: rd.state.privateToken, checkedToken: 'yes' };
	const store = new CredentialStore([{ id: 'rd', name: 'RD', type: 'watchFlowRealDebridApi', data }]);
	const runner = new WorkflowRunner(modules, registry, new CredentialsHelper(modules, registry, store), store) as unknown as Parts;
	const execute = async (state: IRunExecutionData) => {
		const workflow = runner.createWorkflow('w', WORKFLOW, { credentials: { watchFlowRealDebridApi: 'rd' } });
		const start = workflow.getNode('Trigger');
		const stack = state.executionData?.nodeExecutionStack;
		if (stack?.length === 0 && start !== null) stack.push({ node: start, data: { main: [[{ json: { magnet: MAGNET } }]] }, source: null });
		const { WorkflowExecute } = modules.core;
		return await new WorkflowExecute(runner.additionalData(workflow, WORKFLOW, 'trigger'), 'trigger', state).processRunExecutionData(
			workflow,
		);
	};

	const first = await execute(modules.workflow.createRunExecutionData({ executionData: { nodeExecutionStack: [] } }));
	expect(first.status).toBe('waiting');
	expect(Number(first.waitTill)).toBeGreaterThan(0);
	expect(first.data.resultData.runData.After).toBeUndefined();

	// n8n keeps a waiting execution as JSON in its database.
	const second = await execute(JSON.parse(JSON.stringify(first.data)) as IRunExecutionData);
	atNormalSpeed();
	const added = rd.api.seen(/addMagnet/).length;
	await rd.close();
	expect(second.status).toBe('success');
	const [given] = second.data.resultData.runData.Add?.[0]?.data?.main?.[0] ?? [];
	expect(given?.json).toMatchObject({ ready: false, status: 'downloading', addedHere: true });
	expect(second.data.resultData.runData.After).toHaveLength(1);
	expect(added).toBe(1);
});
