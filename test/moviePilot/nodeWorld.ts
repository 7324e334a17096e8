import { WatchFlowMoviePilotApi } from '../../credentials/WatchFlowMoviePilotApi.credentials';
import { MoviePilot } from '../../nodes/MoviePilot/MoviePilot.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { startMoviePilot, type Generation, type MoviePilotOptions, type MoviePilotSimulator } from '../simulators/moviePilot';
import { moviePilotCredential } from '../world';

export const INCEPTION = 27205;
export const OWNED_FILM = 603;
export const THE_WIRE = 1438;
/** A film and a show that TMDB gave the same number. */
export const SHARED = 1396;

export const SITE_COOKIE = 'c_secure_pass=of-the-owner';
export const PASSKEY = 'passkey-of-the-owner';

const CATALOGUE: MoviePilotOptions['catalogue'] = {
	films: [
		{ tmdbid: INCEPTION, title: '盗梦空间', originalTitle: 'Inception', year: 2010 },
		{ tmdbid: OWNED_FILM, title: '黑客帝国', originalTitle: 'The Matrix', year: 1999 },
		{ tmdbid: SHARED, title: '镜子', originalTitle: 'Mirror', year: 1975 },
	],
	shows: [
		{ tmdbid: THE_WIRE, title: '火线', originalTitle: 'The Wire', year: 2002, tvdbid: 79126, seasons: { 1: 3, 2: 4, 3: 2 } },
		{ tmdbid: SHARED, title: '绝命毒师', originalTitle: 'Breaking Bad', year: 2008, tvdbid: 81189, seasons: { 1: 7, 2: 13 } },
	],
};

/** Season 1 whole, one episode of season 2, nothing of season 3. */
const LIBRARY = { films: [OWNED_FILM], shows: [{ tmdbid: THE_WIRE, seasons: { 1: [1, 2, 3], 2: [1] } }] };

/** One MoviePilot of a generation, and n8n's engine with a credential for it. */
export class NodeWorld {
	private constructor(
		readonly server: MoviePilotSimulator,
		readonly engine: Engine,
	) {}

	/** @param login sign in with user name and password as well */
	static async start(generation: Generation, login = false, options: Partial<MoviePilotOptions> = {}): Promise<NodeWorld> {
		const server = await startMoviePilot({ generation, catalogue: CATALOGUE, library: LIBRARY, ...options });
		server.state.sites.push(
			{ id: 1, name: 'Alpha', cookie: SITE_COOKIE, passkey: PASSKEY },
			{ id: 2, name: 'Beta', cookie: SITE_COOKIE, passkey: PASSKEY },
		);
		for (const secret of [SITE_COOKIE, PASSKEY]) server.simulator.secrets.add(secret);
		const engine = await createEngine({
			packages: [{ nodes: [MoviePilot], credentials: [WatchFlowMoviePilotApi] }],
			credentials: { moviePilot: moviePilotCredential(server, login) },
		});
		return new NodeWorld(server, engine);
	}

	/** Runs one MoviePilot node behind a trigger with these items. */
	async run(
		operation: string,
		parameters: object = {},
		options: RunOptions & { items?: object[]; onError?: string } = {},
	): Promise<NodeRun> {
		const { items, onError, ...rest } = options;
		const [resource, name] = operation.split('.');
		const run = await this.engine.run(workflow({ resource, operation: name, ...parameters }, onError), {
			credentials: { watchFlowMoviePilotApi: 'moviePilot' },
			pinData: { Trigger: (items ?? [{}]).map((json) => ({ json })) } as RunOptions['pinData'],
			...rest,
		});
		return new NodeRun(run);
	}

	/** The items of a run that has to succeed, in which no secret may be. */
	async items(operation: string, parameters: object = {}): Promise<any[]> {
		const run = await this.run(operation, parameters);
		expect(run.error).toBe('');
		this.expectNoSecretIn(run);
		return run.items;
	}

	/** The error of a run that has to fail, in which no secret may be. */
	async error(operation: string, parameters: object = {}): Promise<string> {
		const run = await this.run(operation, parameters);
		expect(run.error).not.toBe('');
		this.expectNoSecretIn(run);
		return run.error;
	}

	expectNoSecretIn({ run }: NodeRun): void {
		const text = JSON.stringify([run.runData, run.error, run.staticData]) + String((run.error as Error | undefined)?.stack ?? '');
		for (const secret of this.server.simulator.secrets) expect(text).not.toContain(secret);
	}

	/** "METHOD /path" of what was asked since the last call. */
	asked(): string[] {
		const lines = this.server.simulator.requests.map(({ method, path }) => `${method} ${path}`);
		this.server.simulator.requests = [];
		return lines;
	}

	/** Subscribes to a film or season without the node. */
	subscribe(kind: 'movie' | 'tv', tmdbid: number, season: number | null = null): number {
		const type = kind === 'movie' ? '电影' : '电视剧';
		const name = this.server.state.catalogue.get(type, tmdbid)?.title ?? '';
		const { id } = this.server.state.add({ type, name, year: null, tmdbid, season, username: 'owner' });
		return id ?? 0;
	}

	get rows() {
		return this.server.state.subscriptions.all();
	}

	async close(): Promise<void> {
		await this.server.close();
	}
}

export class NodeRun {
	constructor(readonly run: EngineRun) {}

	get items(): any[] {
		return this.run.output('MoviePilot').map((item) => item.json);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}
}

function workflow(parameters: object, onError?: string) {
	return {
		id: 'moviePilot',
		name: 'MoviePilot',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
			{ id: 'm', name: 'MoviePilot', type: 'n8n-nodes-watchflow.moviePilot', typeVersion: 1, position: [200, 0], onError, parameters },
		],
		connections: { Trigger: { main: [[{ node: 'MoviePilot', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Every generation with all of it open: the oldest wants a login, the others take the API token. */
export const OPEN: Array<[Generation, boolean]> = [
	['v2.5.6', true],
	['v2.12.0', false],
	['v3.0.0', false],
];
