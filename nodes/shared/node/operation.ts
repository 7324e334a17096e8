import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { mapLimited } from '../http/paginate';
import { ItemInput } from './itemInput';
import { failedItem, toNodeError } from './nodeErrors';
import { operationOf } from './operationOf';
import { isTool, toolOutput } from './toolOutput';
import { workDone, type WorkDone } from './workDone';

/** What an operation gives back for one input item: one output item, several, or some per output. */
export type OperationResult = IDataObject | IDataObject[] | Outputs | BinaryItems;

/** Output items of a node with several outputs. */
export class Outputs {
	constructor(readonly lists: IDataObject[][]) {}
}

/** Output items that carry files besides their JSON. */
export class BinaryItems {
	constructor(readonly items: Array<Pick<INodeExecutionData, 'json' | 'binary'>>) {}
}

/** One operation of a node, whole: what the form shows and what it does. */
export interface Operation<Api, Fields extends INodeProperties = INodeProperties> {
	/** Stored values: stable camelCase, never the label. */
	resource: string;
	operation: string;
	/** As the Operation drop-down shows it, in Title Case. */
	name: string;
	/** As the node panel lists it, in sentence case. */
	action: string;
	/** One sentence: what it does. AI agents choose by it. */
	description: string;
	properties?: readonly Fields[];
	/** How many input items are worked on at once (default 1; only for what the order does not matter to). */
	itemsAtOnce?: number;
	/** Is the result one to go on from (it waits for something)? Then Retry on Fail runs the item again. */
	isUnfinished?(result: OperationResult): boolean;
	/** What a failure of one item comes to in place of an error: an outcome such as `notFound`; undefined for a true error. */
	outcomeOf?(item: ItemInput<Fields>, error: Error): OperationResult | undefined;
	execute(api: Api, item: ItemInput<Fields>): Promise<OperationResult>;
	/**
	 * Works on all input items of this operation in one go, in place of `execute`: for services that take
	 * many in one request. Gives one entry per item, in their order: its result, or the error that is its own.
	 */
	executeBatch?(api: Api, items: Array<ItemInput<Fields>>): Promise<Array<OperationResult | Error>>;
}

/**
 * Gives an operation its types; the object itself is the whole registration. The fields in `properties` say what
 * `item` can be asked for. Called twice, as only the service's API is named and the fields are inferred.
 */
export const defineOperation =
	<Api>() =>
	<Fields extends INodeProperties>(operation: Operation<Api, Fields>): Operation<Api, Fields> =>
		operation;

export interface NodeParts<Api> {
	operations: Array<Operation<Api>>;
	/** Makes what the operations work with, once per execution. */
	connect(context: IExecuteFunctions): Api | Promise<Api>;
	/** Number of outputs, 1 by default. */
	outputs?: number;
}

/**
 * Runs each input item's own operation: resource and operation are read per item, every output item
 * is paired with its input, and a failed item becomes an item with `error` when the node continues on fail.
 * What an item has done is not done again when n8n retries the node because another one failed.
 *
 * @throws NodeApiError | NodeOperationError with the item's index, when the node stops on errors
 */
export async function runOperations<Api>(context: IExecuteFunctions, parts: NodeParts<Api>): Promise<INodeExecutionData[][]> {
	const run = workDone(context);
	let willFail = true;
	try {
		const outputs = await runItems(context, parts, run?.done);
		// What n8n looks at to decide whether it retries (workflow-execute, checkFailure).
		willFail = Boolean(outputs[0]?.[0]?.json.error ?? false);
		return isTool(context) ? toolOutput(outputs) : outputs;
	} finally {
		run?.end(willFail);
	}
}

