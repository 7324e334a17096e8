import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { WatchFlowTraktDeviceApi } from '../../credentials/WatchFlowTraktDeviceApi.credentials';
import { WatchFlowMoviePilotApi } from '../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowKeyApi } from '../../credentials/WatchFlowKeyApi.credentials';
import { WatchFlowRadarrApi } from '../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTmdbApi } from '../../credentials/WatchFlowTmdbApi.credentials';
import { MediaPanelTrigger } from '../../nodes/MediaPanel/MediaPanelTrigger.node';
import { CredentialStore } from '../engine/credentialStore';
import { CredentialsHelper } from '../engine/credentialsHelper';
import { loadModules, type Modules } from '../engine/modules';
import { Registry } from '../engine/registry';
import type { StoredCredential } from '../engine';
import { compressAnswers } from './compress';

export const KEY = 'a key for the panel';
export const PATH = 'panel';

const CREDENTIALS = [
	WatchFlowTraktOAuth2Api,
	WatchFlowTraktDeviceApi,
	WatchFlowTmdbApi,
	WatchFlowKeyApi,
	WatchFlowMoviePilotApi,
	WatchFlowSeerrApi,
	WatchFlowRadarrApi,
	WatchFlowSonarrApi,
];

export interface HostOptions {
	credentials: StoredCredential[];
	parameters?: IDataObject;
	/** `manual` is what "Listen for test event" runs in. */
	mode?: 'webhook' | 'manual';
	/** n8n's public address, where it is another one than this server's. */
	publicUrl?: string;
	/** False for a workflow that n8n has never published with this version of the node. */
	isPublished?: boolean;
}

/** A request that n8n got. */
export interface SeenVisit {
	method: string;
	url: string;
	headers: IncomingMessage['headers'];
}

/**
 * The panel's webhooks on a loopback server, run in n8n-core's own WebhookContext as n8n's server does it,
 * with what n8n answers to cross-origin requests (`webhook-request-handler.js`, 2.41.1).
 */
export class PanelHost {
	/** What the trigger started the workflow with, in order. */
	readonly events: IDataObject[] = [];

	readonly seen: SeenVisit[] = [];

	/** What n8n keeps with the workflow; several hosts may share one, as the processes of one n8n do. */
	staticData: IDataObject = {};

	/** How long n8n takes to save that, in milliseconds. */
	savingMs = 0;

	private constructor(
		private readonly server: Server,
		private readonly registry: Registry,
		private readonly modules: Modules,
		readonly store: CredentialStore,
		private readonly options: HostOptions,
	) {}

	static async start(options: HostOptions): Promise<PanelHost> {
		const modules = loadModules();
		const registry = await Registry.load(modules, [{ nodes: [MediaPanelTrigger], credentials: CREDENTIALS }]);
		const server = createServer((request, response) => {
			compressAnswers(request, response);
			void host
				.answer(request, response)
				.catch((error: Error) => (console.error(error), response.headersSent) || response.writeHead(599).end(error.stack));
		});
		const host: PanelHost = new PanelHost(server, registry, modules, new CredentialStore(options.credentials), options);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		if (options.isPublished !== false) await host.publish();
		return host;
	}

	/** Publishes the workflow as n8n does it: asks the node about each of its webhooks, and saves the workflow's data afterwards. */
	async publish(): Promise<void> {
		const type = this.registry.getByNameAndVersion(this.node.type, 1);
		const workflow = this.workflow();
		await workflow.expression.acquireIsolate();
		try {
			for (const webhookDescription of type.description.webhooks ?? []) {
				const webhook = { webhookDescription, node: this.node.name, path: '', httpMethod: webhookDescription.httpMethod };
				const context = new this.modules.core.HookContext(workflow, this.node, {} as never, 'trigger', 'activate', webhook as never);
				await type.webhookMethods?.default?.checkExists?.call(context as never);
			}
		} finally {
			await workflow.expression.releaseIsolate();
		}
		Object.assign(this.staticData, copyOf(workflow.staticData));
	}

