import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import type { ClassPackage, WorkflowJson } from '../engine';
import { firstRun, unchangedRun, type Ask } from './exchanges';
import type { Exchanges } from './types';

/**
 * The floor's exchanges made by nothing but n8n's own request helper: as quick as any node on n8n can be
 * that keeps to that helper, as n8n's rules for community nodes ask.
 */
class HelperAlone implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Helper Alone',
		name: 'helperAlone',
		group: ['transform'],
		version: 1,
		description: 'Makes the exchanges of a sync and nothing else',
		defaults: { name: 'Helper Alone' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Exchanges', name: 'exchanges', type: 'json', default: '{}' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (this.getInputData().length === 0) return [[]];
		const exchanges = JSON.parse(this.getNodeParameter('exchanges', 0) as string) as Exchanges;
		const memory = this.getWorkflowStaticData('node') as { synced?: boolean };
		if (memory.synced === true) await unchangedRun(askOf(this, exchanges));
		else await firstRun(exchanges, askOf(this, exchanges));
		memory.synced = true;
		return [[{ json: {} }]];
	}
}

function askOf({ helpers }: IExecuteFunctions, exchanges: Exchanges): Ask {
	return async ({ service, method, path, body }) => {
		const { url, headers } = exchanges[service];
		const options = { method, url: url + path, headers: { ...headers }, body, json: true, returnFullResponse: true };
		return (await helpers.httpRequest(options)) as Awaited<ReturnType<Ask>>;
	};
}

export const helperPackage: ClassPackage = { name: 'n8n-nodes-bench', nodes: [HelperAlone], credentials: [] };

/** The node behind a trigger. */
export function helperWorkflow(exchanges: Exchanges): WorkflowJson {
	const common = { typeVersion: 1, position: [0, 0] };
	return {
		id: 'helper',
		name: 'Helper',
		active: true,
		nodes: [
			{ ...common, id: 't', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...common, id: 'h', name: 'Helper', type: 'n8n-nodes-bench.helperAlone', parameters: { exchanges: JSON.stringify(exchanges) } },
		],
		connections: { Trigger: { main: [[{ node: 'Helper', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
