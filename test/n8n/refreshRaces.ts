import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import { startHdHive } from '../simulators/hdHive';
import { startRealDebrid } from '../simulators/realDebrid';
import type { Simulator } from '../simulators/simulator';
import { startTrakt } from '../simulators/trakt';
import { type Credential, type WorkflowRecord } from './client';
import type { QueueStage } from './queueStage';

/** One sign-in that two workers renew at the same moment, over and over. */
export interface Race {
	name: string;
	rounds: number;
	run(stage: QueueStage): Promise<Result>;
}

export interface Result {
	rounds: number;
	/** Rounds in which both workers were refused with the same ended token. */
	met: number;
	/** Rounds in which both asked for a renewal at once: none where something keeps them apart. */
	together: number;
	/** Rounds after which an execution had failed or the sign-in was gone. */
	lost: number;
}

/** How the race is set up for one service. */
interface Service {
	node: { type: string; parameters: IDataObject };
	credential: { type: string; data: IDataObject };
	/** Presses Connect, for a credential that is not signed in by its data. */
	connect?(stage: QueueStage, credential: Credential): Promise<void>;
	api: Simulator;
	auth: Simulator;
	/** The request that both workers send with their token. */
	call: RegExp;
	renewal: RegExp;
	expire(): void;
	/** Renewals that the service has granted. */
	granted(): number;
	close(): Promise<void>;
}

/** How long the first renewal waits for a second one to arrive. */
const RENEWAL_MEETS_MS = 300;

const CALL_MEETS_MS = 5_000;

/** Holds the first requests until so many are there, or for so long. */
export class Meeting {
	arrived = 0;

	/** Whether two of them were there at the same time. */
	together = false;

	private open = true;

	private release!: () => void;

	private readonly done = new Promise<void>((resolve) => (this.release = resolve));

	constructor(private readonly limitMs: number) {}

	readonly wait = async (): Promise<void> => {
		this.arrived += 1;
		if (!this.open) return;
		if (this.arrived === 2) {
			this.together = true;
			return this.release();
		}
		const timer = setTimeout(this.release, this.limitMs);
		await this.done;
		this.open = false;
		clearTimeout(timer);
	};
}

const webhookNode = (path: string) => ({
	id: randomUUID(),
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: randomUUID(),
	position: [0, 0],
	parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
});

