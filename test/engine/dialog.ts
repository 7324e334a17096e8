import type {
	ICredentialsDecrypted,
	ICredentialTestRequest,
	IHttpRequestOptions,
	INode,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { Modules } from './modules';
import type { Registry } from './registry';

const TYPE = 'n8n-nodes-base.noOp';

type Rule = NonNullable<ICredentialTestRequest['rules']>[number];

/**
 * What a credential's dialog shows after Save: "OK", or the sentence under More details. n8n's server
 * (credentials-tester.service, 2.41) runs the request of the test as a routing node, and reads its rules.
 */
export async function dialogSays(
	{ core, workflow: { Workflow } }: Modules,
	registry: Registry,
	additionalData: IWorkflowExecuteAdditionalData,
	credential: ICredentialsDecrypted,
): Promise<string> {
	const { test } = registry.getCredential(credential.type);
	if (test === undefined) return 'No testing function found for this credential.';
	const nodeType = routingType(credential.type, test.request as IHttpRequestOptions);
	const { id, name, type } = credential;
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: { temp: '' },
		credentials: { [type]: { id, name } },
	};
	const nodeTypes = { getKnownTypes: () => ({}), getByName: () => nodeType, getByNameAndVersion: () => nodeType };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const input = { main: [[{ json: {} }]] };
	const execution = { node, data: {}, source: null };
	const run = { resultData: { runData: {} } } as never;
	const context = new core.ExecuteContext(workflow, node, additionalData, 'internal', run, 0, [], input, execution, []);
	const rules: Rule[] = test.rules ?? [];
	try {
		const answer = await new core.RoutingNode(context, nodeType, credential).runNode();
		return bySuccess(rules, (answer?.[0]?.[0]?.json ?? {}) as Record<string, unknown>);
	} catch (error) {
		return byFailure(rules, error as Failure);
	}
}

interface Failure extends Error {
	cause?: { response?: { status: number; statusText?: string }; code?: string };
}

function bySuccess(rules: Rule[], body: Record<string, unknown>): string {
	for (const rule of rules as Array<{ type: string; properties: { key: string; value: unknown; message: string } }>) {
		if (rule.type === 'responseSuccessBody' && body[rule.properties.key] === rule.properties.value) return rule.properties.message;
	}
	return 'OK';
}

function byFailure(rules: Rule[], error: Failure): string {
	const { response, code } = error.cause ?? {};
	if (response === undefined) return code ?? error.message;
	for (const rule of rules) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) return rule.properties.message;
	}
	return response.statusText ?? `Received HTTP status code: ${response.status}`;
}

const routingType = (credential: string, request: IHttpRequestOptions): INodeType => ({
	description: {
		displayName: 'Temp',
		name: TYPE,
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: credential, required: true }],
		properties: [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request: request as never } }],
	},
});