	private get node(): INode {
		const { options } = this;
		const credential = (type: string) => {
			const found = options.credentials.find((one) => one.type === type);
			return found === undefined ? {} : { [type]: { id: found.id, name: found.name } };
		};
		return {
			id: 'panel',
			name: 'Media Panel Trigger',
			type: 'n8n-nodes-watchflow.mediaPanelTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '0b1f7c1e-0000-4000-8000-00000000cafe',
			parameters: { authentication: 'oAuth2', panelKey: KEY, path: PATH, options: {}, ...options.parameters } as INode['parameters'],
			credentials: Object.assign({}, ...options.credentials.map(({ type }) => credential(type))) as INode['credentials'],
		};
	}

	/** n8n reads the workflow and its static data from the database for each request, and writes the latter back. */
	private workflow() {
		return new this.modules.workflow.Workflow({
			id: 'w',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: this.registry,
			staticData: copyOf(this.staticData),
		});
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The panel's path as n8n registers it. */
	private get path(): string {
		return String(this.options.parameters?.path ?? PATH).replace(/^[\s/]+|[\s/]+$/g, '');
	}

	get url(): string {
		return `${this.origin}/webhook/${encodeURI(this.path)}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url = '', headers } = request;
		this.seen.push({ method, url, headers });
		const path = new URL(url, this.origin).pathname;
		if (path === '/somebody-elses-page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>n8n</p>');
		if (headers.origin !== undefined) {
			response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, GET, POST');
			response.setHeader('Access-Control-Allow-Origin', headers.origin);
			if (method === 'OPTIONS') {
				response.setHeader('Access-Control-Max-Age', '300');
				response.setHeader('Access-Control-Allow-Headers', String(headers['access-control-request-headers'] ?? ''));
			}
		}
		if (method === 'OPTIONS') return void response.writeHead(204).end();
		const known = new MediaPanelTrigger().description.webhooks?.some(
			(one) =>
				one.httpMethod === method &&
				`/webhook/${this.path}${one.path.replace(/^=\{\{.*\}\}/, '')}` === decodeURIComponent(path).replace(/\/$/, ''),
		);
		if (known !== true) return void response.writeHead(404).end('{"code":404}');
		const event = await this.run(Object.assign(request, { path, body: bodyOf(headers['content-type'], await textOf(request)) }), response);
		if (event !== undefined) this.events.push(event);
	}

	private async run(request: IncomingMessage & { path: string }, response: ServerResponse): Promise<IDataObject | undefined> {
		const { modules, registry, options, node } = this;
		const workflow = this.workflow();
		const base = `${options.publicUrl ?? this.origin}/webhook`;
		const query = Object.fromEntries(new URL(request.url ?? '', this.origin).searchParams);
		const additionalData = {
			credentialsHelper: new CredentialsHelper(modules, registry, this.store),
			httpRequest: Object.assign(request, { query, params: {} }),
			httpResponse: response,
			webhookBaseUrl: base,
			webhookTestBaseUrl: `${base}-test`,
			restApiUrl: base,
			instanceBaseUrl: base,
			variables: {},
			executionId: '1',
		} as unknown as IWorkflowExecuteAdditionalData;
		const type = registry.getByNameAndVersion(node.type, 1);
		const webhookData = { webhookDescription: type.description.webhooks?.[0], node: node.name, path: '', httpMethod: request.method };
		const mode = options.mode ?? 'webhook';
		await workflow.expression.acquireIsolate();
		try {
			const context = new modules.core.WebhookContext(workflow, node, additionalData, mode, webhookData as never, [], null);
			const result = await type.webhook!.call(context as never);
			if (this.savingMs > 0) await new Promise((resolve) => setTimeout(resolve, this.savingMs));
			Object.assign(this.staticData, copyOf(workflow.staticData));
			// What n8n sends itself, it sends after that.
			if (result.noWebhookResponse !== true) response.end(result.webhookResponse);
			return result.workflowData?.[0]?.[0]?.json;
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

function bodyOf(type = '', text: string): unknown {
	if (type.startsWith('application/json')) return JSON.parse(text === '' ? '{}' : text) as unknown;
	return type.startsWith('application/x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : {};
}

/** As it would come out of the database. */
const copyOf = (data: IDataObject): IDataObject => JSON.parse(JSON.stringify(data)) as IDataObject;
