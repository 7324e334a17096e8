import { createEngine, type ClassPackage, type Engine, type EngineRun, type RunOptions } from './engine';
import { startMoviePilot, type Generation, type MoviePilotOptions, type MoviePilotSimulator } from './simulators/moviePilot';
import { startTrakt, type TraktOptions, type TraktSimulator } from './simulators/trakt';

export interface WorldOptions {
	generation?: Generation;
	trakt?: TraktOptions;
	moviePilot?: Partial<MoviePilotOptions>;
	/** Sign in to MoviePilot with user name and password as well. */
	login?: boolean;
	/** Built package directory, or classes; the TypeScript sources when absent. */
	package?: string | ClassPackage;
	/** Where to resolve n8n-core from. */
	require?: NodeRequire;
}

/** One Trakt, one MoviePilot, and n8n's engine with credentials that are connected to both. */
export class World {
	constructor(
		readonly trakt: TraktSimulator,
		readonly moviePilot: MoviePilotSimulator,
		readonly engine: Engine,
	) {}

	static async start(options: WorldOptions = {}): Promise<World> {
		const trakt = await startTrakt(options.trakt);
		const moviePilot = await startMoviePilot({ generation: options.generation ?? 'v3.0.0', ...options.moviePilot });
		const engine = await createEngine({
			packages: [options.package ?? sources()],
			credentials: { trakt: traktCredential(trakt), moviePilot: moviePilotCredential(moviePilot, options.login) },
			require: options.require,
		});
		return new World(trakt, moviePilot, engine);
	}

	/** Runs a workflow of a trigger and one Media Sync node with these parameters. */
	async sync(parameters: object = {}, options: RunOptions & { items?: object[]; onError?: string } = {}): Promise<SyncRun> {
		const { items, onError, ...run } = options;
		return new SyncRun(
			await this.engine.run(syncWorkflow(parameters, onError), {
				credentials: { watchFlowTraktOAuth2Api: 'trakt', watchFlowMoviePilotApi: 'moviePilot' },
				pinData: { Trigger: (items ?? [{}]).map((json) => ({ json })) } as RunOptions['pinData'],
				...run,
			}),
		);
	}

	/** Requests made to both services so far. */
	get requests(): number {
		return this.trakt.api.requests.length + this.moviePilot.simulator.requests.length;
	}

	/** Forgets the requests made so far. */
	startCounting(): void {
		this.trakt.api.requests = [];
		this.moviePilot.simulator.requests = [];
	}

	/** Every token, code and password that either service has issued. */
	get secrets(): string[] {
		return [...this.trakt.api.secrets, ...this.trakt.auth.secrets, ...this.moviePilot.simulator.secrets];
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt.close(), this.moviePilot.close()]);
	}
}

type SyncSummary = Record<string, number> & { message: string; problems: string[] };

/** What the summary leaves out. */
const NOTHING = {
	...{ added: 0, inLibrary: 0, alreadySubscribed: 0, skipped: 0, notFound: 0, failed: 0, planned: 0, removed: 0, waiting: 0 },
	...{ toRemove: 0, takenOff: 0, conflicts: 0, problems: [] },
};

/** A run of one Media Sync node, its outputs at hand. */
export class SyncRun {
	constructor(readonly run: EngineRun) {}

	get results() {
		return this.run.output('Media Sync', 0).map((item) => item.json as unknown as SyncResult);
	}

	get summary() {
		const told = this.run.output('Media Sync', 1)[0]?.json as object | undefined;
		return told === undefined ? (undefined as unknown as SyncSummary) : ({ ...NOTHING, ...told } as unknown as SyncSummary);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}

	of(title: string): SyncResult | undefined {
		return this.results.find((result) => result.title === title);
	}
}

export interface SyncResult {
	outcome: string;
	reason?: string;
	type: string;
	title: string;
	year?: number;
	season?: number;
	ids: Record<string, unknown>;
	source: string;
	target: string;
	action?: string;
	seasons?: Array<{ season: number; outcome: string; reason?: string }>;
	error?: string;
	description?: string;
}

export function syncWorkflow(parameters: object, onError?: string) {
	return {
		id: 'sync',
		name: 'Sync',
		active: true,
		nodes: [
			{
				id: 'trigger',
				name: 'Trigger',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'media-sync',
				name: 'Media Sync',
				type: 'n8n-nodes-watchflow.mediaSync',
				typeVersion: 1,
				position: [200, 0],
				onError,
				parameters: { resource: 'sync', operation: 'watchlist', target: 'moviePilot', dryRun: false, ...parameters },
			},
		],
		connections: { Trigger: { main: [[{ node: 'Media Sync', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

export function traktCredential(trakt: TraktSimulator) {
	return {
		id: 'trakt',
		name: 'Trakt account',
		type: 'watchFlowTraktOAuth2Api',
		data: {
			clientId: trakt.app.clientId,
			clientSecret: '',
			apiUrl: trakt.api.url,
			authBase: trakt.auth.url,
			oauthTokenData: { ...trakt.signIn() },
		},
	};
}

export function moviePilotCredential(moviePilot: MoviePilotSimulator, login = false) {
	return {
		id: 'moviePilot',
		name: 'MoviePilot at home',
		type: 'watchFlowMoviePilotApi',
		data: {
			baseUrl: moviePilot.url,
			apiToken: moviePilot.apiToken,
			username: login ? moviePilot.username : '',
			password: login ? moviePilot.password : '',
			// As it stands after the credential was saved and tested in the editor.
			checkedUrl: moviePilot.url,
		},
	};
}

/** The package as it stands in the sources; loaded late, so that scripts on the built package do not need it. */
export function sources(): ClassPackage {
	/* eslint-disable @typescript-eslint/no-require-imports */
	return {
		nodes: [(require('../nodes/MediaSync/MediaSync.node') as typeof import('../nodes/MediaSync/MediaSync.node')).MediaSync],
		credentials: [
			(require('../credentials/WatchFlowTraktOAuth2Api.credentials') as typeof import('../credentials/WatchFlowTraktOAuth2Api.credentials'))
				.WatchFlowTraktOAuth2Api,
			(require('../credentials/WatchFlowMoviePilotApi.credentials') as typeof import('../credentials/WatchFlowMoviePilotApi.credentials'))
				.WatchFlowMoviePilotApi,
		],
	};
}
