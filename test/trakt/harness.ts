import type { IDataObject } from 'n8n-workflow';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { startTrakt, type TraktOptions, type TraktSimulator } from '../simulators/trakt';
import { fillSample, type SampleLists } from '../simulators/trakt/sample';
import { traktCredential } from '../world';

/** A Trakt with the sample in it, and n8n's engine with one Trakt node connected to it. */
export class TraktWorld {
	private constructor(
		readonly trakt: TraktSimulator,
		readonly lists: SampleLists,
		readonly engine: Engine,
	) {}

	static async start(options: TraktOptions = {}): Promise<TraktWorld> {
		const trakt = await startTrakt({ limits: 'off', ...options });
		const lists = fillSample(trakt.state);
		const engine = await createEngine({
			packages: [{ nodes: [Trakt], credentials: [WatchFlowTraktOAuth2Api] }],
			credentials: { trakt: traktCredential(trakt) },
		});
		return new TraktWorld(trakt, lists, engine);
	}

	/** Runs the node once; parameters may be expressions over the input items. */
	async run(parameters: object, items: object[] = [{}], node: object = {}, settings: object = {}): Promise<TraktRun> {
		this.trakt.api.requests = [];
		const run = await this.engine.run(workflow(parameters, node, settings), {
			credentials: { watchFlowTraktOAuth2Api: 'trakt' },
			pinData: { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'],
		});
		return new TraktRun(run, this.trakt);
	}

	async close(): Promise<void> {
		await this.trakt.close();
	}
}

export class TraktRun {
	/** "METHOD /path?query" of every request of this run. */
	readonly requests: string[];

	constructor(
		readonly run: EngineRun,
		trakt: TraktSimulator,
	) {
		this.requests = trakt.api.requests.map(({ method, path, query }) => {
			const text = new URLSearchParams(query as Record<string, string>).toString();
			return `${method} ${path}${text === '' ? '' : `?${text}`}`;
		});
	}

	get items(): IDataObject[] {
		return this.run.output('Trakt').map(({ json }) => json);
	}

	get outcomes(): unknown[] {
		return this.items.map(({ outcome }) => outcome);
	}

	/** Index of the input item of each output item. */
	get pairs(): unknown[] {
		return this.run.output('Trakt').map(({ pairedItem }) => (pairedItem as { item: number }).item);
	}

	/** The error's two sentences, or '' when the run succeeded. */
	get error(): string {
		const error = this.run.error as { message?: string; description?: string } | undefined;
		return error === undefined ? '' : `${error.message ?? ''} | ${error.description ?? ''}`;
	}
}

export function workflow(parameters: object, node: object = {}, settings: object = {}) {
	return {
		id: 'trakt-test',
		name: 'Trakt test',
		nodes: [
			{
				id: 't',
				name: 'Trigger',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'n',
				name: 'Trakt',
				type: 'n8n-nodes-watchflow.trakt',
				typeVersion: 1,
				position: [200, 0],
				parameters,
				...node,
			},
		],
		connections: { Trigger: { main: [[{ node: 'Trakt', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', ...settings },
	};
}
