import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, IDataObject, INode, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import { WatchFlowKeyApi } from '../../credentials/WatchFlowKeyApi.credentials';
import { WatchFlowHdHiveOAuth2Api } from '../../credentials/WatchFlowHdHiveOAuth2Api.credentials';
import { HdHiveOAuthTrigger } from '../../nodes/HdHive/HdHiveOAuthTrigger.node';
import { CredentialStore } from '../engine/credentialStore';
import { CredentialsHelper } from '../engine/credentialsHelper';
import { loadModules, type Modules } from '../engine/modules';
import { Registry } from '../engine/registry';
import type { StoredCredential } from '../engine';

export interface HostOptions {
	credential: StoredCredential;
	connectKey?: string;
	/** `manual` is what "Listen for test event" runs in. */
	mode?: 'webhook' | 'manual';
	/** What n8n believes its public address to be; its own loopback address when absent. */
	publicUrl?: string;
	/** Folder below the host at which a proxy serves n8n. */
	folder?: string;
}

/**
 * The webhooks of one trigger node on a loopback server, run in n8n-core's own WebhookContext as
 * n8n's server does it: the node answers the browser itself.
 */
export class WebhookHost {
	/** What the trigger started the workflow with, in order. */
	readonly events: IDataObject[] = [];

	private constructor(
		private readonly server: Server,
		readonly store: CredentialStore,
		private readonly credentialId: string,
	) {}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Where the two webhooks live. */
	get url(): string {
		return `${this.origin}/webhook/0b1f7c1e-0000-4000-8000-00000000cafe`;
	}

	get credential(): ICredentialDataDecryptedObject {
		return this.store.get(this.credentialId)?.data ?? {};
	}

	static async start(options: HostOptions): Promise<WebhookHost> {
		const modules = loadModules();
		const registry = await Registry.load(modules, [
			{ nodes: [HdHiveOAuthTrigger], credentials: [WatchFlowHdHiveOAuth2Api, WatchFlowKeyApi] },
		]);
		const store = new CredentialStore([
			options.credential,
			{ id: 'key', name: 'Key', type: 'watchFlowKeyApi', data: { secretKey: options.connectKey ?? 'a long connect key' } },
		]);
		const helper = new CredentialsHelper(modules, registry, store);
		const server = createServer((request, response) => {
			const path = new URL(request.url ?? '', 'http://x').pathname.replace(options.folder ?? '', '');
			const name = path.endsWith('/connect') ? 'setup' : path.endsWith('/callback') ? 'default' : undefined;
			if (name === undefined) return response.writeHead(404).end();
			const base = options.publicUrl ?? `${host.origin}${options.folder ?? ''}/webhook`;
			const call = { modules, registry, helper, options, base, request, response, name } as const;
			return run(call).then(
				(event) => event && host.events.push(event),
				(error: Error) => response.writeHead(599).end(error.message),
			);
		});
		const host = new WebhookHost(server, store, options.credential.id);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return host;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

interface Call {
	modules: Modules;
	registry: Registry;
	helper: CredentialsHelper;
	options: HostOptions;
	base: string;
	request: IncomingMessage;
	response: unknown;
	name: 'default' | 'setup';
}

async function run({ modules, registry, helper, options, base, request, response, name }: Call): Promise<IDataObject | undefined> {
	const { credential } = options;
	const node: INode = {
		id: 'trigger',
		name: 'HDHive OAuth Callback Trigger',
		type: 'n8n-nodes-watchflow.hdHiveOAuthTrigger',
		typeVersion: 2,
		position: [0, 0],
		webhookId: '0b1f7c1e-0000-4000-8000-00000000cafe',
		parameters: {},
		credentials: { watchFlowHdHiveOAuth2Api: { id: credential.id, name: credential.name }, watchFlowKeyApi: { id: 'key', name: 'Key' } },
	};
	const workflow: Workflow = new modules.workflow.Workflow({ id: 'w', nodes: [node], connections: {}, active: true, nodeTypes: registry });
	const url = new URL(request.url ?? '', base);
	const query: IDataObject = {};
	for (const key of url.searchParams.keys()) {
		const all = url.searchParams.getAll(key);
		query[key] = all.length > 1 ? all : all[0];
	}
	const additionalData = {
		credentialsHelper: helper,
		httpRequest: Object.assign(request, { query, params: {}, body: {} }),
		httpResponse: response,
		webhookBaseUrl: base,
		webhookTestBaseUrl: `${base}-test`,
		restApiUrl: base,
		instanceBaseUrl: base,
		variables: {},
		executionId: '1',
	} as unknown as IWorkflowExecuteAdditionalData;
	const description = new HdHiveOAuthTrigger().description.webhooks?.find((one) => one.name === name);
	const webhookData = { webhookDescription: description, isTest: options.mode === 'manual', node: node.name, path: '', httpMethod: 'GET' };
	const context = new modules.core.WebhookContext(
		workflow,
		node,
		additionalData,
		options.mode === 'manual' ? 'manual' : 'webhook',
		webhookData as never,
		[],
		null,
	);
	const type = registry.getByNameAndVersion(node.type, node.typeVersion);
	const result = await type.webhook!.call(context as never);
	if (result.noWebhookResponse !== true) throw new Error('the node left the answer to n8n');
	return result.workflowData?.[0]?.[0]?.json;
}
