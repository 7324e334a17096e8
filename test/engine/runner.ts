import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { CredentialsHelper } from './credentialsHelper';
import type { Modules } from './modules';
import type { Registry } from './registry';
import type { EngineRun, NodeJson, RunOptions, SearchOptions, WorkflowJson } from './types';

// Nothing listens there: a node that only builds a URL works, one that calls it fails at once.
const BASE = 'http://127.0.0.1:9';

/** Runs workflows for one engine, and keeps each workflow's static data between runs. */
export class WorkflowRunner {
	private readonly staticData = new Map<string, IDataObject>();

	private executions = 0;

	constructor(
		private readonly modules: Modules,
		private readonly registry: Registry,
		private readonly credentialsHelper: CredentialsHelper,
		private readonly credentials: CredentialStore,
	) {}

	async run(json: WorkflowJson, options: RunOptions = {}): Promise<EngineRun> {
		const id = json.id ?? json.name ?? 'workflow';
		if (options.staticData !== undefined) this.staticData.set(id, copy(options.staticData));
		const workflow = this.createWorkflow(id, json, options);
		const mode = options.mode ?? 'trigger';
		const startedAt = performance.now();
		const result = await this.execute(workflow, json, mode, options);
		return {
			...report(result),
			staticData: copy(this.staticData.get(id) ?? {}),
			durationMs: performance.now() - startedAt,
		};
	}

	async search({ type, method, parameters = {}, filter, credentials = {} }: SearchOptions): Promise<INodeListSearchResult> {
		const json = { id: 'search', nodes: [{ id: 'n', name: 'Node', type, typeVersion: 1, position: [0, 0], parameters }], connections: {} };
		const workflow = this.createWorkflow(json.id, json, { credentials });
		const node = workflow.getNode('Node') as INode;
		const additionalData = { ...this.additionalData(workflow, json, 'manual'), currentNodeParameters: parameters };
		const context = new this.modules.core.LoadOptionsContext(workflow, node, additionalData, '');
		const search = this.registry.getByNameAndVersion(type, 1).methods?.listSearch?.[method];
		if (search === undefined) throw new Error(`${type} has no search "${method}"`);
		return await search.call(context, filter);
	}

	private createWorkflow(id: string, json: WorkflowJson, options: RunOptions): Workflow {
		const { name, active, connections, settings } = json as WorkflowJson & IWorkflowBase;
		const nodes = copy(json.nodes) as INode[];
		for (const node of nodes) this.attachCredentials(node, options.credentials ?? {});
		return new this.modules.workflow.Workflow({
			id,
			name,
			nodes,
			connections: copy(connections),
			active: active ?? false,
			nodeTypes: this.registry,
			staticData: copy(this.staticData.get(id) ?? {}),
			settings,
		});
	}

	private attachCredentials(node: INode, given: Record<string, string>): void {
		const { credentials = [] } = this.registry.getByNameAndVersion(node.type, node.typeVersion).description;
		for (const { name: type } of credentials) {
			const stored = this.credentials.get(given[type] ?? '');
			if (stored === undefined) continue;
			node.credentials = { ...node.credentials, [type]: { id: stored.id, name: stored.name } };
		}
	}

	/** As the editor asks for the entries of a drop-down (`loadOptions`) or of a list (`listSearch`). */
	async entries({ type, parameters }: NodeJson, method: string, credentials: Record<string, string>) {
		const node = { id: 'n', name: 'Node', type, typeVersion: 1, position: [0, 0], parameters };
		const workflow = this.createWorkflow('entries', { nodes: [node], connections: {} }, { credentials });
		const additional = this.additionalData(workflow, { nodes: [node], connections: {} }, 'internal');
		const made = workflow.getNode('Node')!;
		const context = new this.modules.core.LoadOptionsContext(workflow, made, additional, '');
		const { methods } = this.registry.getByNameAndVersion(type, 1);
		const search = methods?.listSearch?.[method];
		if (search !== undefined) return (await search.call(context)).results;
		const load = methods?.loadOptions?.[method];
		if (load === undefined) throw new Error(`${type} has no list "${method}"`);
		return await load.call(context);
	}

	private async execute(workflow: Workflow, json: WorkflowJson, mode: WorkflowExecuteMode, options: RunOptions): Promise<IRun> {
		const start = this.startNode(workflow, options.startNode);
		const additionalData = this.additionalData(workflow, json, mode);
		const execution =
			mode === 'manual'
				? this.startManual(workflow, start, additionalData, json, options)
				: this.startProduction(workflow, start, additionalData, options);
		const cancel = (): void => execution.cancel();
		if (options.signal?.aborted) cancel();
		options.signal?.addEventListener('abort', cancel);
		try {
			return await execution;
		} finally {
			options.signal?.removeEventListener('abort', cancel);
		}
	}