async function runItems<Api>(context: IExecuteFunctions, parts: NodeParts<Api>, done?: WorkDone): Promise<INodeExecutionData[][]> {
	const api = await parts.connect(context);
	const outputs = parts.outputs ?? 1;
	const items = context.getInputData().map((data, index): Work<Api> => {
		const operation = namedOperation(context, parts, index);
		return { operation, before: done?.of(index, data), input: new ItemInput(context, operation.properties ?? [], index) };
	});
	const finish: Finish<Api> = ({ operation, input: { index } }, result) => {
		const output = paired(result, index, outputs);
		if (operation.isUnfinished?.(result) !== true) done?.keep(index, context.getInputData()[index], output);
		return output;
	};
	const run = withOutcomes(inBatches(api, items, finish), finish);
	// Not Math.min(...): an argument per item is too many for 100,000 of them.
	const atOnce = items.reduce((least, { operation }) => Math.min(least, operation.itemsAtOnce ?? 1), Number.POSITIVE_INFINITY);
	const results = await mapLimited(items, atOnce, async (item) => {
		const { index } = item.input;
		try {
			return item.before ?? (await run(item));
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, index);
			if (!context.continueOnFail()) throw nodeError;
			return failedItem(nodeError, error, index, outputs);
		}
	});
	return Array.from({ length: outputs }, (_, output) => results.flatMap((lists) => lists[output] ?? []));
}

interface Work<Api> {
	operation: Operation<Api>;
	input: ItemInput<INodeProperties>;
	/** What it gave in an earlier try. */
	before?: INodeExecutionData[][];
}

type Finish<Api> = (item: Work<Api>, result: OperationResult) => INodeExecutionData[][];

/** Runs one item; the first item of an operation that works in batches starts it for all of its items. */
function inBatches<Api>(api: Api, all: Array<Work<Api>>, finish: Finish<Api>): (item: Work<Api>) => Promise<INodeExecutionData[][]> {
	const batches = new Map<Operation<Api>, Promise<Map<Work<Api>, INodeExecutionData[][] | Error>>>();
	return async (item) => {
		const { operation, input } = item;
		if (operation.executeBatch === undefined) return finish(item, await operation.execute(api, input));
		const batch = batches.get(operation) ?? runBatch(api, operation, all, finish);
		batches.set(operation, batch);
		const outcome = (await batch).get(item) ?? new Error('This item has no result');
		if (outcome instanceof Error) throw outcome;
		return outcome;
	};
}

/** A failure that the operation calls an outcome becomes the item's result. */
const withOutcomes =
	<Api>(run: (item: Work<Api>) => Promise<INodeExecutionData[][]>, finish: Finish<Api>): typeof run =>
	async (item) => {
		const settled = await run(item).catch((error: Error) => ({ error }));
		if (Array.isArray(settled)) return settled;
		const outcome = item.operation.outcomeOf?.(item.input, settled.error);
		return outcome === undefined ? await Promise.reject(settled.error) : finish(item, outcome);
	};

/** All outcomes are kept at once: an item that fails may end the node before the others are asked for theirs. */
async function runBatch<Api>(api: Api, operation: Operation<Api>, all: Array<Work<Api>>, finish: Finish<Api>) {
	const items = all.filter((item) => item.operation === operation && item.before === undefined);
	const outcomes =
		(await operation.executeBatch?.(
			api,
			items.map(({ input }) => input),
		)) ?? [];
	return new Map(
		items.map((item, index) => {
			const outcome = outcomes[index] ?? new Error('This item has no result');
			return [item, outcome instanceof Error ? outcome : finish(item, outcome)];
		}),
	);
}

function namedOperation<Api>(context: IExecuteFunctions, { operations }: NodeParts<Api>, index: number): Operation<Api> {
	try {
		return operationOf(context, operations, index);
	} catch (error) {
		return failing(error as Error);
	}
}

/** Fails when it is run, so that an item with something wrong in these fields does not stop the others. */
const failing = <Api>(error: Error): Operation<Api> => ({
	...{ resource: '', operation: '', name: '', action: '', description: '' },
	execute: async () => await Promise.reject(error),
});

function paired(result: OperationResult, index: number, outputs: number): INodeExecutionData[][] {
	if (result instanceof BinaryItems) {
		const items = result.items.map((item) => ({ ...item, pairedItem: { item: index } }));
		return Array.from({ length: outputs }, (_, output) => (output === 0 ? items : []));
	}
	const lists = result instanceof Outputs ? result.lists : [Array.isArray(result) ? result : [result]];
	return Array.from({ length: outputs }, (_, output) => (lists[output] ?? []).map((json) => ({ json, pairedItem: { item: index } })));
}
