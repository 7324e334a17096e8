import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { WatchFlowTmdbApi } from '../../credentials/WatchFlowTmdbApi.credentials';
import { Tmdb } from '../../nodes/Tmdb/Tmdb.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { fillSample, startTmdb, type Account, type TmdbOptions, type TmdbSimulator } from '../simulators/tmdb';

export interface TmdbWorldOptions extends TmdbOptions {
	access?: 'owner' | 'approve';
	credential?: Partial<ICredentialDataDecryptedObject>;
}

/** One TMDB with the sample in it, and n8n's engine with a credential for it. */
export class TmdbWorld {
	private constructor(
		readonly tmdb: TmdbSimulator,
		readonly engine: Engine,
		/** Of the credential: each world is another one, because requests are paced by credential. */
		readonly id: string,
	) {}

	static async start({ access = 'approve', credential, ...simulator }: TmdbWorldOptions = {}): Promise<TmdbWorld> {
		const tmdb = await startTmdb(simulator);
		fillSample(tmdb.state);
		const data = { ...tmdb.credential(access), ...credential } as ICredentialDataDecryptedObject;
		const id = `tmdb-${++worlds}`;
		const engine = await createEngine({
			packages: [{ nodes: [Tmdb], credentials: [WatchFlowTmdbApi] }],
			credentials: { tmdb: { id, name: 'TMDB account', type: 'watchFlowTmdbApi', data } },
		});
		const world = new TmdbWorld(tmdb, engine, id);
		open.push(world);
		return world;
	}

	/** A second credential in the same n8n, or what the first one holds now. */
	addCredential(id: string, data: ICredentialDataDecryptedObject): void {
		this.engine.credentials.set({ id, name: id, type: 'watchFlowTmdbApi', data });
	}

	get requests() {
		return this.tmdb.simulator.requests;
	}

	startCounting(): void {
		this.tmdb.simulator.requests = [];
		this.tmdb.state.notModified = 0;
	}

	get me(): Account {
		return this.tmdb.owner;
	}

	/** Runs one TMDB node behind a trigger with these items. */
	async run(
		operation: string,
		parameters: object = {},
		{ items, onError, credential = this.id, ...rest }: RunOptions & { items?: object[]; onError?: string; credential?: string } = {},
	): Promise<TmdbRun> {
		const [resource, name] = operation.split('.');
		return new TmdbRun(
			await this.engine.run(workflow({ resource, operation: name, ...parameters }, onError), {
				credentials: { watchFlowTmdbApi: credential },
				pinData: { Trigger: (items ?? [{}]).map((json) => ({ json })) } as RunOptions['pinData'],
				...rest,
			}),
		);
	}

	/** Closes every world that was started, those of failed tests too. */
	static async closeAll(): Promise<void> {
		await Promise.all(open.splice(0).map(async ({ tmdb }) => await tmdb.close()));
	}
}

let worlds = 0;

const open: TmdbWorld[] = [];

export class TmdbRun {
	constructor(readonly run: EngineRun) {}

	get items(): Array<Record<string, any>> {
		return this.run.output('TMDB').map((item) => item.json);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}
}

function workflow(parameters: object, onError?: string) {
	return {
		id: 'tmdb',
		name: 'TMDB',
		active: true,
		nodes: [
			{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
			{ id: 'm', name: 'TMDB', type: 'n8n-nodes-watchflow.tmdb', typeVersion: 1, position: [200, 0], onError, parameters },
		],
		connections: { Trigger: { main: [[{ node: 'TMDB', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
