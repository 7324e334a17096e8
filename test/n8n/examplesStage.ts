import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { filesIn, ROOT } from '../package/build';
import { fillSample as fillHdHive, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { startOpenAi, type OpenAiSimulator } from '../simulators/openAi';
import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { startSeerr, type SeerrSimulator } from '../simulators/seerr';
import { startSonarr, type SonarrSimulator } from '../simulators/sonarr';
import { startTelegram, type TelegramSimulator } from '../simulators/telegram';
import { startTmdb, type TmdbSimulator } from '../simulators/tmdb';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import type { Credential, Execution, N8nClient, WorkflowRecord } from './client';
import type { N8nServer } from './server';
import { Website } from './website';
import { eventually } from './steps';

/** Node types, without their package, to the credential types they are given. */
const USES: Record<string, string[]> = {
	mediaSync: [
		'watchFlowTraktOAuth2Api',
		'watchFlowTraktDeviceApi',
		'watchFlowTmdbApi',
		'watchFlowMoviePilotApi',
		'watchFlowSeerrApi',
		'watchFlowRadarrApi',
		'watchFlowSonarrApi',
	],
	mediaPanelTrigger: ['watchFlowTraktOAuth2Api', 'watchFlowTmdbApi', 'watchFlowKeyApi'],
	tmdb: ['watchFlowTmdbApi'],
	moviePilot: ['watchFlowMoviePilotApi'],
	seerr: ['watchFlowSeerrApi'],
	radarr: ['watchFlowRadarrApi'],
	sonarr: ['watchFlowSonarrApi'],
	trakt: ['watchFlowTraktOAuth2Api', 'watchFlowTraktDeviceApi'],
	traktTrigger: ['watchFlowTraktOAuth2Api'],
	traktTool: ['watchFlowTraktOAuth2Api'],
	hdHive: ['watchFlowHdHiveOAuth2Api'],
	realDebrid: ['watchFlowRealDebridApi'],
	realDebridTrigger: ['watchFlowRealDebridApi'],
	realDebridTool: ['watchFlowRealDebridApi'],
	telegram: ['telegramApi'],
	telegramTrigger: ['telegramApi'],
	lmChatOpenAi: ['openAiApi'],
	webhook: ['httpHeaderAuth'],
};

/** What the credentials are called in n8n. */
const NAMES: Record<string, string> = {
	watchFlowTraktOAuth2Api: 'Trakt account',
	watchFlowTraktDeviceApi: 'Trakt account by device code',
	watchFlowMoviePilotApi: 'MoviePilot',
	watchFlowKeyApi: 'Key of the panel',
	watchFlowRealDebridApi: 'Real-Debrid token',
	watchFlowRealDebridOAuth2Api: 'Real-Debrid account',
	watchFlowHdHiveOAuth2Api: 'HDHive account',
	watchFlowTmdbApi: 'TMDB account',
	watchFlowSeerrApi: 'Seerr',
	watchFlowRadarrApi: 'Radarr',
	watchFlowSonarrApi: 'Sonarr',
	telegramApi: 'Telegram bot',
	httpHeaderAuth: 'Command key',
	openAiApi: 'OpenAI',
};

/** What a caller of a web request has to show. */
export const COMMAND_KEY = randomBytes(24).toString('hex');

export interface ExampleNode {
	name: string;
	type: string;
	parameters: IDataObject;
	[key: string]: unknown;
}

export interface Example {
	name: string;
	nodes: ExampleNode[];
	[key: string]: unknown;
}

/** The importable workflows that the package ships in its repository. */
export const exampleFiles = (): string[] => filesIn('examples', '.json');

export const readExample = (file: string): Example => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Example;

/** What a person changes in a node after the import: node name to parameters. */
export type Changes = Record<string, IDataObject>;

/** Services of their own for the examples, and one credential for each of them, on a running n8n. */
export class ExampleStage {
	private readonly credentials: Record<string, Credential> = {};

	private constructor(
		readonly server: N8nServer,
		readonly client: N8nClient,
		readonly trakt: TraktSimulator,
		readonly moviePilot: MoviePilotSimulator,
		readonly realDebrid: RealDebridSimulator,
		readonly hdHive: HdHiveSimulator,
		readonly telegram: TelegramSimulator,
		readonly openAi: OpenAiSimulator,
		readonly tmdb: TmdbSimulator,
		readonly seerr: SeerrSimulator,
		readonly radarr: RadarrSimulator,
		readonly sonarr: SonarrSimulator,
		readonly web: Website,
	) {}

	/** @param client logged in as the owner */
	static async start(server: N8nServer, client: N8nClient): Promise<ExampleStage> {
		const stage = new ExampleStage(
			server,
			client,
			await startTrakt({ redirectUris: [`${server.url}/rest/oauth2-credential/callback`] }),
			await startMoviePilot({ generation: 'v3.0.0' }),
			await startRealDebrid(),
			await startHdHive(),
			await startTelegram(),
			await startOpenAi(),
			await startTmdb(),
			await startSeerr(),
			await startRadarr(),
			await startSonarr(),
			await Website.start(),
		);
		fillTrakt(stage.trakt.state);
		fillMoviePilot(stage.moviePilot.state);
		fillHdHive(stage.hdHive.state);
		await stage.createCredentials();
		return stage;
	}

	private async createCredentials(): Promise<void> {
		const { trakt, moviePilot, realDebrid, hdHive, telegram, openAi, tmdb } = this;
		const { clientId, clientSecret } = trakt.app;
		const traktAccount = await this.create('watchFlowTraktOAuth2Api', {
			clientId,
			clientSecret,
			apiUrl: trakt.api.url,
			authBase: trakt.auth.url,
		});
		await this.client.connectOAuth2(traktAccount.id);
		await this.create('watchFlowMoviePilotApi', { baseUrl: moviePilot.url, apiToken: moviePilot.apiToken });
		await this.create('watchFlowRealDebridApi', { apiToken: realDebrid.state.privateToken, apiUrl: realDebrid.url });
		const { app } = hdHive.state;
		const hive = { authentication: 'app', baseUrl: hdHive.url, clientId: app.clientId, appSecret: app.secret, scopes: app.scopes };
		await this.create('watchFlowHdHiveOAuth2Api', { ...hive, ...hdHive.signIn() });
		await this.create('telegramApi', { accessToken: telegram.token, baseUrl: telegram.url });
		await this.create('watchFlowTraktDeviceApi', {
			clientId,
			clientSecret,
			account: '',
			apiUrl: trakt.api.url,
			authBase: trakt.auth.url,
			...this.signedInByDevice(),
		});
		await this.create('watchFlowTmdbApi', tmdb.credential('approve'));
		for (const [type, { url, apiKey }] of Object.entries({ Seerr: this.seerr, Radarr: this.radarr, Sonarr: this.sonarr })) {
			await this.create(`watchFlow${type}Api`, { baseUrl: url, apiKey });
		}
		await this.create('httpHeaderAuth', { name: 'X-Command-Key', value: COMMAND_KEY });
		await this.create('openAiApi', { apiKey: openAi.apiKey, url: openAi.url });
	}

	/** What the device sign-in leaves in its credential. */
	private signedInByDevice(): IDataObject {
		const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = this.trakt.signIn();
		const signedInFor = `${this.trakt.auth.url}|${this.trakt.app.clientId}`;
		return { accessToken, refreshToken, expiresAt: Date.now() + seconds * 1000, signedInFor };
	}

	/** One credential more, or another one of its type; workflows that are imported from now on get it. */
	async create(type: string, data: IDataObject): Promise<Credential> {
		const credential = await this.client.createCredential(NAMES[type] ?? type, type, data);
		this.credentials[type] = credential;
		return credential;
	}

	/** Imports an example and does what its note asks for: credentials, the chat, and `changes`. */
	async import(file: string, changes: Changes = {}): Promise<WorkflowRecord> {
		return await this.add(readExample(file), changes);
	}

	/** The same with a workflow that is no file. */
	async add(example: Example, changes: Changes = {}): Promise<WorkflowRecord> {
		for (const node of example.nodes) {
			if (node.parameters.chatId === '') node.parameters.chatId = String(this.telegram.chatId);
			Object.assign(node.parameters, changes[node.name]);
		}
		for (const name of Object.keys(changes))
			if (!example.nodes.some((node) => node.name === name)) throw new Error(`${example.name} has no node ${name}`);
		return await this.client.importWorkflow(example, this.credentialsOf(example));
	}

	private credentialsOf({ nodes }: Example): Record<string, Credential[]> {
		const given = (type: string) => (USES[type.split('.').at(-1) ?? ''] ?? []).flatMap((name) => this.credentials[name] ?? []);
		return Object.fromEntries(nodes.map(({ type }) => [type, given(type)]));
	}

	/** Presses "Execute workflow" and waits for the end. */
	async runManually(workflow: WorkflowRecord, trigger: string): Promise<Execution> {
		return await this.client.waitForExecution(await this.client.runManually(workflow, trigger));
	}

	/** Lets something start the published workflow, and waits for the execution that comes of it. */
	async provoke(workflow: WorkflowRecord, act: () => Promise<unknown>, limitMs?: number): Promise<Execution> {
		const known = await this.client.finishedExecutions(workflow.id);
		await act();
		const look = async () => (await this.client.finishedExecutions(workflow.id)).find((id) => !known.includes(id));
		return await this.client.getExecution(await eventually('the execution', look, limitMs));
	}

	/** What the bot has sent since the last call. */
	sent(): string[] {
		return this.telegram.messages.splice(0).map(({ text }) => text);
	}

	/** Every token, code and password that a simulator was given or has issued. */
	get secrets(): string[] {
		const { trakt, moviePilot, realDebrid, hdHive, telegram, openAi, tmdb } = this;
		const simulators = [moviePilot, hdHive, telegram, openAi, tmdb].map(({ simulator }) => simulator);
		const secrets = [trakt.api, trakt.auth, ...simulators].flatMap((one) => [...one.secrets]);
		return [...new Set([...secrets, ...realDebrid.secrets, COMMAND_KEY])];
	}

	async close(): Promise<void> {
		const { trakt, moviePilot, realDebrid, hdHive, telegram, openAi, tmdb, seerr, radarr, sonarr, web } = this;
		await Promise.all(
			[trakt, moviePilot, realDebrid, hdHive, telegram, openAi, tmdb, seerr, radarr, sonarr, web].map(async (one) => await one.close()),
		);
	}
}