/** A workflow of one node behind a webhook. */
export function hookedNode(path: string, type: string, parameters: IDataObject): object {
	const node = { id: randomUUID(), name: 'Node', type, typeVersion: 1, position: [220, 0], parameters };
	return {
		name: path,
		nodes: [webhookNode(path), node],
		connections: { Webhook: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

async function race(stage: QueueStage, service: Service, rounds: number): Promise<Result> {
	const path = `race-${randomUUID()}`;
	const { client } = stage;
	const signIn = async (workflow?: WorkflowRecord): Promise<WorkflowRecord> => {
		if (workflow !== undefined) await client.deactivate(workflow);
		const { type, data } = service.credential;
		const credential = await client.createCredential(randomUUID(), type, data);
		await service.connect?.(stage, credential);
		const made = await client.importWorkflow(hookedNode(path, service.node.type, service.node.parameters), {
			[service.node.type]: [credential],
		});
		await client.activate(made);
		return made;
	};
	let workflow = await signIn();
	const result: Result = { rounds, met: 0, together: 0, lost: 0 };
	const wholesome = async (times: number): Promise<boolean> => {
		const ended = await stage.call(workflow, path, times);
		const failed = ended.find(({ status }) => status !== 'success');
		if (failed !== undefined) await complain(stage, failed.id);
		return failed === undefined;
	};
	assert(await wholesome(1), 'the node works before the race');
	for (let round = 0; round < rounds; round++) {
		const calls = new Meeting(CALL_MEETS_MS);
		const renewals = new Meeting(RENEWAL_MEETS_MS);
		watch(service, calls, renewals);
		const before = service.granted();
		service.expire();
		const good = await wholesome(2);
		unwatch(service);
		if (calls.arrived >= 2 && service.granted() > before) result.met += 1;
		if (renewals.together) result.together += 1;
		// The login must also outlive the race: the next round shows it, and this after the last one.
		if (good && (round < rounds - 1 || (await wholesome(1)))) continue;
		result.lost += 1;
		workflow = await signIn(workflow);
	}
	await client.deactivate(workflow);
	return result;
}

function watch({ api, auth, call, renewal }: Service, calls: Meeting, renewals: Meeting): void {
	const hold = async (request: FastifyRequest): Promise<void> => {
		const line = `${request.method} ${request.url}`;
		if (renewal.test(line)) await renewals.wait();
		else if (call.test(line)) await calls.wait();
	};
	for (const simulator of [api, auth]) simulator.onRequest = hold;
}

function unwatch({ api, auth }: Service): void {
	for (const simulator of [api, auth]) simulator.onRequest = undefined;
}

async function complain(stage: QueueStage, id: string): Promise<void> {
	const { data } = await stage.client.getExecution(id);
	console.log(`        ${data.resultData.error?.message ?? ''} ${data.resultData.error?.description ?? ''}`);
}

async function traktService(kind: 'oAuth2' | 'device', rotation: 'loser' | 'family', callback: string): Promise<Service> {
	const trakt = await startTrakt({ redirectUris: [callback], rotation });
	const form = { clientId: trakt.app.clientId, clientSecret: trakt.app.clientSecret, apiUrl: trakt.api.url, authBase: trakt.auth.url };
	const common = {
		node: { type: 'n8n-nodes-watchflow.trakt', parameters: { authentication: kind, resource: 'user', operation: 'getSettings' } },
		api: trakt.api,
		auth: trakt.auth,
		call: /^GET \/users\/settings/,
		renewal: /^POST \/oauth\/token/,
		expire: () => trakt.expireTokens(),
		granted: () => trakt.state.tokens.refreshes,
		close: async () => await trakt.close(),
	};
	if (kind === 'oAuth2') {
		return {
			...common,
			credential: { type: 'watchFlowTraktOAuth2Api', data: form },
			connect: async ({ client }, { id }) => await client.connectOAuth2(id),
		};
	}
	return {
		...common,
		get credential() {
			const tokens = trakt.signIn();
			const signIn = {
				accessToken: tokens.access_token,
				refreshToken: tokens.refresh_token,
				expiresAt: Date.now() + tokens.expires_in * 1_000,
				signedInFor: `${trakt.auth.url}|${trakt.app.clientId}`,
			};
			return { type: 'watchFlowTraktDeviceApi', data: { ...form, account: '', ...signIn } };
		},
	};
}

async function realDebridService(): Promise<Service> {
	const rd = await startRealDebrid({ rotateRefresh: true });
	return {
		node: { type: 'n8n-nodes-watchflow.realDebrid', parameters: { authentication: 'oAuth2', resource: 'user', operation: 'get' } },
		get credential() {
			const clientId = rd.state.id();
			const tokens = rd.state.issue(clientId);
			const signIn = {
				accessToken: tokens.access_token as string,
				refreshToken: tokens.refresh_token as string,
				expiresAt: Date.now() + 3_600_000,
				tokenClientId: clientId,
				tokenClientSecret: rd.state.secret(),
				signedInFor: `${rd.url}|X245A4XAIBGVM`,
			};
			return { type: 'watchFlowRealDebridOAuth2Api', data: { apiUrl: rd.url, account: '', clientId: '', clientSecret: '', ...signIn } };
		},
		api: rd.api,
		auth: rd.api,
		call: /^GET \/rest\/1\.0\/user/,
		renewal: /^POST \/oauth\/v2\/token/,
		expire: () => rd.state.expireTokens(),
		granted: () => rd.state.refreshes,
		close: async () => await rd.close(),
	};
}

async function hdHiveService(): Promise<Service> {
	const hive = await startHdHive({ refreshMs: 20 });
	return {
		node: { type: 'n8n-nodes-watchflow.hdHive', parameters: { resource: 'usage', operation: 'ping' } },
		get credential() {
			const data = {
				authentication: 'app',
				baseUrl: hive.url,
				clientId: hive.state.app.clientId,
				appSecret: hive.state.app.secret,
				scopes: ['query'],
				...hive.signIn(),
			};
			return { type: 'watchFlowHdHiveOAuth2Api', data };
		},
		api: hive.simulator,
		auth: hive.simulator,
		call: /^GET \/.*ping/,
		renewal: /^POST .*\/oauth\/(?:refresh|token)/,
		expire: () => hive.state.tokens.expireAccess(),
		granted: () => hive.state.tokens.refreshes,
		close: async () => await hive.close(),
	};
}

const CALLBACK = '/rest/oauth2-credential/callback';

const racing = (name: string, rounds: number, start: (callback: string) => Promise<Service>): Race => ({
	name,
	rounds,
	async run(stage) {
		const service = await start(`${stage.main.url}${CALLBACK}`);
		try {
			return await race(stage, service, rounds);
		} finally {
			await service.close();
		}
	},
});

/** Every sign-in whose refresh token may work once only, in each way of the service to punish a second use. */
export const RACES: Race[] = [
	racing('Trakt, Connect button', 50, async (callback) => await traktService('oAuth2', 'loser', callback)),
	racing('Trakt, Connect button, a second use ends the login', 50, async (callback) => await traktService('oAuth2', 'family', callback)),
	racing('Trakt, device code', 50, async (callback) => await traktService('device', 'loser', callback)),
	racing('Trakt, device code, a second use ends the login', 50, async (callback) => await traktService('device', 'family', callback)),
	racing('Real-Debrid', 20, realDebridService),
	racing('HDHive', 20, hdHiveService),
];
