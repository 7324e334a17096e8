import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { WatchFlowKeyApi } from '../../credentials/WatchFlowKeyApi.credentials';
import { MoviePilotTrigger } from '../../nodes/MoviePilot/MoviePilotTrigger.node';
import { CredentialStore } from '../engine/credentialStore';
import { CredentialsHelper } from '../engine/credentialsHelper';
import { loadModules } from '../engine/modules';
import { Registry } from '../engine/registry';

/** The webhook of one trigger node on a loopback server, run in n8n-core's own WebhookContext. */
export class WebhookHost {
	/** What the trigger started the workflow with, in order. */
	readonly events: IDataObject[] = [];

	private constructor(private readonly server: Server) {}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook/moviepilot`;
	}

	/**
	 * @param parameters of the node, as a workflow has them
	 * @param key of its WatchFlow Key credential; without one its secret is in the parameters, as before there was one
	 */
	static async start(parameters: IDataObject, key?: string): Promise<WebhookHost> {
		const modules = loadModules();
		const registry = await Registry.load(modules, [{ nodes: [MoviePilotTrigger], credentials: [WatchFlowKeyApi] }]);
		const stored = { id: 'key', name: 'Key', type: 'watchFlowKeyApi', data: { secretKey: key ?? '' } };
		const credentialsHelper = new CredentialsHelper(modules, registry, new CredentialStore([stored]));
		const node: INode = {
			id: 'trigger',
			name: 'MoviePilot Trigger',
			type: 'n8n-nodes-watchflow.moviePilotTrigger',
			typeVersion: key === undefined ? 1 : 2,
			position: [0, 0],
			parameters: parameters as INode['parameters'],
			...(key === undefined ? {} : { credentials: { watchFlowKeyApi: { id: stored.id, name: stored.name } } }),
		};
		const workflow = new modules.workflow.Workflow({ id: 'w', nodes: [node], connections: {}, active: true, nodeTypes: registry });
		const [webhookDescription] = new MoviePilotTrigger().description.webhooks ?? [];
		const host = new WebhookHost(
			createServer((request, response) => {
				void readBody(request).then(async (body) => {
					const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams);
					const additionalData = {
						credentialsHelper,
						httpRequest: Object.assign(request, { query, params: {}, body }),
						httpResponse: response,
					} as unknown as IWorkflowExecuteAdditionalData;
					const webhookData = { webhookDescription, isTest: false, node: node.name, path: '', httpMethod: 'POST' };
					const context = new modules.core.WebhookContext(workflow, node, additionalData, 'webhook', webhookData as never, [], null);
					const result = await registry.getByNameAndVersion(node.type, node.typeVersion).webhook!.call(context as never);
					const event = result.workflowData?.[0]?.[0]?.json;
					if (event !== undefined) host.events.push(event);
				});
			}),
		);
		await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
		return host;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** As n8n reads it: JSON where the content type says so, text otherwise. */
async function readBody(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString();
	if (request.headers['content-type']?.includes('json') !== true) return text === '' ? {} : text;
	return JSON.parse(text) as unknown;
}
