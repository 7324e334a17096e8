import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { WatchFlowKeyApi } from '../../credentials/WatchFlowKeyApi.credentials';
import { WatchFlowRealDebridApi } from '../../credentials/WatchFlowRealDebridApi.credentials';
import { WatchFlowRealDebridOAuth2Api } from '../../credentials/WatchFlowRealDebridOAuth2Api.credentials';
import { RealDebrid } from '../../nodes/RealDebrid/RealDebrid.node';
import { RealDebridOAuthTrigger } from '../../nodes/RealDebrid/RealDebridOAuthTrigger.node';
import { RealDebridTrigger } from '../../nodes/RealDebrid/RealDebridTrigger.node';
import type { StoredCredential } from '../engine';
import { CredentialStore } from '../engine/credentialStore';
import { CredentialsHelper } from '../engine/credentialsHelper';
import { loadModules, type Modules } from '../engine/modules';
import { Registry } from '../engine/registry';

const CLASSES = {
	nodes: [RealDebrid, RealDebridTrigger, RealDebridOAuthTrigger],
	credentials: [WatchFlowRealDebridApi, WatchFlowRealDebridOAuth2Api, WatchFlowKeyApi],
};

/** One trigger node of an active workflow in n8n-core's own contexts, with a credential that lasts. */
export class TriggerHost {
	/** What the webhooks started the workflow with, in order. */
	readonly events: IDataObject[] = [];

	private server?: Server;

	private constructor(
		private readonly modules: Modules,
		private readonly registry: Registry,
		private readonly store: CredentialStore,
		private readonly node: INode,
		private readonly workflow: Workflow,
	) {}

	/** @param key of a WatchFlow Key credential */
	static async create(
		type: string,
		parameters: IDataObject,
		credential: StoredCredential,
		key?: string,
		classes: object = CLASSES,
	): Promise<TriggerHost> {
		const stored =
			key === undefined ? [credential] : [credential, { id: 'key', name: 'Key', type: 'watchFlowKeyApi', data: { secretKey: key } }];
		const modules = loadModules();
		const registry = await Registry.load(modules, [classes as typeof CLASSES]);
		const node = {
			id: 'trigger',
			name: 'Trigger',
			type: `n8n-nodes-watchflow.${type}`,
			typeVersion: key === undefined ? 1 : 2,
			position: [0, 0],
			webhookId: 'cafe',
			parameters,
			credentials: Object.fromEntries(stored.map(({ id, name, type: of }) => [of, { id, name }])),
		} as unknown as INode;
		const workflow = new modules.workflow.Workflow({ id: 'w', nodes: [node], connections: {}, active: true, nodeTypes: registry });
		return new TriggerHost(modules, registry, new CredentialStore(stored), node, workflow);
	}

	get credential(): ICredentialDataDecryptedObject {
		return this.store.get(this.node.credentials?.watchFlowRealDebridOAuth2Api?.id ?? '')?.data ?? {};
	}

	/** One poll; null when nothing was found. */
	async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<IDataObject[] | null> {
		const context = new this.modules.core.PollContext(this.workflow, this.node, this.additional({}), mode, 'init');
		const found = (await this.type.poll?.call(context as never)) as INodeExecutionData[][] | null | undefined;
		return found?.[0]?.map(({ json }) => json) ?? null;
	}

	/** As a node that was just put into a workflow. */
	forget(): void {
		const memory = this.workflow.getStaticData('node', this.node);
		for (const name of Object.keys(memory)) delete memory[name];
	}

	/** Serves both webhooks on loopback; gives their folder. */
	async serve(): Promise<string> {
		this.server = createServer((request, response) => {
			const name = request.url?.includes('/connect') === true ? 'setup' : 'default';
			this.webhook(request, response, name).then(
				(event) => event && this.events.push(event),
				(error: Error) => response.writeHead(599).end(error.message),
			);
		});
		await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
		return `${this.base}/cafe`;
	}

	async close(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve) ?? resolve(undefined));
	}

	private get base(): string {
		return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/webhook`;
	}

	private get type() {
		return this.registry.getByNameAndVersion(this.node.type, this.node.typeVersion);
	}

	private async webhook(request: IncomingMessage, response: unknown, name: string): Promise<IDataObject | undefined> {
		const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams);
		const description = this.type.description.webhooks?.find((one) => one.name === name);
		const webhook = { webhookDescription: description, isTest: false, node: this.node.name, path: '', httpMethod: 'GET' };
		const additional = this.additional({ httpRequest: Object.assign(request, { query, params: {}, body: {} }), httpResponse: response });
		const context = new this.modules.core.WebhookContext(this.workflow, this.node, additional, 'webhook', webhook as never, [], null);
		const result = await this.type.webhook?.call(context as never);
		return result?.workflowData?.[0]?.[0]?.json;
	}

	private additional(more: object): IWorkflowExecuteAdditionalData {
		const base = this.server === undefined ? 'http://127.0.0.1:9' : this.base;
		return {
			credentialsHelper: new CredentialsHelper(this.modules, this.registry, this.store),
			webhookBaseUrl: base,
			webhookTestBaseUrl: `${base}-test`,
			restApiUrl: base,
			instanceBaseUrl: base,
			variables: {},
			executionId: '1',
			...more,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
