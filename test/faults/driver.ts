import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '../engine';
import { nameOf, type FaultAdapter, type FaultWorld, type ListedOperation, type Sample } from './adapter';
import type { Told } from './message';

const RANDOM_IDS = /\b[A-Z2-7]{13}\b|\b[0-9a-f]{32,64}\b/g;

/** One node on n8n's engine, whose services are new for every run. */
export class Driver {
	private runs = 0;

	private readonly fresh: FaultWorld[] = [];

	private constructor(
		readonly adapter: FaultAdapter,
		private readonly engine: Engine,
		private readonly type: string,
	) {}

	static async create(adapter: FaultAdapter): Promise<Driver> {
		const Node = adapter.node ?? nodeClass(adapter.folder);
		const engine = await createEngine({ packages: [{ nodes: [Node], credentials: adapter.credentials }] });
		return new Driver(adapter, engine, new Node().description.name);
	}

	/** Services that nobody has changed yet. */
	async takeWorld(): Promise<FaultWorld> {
		const world = this.fresh.pop() ?? (await this.adapter.start());
		for (const simulator of world.simulators) simulator.requests = [];
		return world;
	}

	/** @param untouched nothing was written, no token was issued */
	async giveBack(world: FaultWorld, untouched: boolean): Promise<void> {
		for (const simulator of world.simulators) simulator.faults.clear();
		if (untouched && this.adapter.reusable === true) this.fresh.push(world);
		else await world.close();
	}

	async close(): Promise<void> {
		await Promise.all(this.fresh.splice(0).map(async (world) => await world.close()));
	}

	/**
	 * Runs the node as its own workflow, with credentials that no other run has used.
	 *
	 * @param settings of the node, as Retry on Fail
	 */
	async run(operation: ListedOperation, sample: Sample, world: FaultWorld, settings: object = {}): Promise<EngineRun> {
		const id = `${nameOf(operation)}-${++this.runs}`;
		const credentials: Record<string, string> = {};
		for (const [type, data] of Object.entries(world.credentials)) {
			credentials[type] = `${type}-${id}`;
			this.engine.credentials.set({ id: credentials[type], name: 'account', type, data });
		}
		const items = (sample.items ?? [{}]).map((item) => ({ json: {}, ...item }));
		const parameters = { resource: operation.resource, operation: operation.operation, ...sample.parameters };
		return await this.engine.run(workflow(id, this.type, parameters, settings), {
			credentials,
			pinData: { Trigger: items } as RunOptions['pinData'],
		});
	}
}

/** By its whole file name: without the ending, some loaders take "X.node" for "X.node.json". */
export function nodeClass(folder: string): new () => INodeType {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const file = require(join(__dirname, '..', '..', 'nodes', folder, `${folder}.node.ts`)) as Record<string, new () => INodeType>;
	const Node = file[folder];
	if (Node === undefined) throw new Error(`nodes/${folder} has no class ${folder}`);
	return Node;
}

function workflow(id: string, type: string, parameters: object, settings: object) {
	const trigger = { id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} };
	const node = { id: 'n', name: 'Node', type: `n8n-nodes-watchflow.${type}`, typeVersion: 1, position: [200, 0], parameters, ...settings };
	return {
		id,
		name: id,
		active: true,
		nodes: [trigger, node],
		connections: { Trigger: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

export { RANDOM_IDS };

/** Every item the node gave, on all its outputs. */
export const itemsOf = (run: EngineRun): Array<Record<string, unknown>> =>
	(run.runData.Node ?? []).flatMap(({ data }) => (data?.main ?? []).flatMap((items) => items ?? [])).map(({ json }) => json);

/**
 * What is told about a failure, by the error of a run that failed or by items that say that they did.
 * Empty when nothing failed.
 */
export function toldBy(run: EngineRun): Told[] {
	if (run.status !== 'success') {
		const { message = '', description = '' } = (run.error ?? {}) as Partial<Told>;
		return [{ message, description: description ?? '' }];
	}
	return itemsOf(run).flatMap(failureIn);
}

function failureIn(item: Record<string, unknown>): Told[] {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const problem = text(item.error) || text(item.problem);
	if (problem === '' && item.outcome === 'failed') return [sentences(text(item.reason))];
	if (problem === '') return [];
	return [{ message: problem, description: text(item.description) || text(item.message) }];
}

/** A reason in one text: its first sentence says what happened, the others what to do. */
function sentences(reason: string): Told {
	const [message = '', ...rest] = reason.split(/(?<=[.)]) /);
	return { message, description: rest.join(' ') };
}