	private startNode(workflow: Workflow, name: string | undefined): INode {
		const node = name === undefined ? workflow.getStartNode() : workflow.getNode(name);
		if (node) return node;
		throw new Error(name === undefined ? 'The workflow has no node to start from' : `There is no node "${name}"`);
	}

	/** As the editor does it: the trigger itself runs, and pinned nodes give their pinned items. */
	private startManual(
		workflow: Workflow,
		startNode: INode,
		additionalData: IWorkflowExecuteAdditionalData,
		json: WorkflowJson,
		options: RunOptions,
	) {
		const pinData = { ...(json as IWorkflowBase).pinData, ...options.pinData };
		const { WorkflowExecute } = this.modules.core;
		return new WorkflowExecute(additionalData, 'manual').run({ workflow, startNode, pinData });
	}

	/** As a trigger does it: its items are already there, and the workflow's own pin data is ignored. */
	private startProduction(
		workflow: Workflow,
		startNode: INode,
		additionalData: IWorkflowExecuteAdditionalData,
		{ pinData = {} }: RunOptions,
	) {
		const { [startNode.name]: emitted = [{ json: {} }], ...pinned } = pinData;
		const runExecutionData = this.modules.workflow.createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: startNode, data: { main: [emitted] }, source: null }],
			},
			resultData: { pinData: pinned },
		});
		const { WorkflowExecute } = this.modules.core;
		return new WorkflowExecute(additionalData, 'trigger', runExecutionData).processRunExecutionData(workflow);
	}

	/** What n8n's server hands to everything that it runs. */
	additionalData(workflow: Workflow, json: WorkflowJson, mode: WorkflowExecuteMode): IWorkflowExecuteAdditionalData {
		const executionId = String(++this.executions);
		const { ExecutionLifecycleHooks, ExternalSecretsProxy } = this.modules.core;
		const hooks = new ExecutionLifecycleHooks(mode, executionId, json as IWorkflowBase);
		hooks.addHandler('workflowExecuteAfter', (_run: IRun, changed?: IDataObject) => {
			// n8n saves static data of production executions only, and only when it was changed.
			if (mode !== 'manual' && changed) this.staticData.set(workflow.id, copy(changed));
		});
		const missing = (what: string) => async (): Promise<never> => {
			throw new Error(`This engine has no ${what}`);
		};
		return {
			credentialsHelper: this.credentialsHelper,
			executionId,
			workflowId: workflow.id,
			workflowSettings: workflow.settings,
			currentNodeExecutionIndex: 0,
			variables: {},
			externalSecretsProxy: new ExternalSecretsProxy(),
			hooks,
			restApiUrl: `${BASE}/rest`,
			instanceBaseUrl: `${BASE}/`,
			formBaseUrl: `${BASE}/form`,
			formWaitingBaseUrl: `${BASE}/form-waiting`,
			formTestBaseUrl: `${BASE}/form-test`,
			webhookBaseUrl: `${BASE}/webhook`,
			webhookWaitingBaseUrl: `${BASE}/webhook-waiting`,
			webhookTestBaseUrl: `${BASE}/webhook-test`,
			mcpBaseUrl: `${BASE}/mcp`,
			mcpTestBaseUrl: `${BASE}/mcp-test`,
			setExecutionStatus: () => {},
			logAiEvent: () => {},
			getRunExecutionData: async () => undefined,
			getRuntimeCredential: async () => undefined,
			executeWorkflow: missing('sub-workflows'),
			startRunnerTask: missing('task runner'),
		} as IWorkflowExecuteAdditionalData;
	}
}

function report({ status, data }: IRun): Omit<EngineRun, 'staticData' | 'durationMs'> {
	const { runData, error } = data.resultData;
	return {
		status,
		error,
		runData,
		output: (nodeName, outputIndex = 0): INodeExecutionData[] =>
			(runData[nodeName] ?? []).flatMap(({ data: out }) => out?.main?.[outputIndex] ?? []),
		hints: Object.entries(runData).flatMap(([node, tasks]) => tasks.flatMap(({ hints = [] }) => hints.map((hint) => ({ ...hint, node })))),
	};
}

/** Static data and workflows are JSON in n8n's database, so they make the same round trip here. */
function copy<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}
