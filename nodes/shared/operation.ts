import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeProperties,
	type JsonObject,
} from 'n8n-workflow';
import { InputError, ServiceError } from './errors';
import { mapLimited } from './http/paginate';
import { byName } from './order';
import { asText } from './text';

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
export interface Operation<Api> {
	/** Stored values: stable camelCase, never the label. */
	resource: string;
	operation: string;
	/** As the Operation drop-down shows it, in Title Case. */
	name: string;
	/** As the node panel lists it, in sentence case. */
	action: string;
	/** One sentence: what it does. AI agents choose by it. */
	description: string;
	properties?: INodeProperties[];
	/** How many input items are worked on at once (default 1; only for what the order does not matter to). */
	itemsAtOnce?: number;
	execute(api: Api, item: ItemInput): Promise<OperationResult>;
	/**
	 * Works on all input items of this operation in one go, in place of `execute`: for services that take
	 * many in one request. Gives one entry per item, in their order: its result, or the error that is its own.
	 */
	executeBatch?(api: Api, items: ItemInput[]): Promise<Array<OperationResult | Error>>;
}

/** Gives an operation its types; the object itself is the whole registration. */
export const defineOperation = <Api>(operation: Operation<Api>): Operation<Api> => operation;

export interface Resource {
	name: string;
	value: string;
	description?: string;
}

/**
 * The Resource and Operation drop-downs, and every operation's fields shown only with it. A field that operations
 * of a resource share, the same object, stands once: n8n goes through all fields whenever it looks at one node.
 *
 * @param chosen the resource of a new node; the first one when absent
 */
export function buildProperties<Api>(
	resources: Resource[],
	operations: Array<Operation<Api>>,
	chosen?: string,
): INodeProperties[] {
	const selectors = [
		dropDown('Resource', resources, chosen),
		...resources.map((resource): INodeProperties => {
			const own = operations.filter((operation) => operation.resource === resource.value);
			const options = own.map(({ name, operation, action, description }) => ({ name, value: operation, action, description }));
			const first = options[0]?.value;
			return {
				...dropDown('Operation', options.sort(byName), first),
				displayOptions: { show: { resource: [resource.value] } },
			};
		}),
	];
	return [...selectors, ...resources.flatMap((resource) => fieldsOf(resource.value, operations))];
}

function dropDown(displayName: string, options: Resource[], first = options[0]?.value): INodeProperties {
	const empty: INodeProperties = { displayName, name: displayName.toLowerCase(), type: 'options', default: '' };
	return { ...empty, options, default: first ?? '', noDataExpression: true };
}

/** The fields of a resource's operations; those of each one are in its own order. */
function fieldsOf<Api>(resource: string, operations: Array<Operation<Api>>): INodeProperties[] {
	const fields: Array<{ property: INodeProperties; operation: string[] }> = [];
	for (const { operation, properties = [] } of operations.filter((one) => one.resource === resource)) {
		let next = 0;
		for (const property of properties) {
			const at = fields.findIndex((field, index) => index >= next && field.property === property);
			if (at === -1) fields.splice(next, 0, { property, operation: [operation] });
			else fields[at]?.operation.push(operation);
			next = (at === -1 ? next : at) + 1;
		}
	}
	return fields.map(({ property, operation }) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource], operation, ...property.displayOptions?.show },
		},
	}));
}

/** The parameters of one input item, read by their stored names. */
export class ItemInput {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly properties: INodeProperties[],
		readonly index: number,
	) {}

	/** The input item's own data. */
	get json(): IDataObject {
		return this.context.getInputData()[this.index]?.json ?? {};
	}

	/** Trimmed text. @throws InputError when the form marks the field as required and it is empty */
	string(name: string): string {
		const text = asText(this.value(name)).trim();
		const property = this.properties.find((candidate) => candidate.name === name);
		if (text === '' && property?.required === true) {
			throw new InputError(property.displayName, 'is empty', `Fill in "${property.displayName}", or check the expression in it.`);
		}
		return text;
	}

	/** Text counts too: an expression on a web request's query gives "true". */
	boolean(name: string): boolean {
		return asText(this.value(name)).trim().toLowerCase() === 'true';
	}

	/** @param fallback used when the field is empty or not a number */
	number(name: string, fallback: number): number {
		const text = asText(this.value(name)).trim();
		return text !== '' && Number.isFinite(Number(text)) ? Number(text) : fallback;
	}

	/** The picks of a multi-select. */
	strings(name: string): string[] {
		const value = this.value(name);
		return Array.isArray(value) ? value.map(String) : [];
	}

	/** The value as it is: an object from another node, a number, or what a resource locator holds. */
	raw(name: string): unknown {
		return this.value(name);
	}

	/** A collection such as "Options"; fields that were not added are absent. */
	collection(name: string): IDataObject {
		return (this.value(name) ?? {}) as IDataObject;
	}

	/**
	 * The file in a binary field of the input item.
	 *
	 * @param name of the parameter that holds the binary field's name
	 * @throws InputError when the item has no such file
	 */
	async file(name: string): Promise<{ data: Buffer; fileName?: string; mimeType: string }> {
		const field = this.string(name);
		const file = this.context.getInputData()[this.index]?.binary?.[field];
		if (file === undefined) {
			throw new InputError(field, 'is not a file of this item', 'Put a node before this one that gives a file, and name its binary field here.');
		}
		const data = await this.context.helpers.getBinaryDataBuffer(this.index, field);
		return { data, fileName: file.fileName, mimeType: file.mimeType };
	}

	/** A field of this operation that the form does not show just now is null; n8n would throw. */
	private value(name: string): unknown {
		const isOwn = this.properties.some((property) => property.name === name);
		return this.context.getNodeParameter(name, this.index, isOwn ? null : undefined);
	}
}

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
 *
 * @throws NodeApiError | NodeOperationError with the item's index, when the node stops on errors
 */
export async function runOperations<Api>(
	context: IExecuteFunctions,
	parts: NodeParts<Api>,
): Promise<INodeExecutionData[][]> {
	const api = await parts.connect(context);
	const items = context.getInputData().map((_, index) => {
		const operation = operationOf(context, parts, index);
		return { index, operation, input: new ItemInput(context, operation.properties ?? [], index) };
	});
	// Not Math.min(...): an argument per item is too many for 100,000 of them.
	const atOnce = items.reduce((least, { operation }) => Math.min(least, operation.itemsAtOnce ?? 1), Number.POSITIVE_INFINITY);
	const run = inBatches(api, items);
	const results = await mapLimited(items, atOnce, async (item) => {
		const { index } = item;
		try {
			return paired(await run(item), index, parts.outputs ?? 1);
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, index);
			if (!context.continueOnFail()) throw nodeError;
			return failedItem(nodeError, error, index, parts.outputs ?? 1);
		}
	});
	return Array.from({ length: parts.outputs ?? 1 }, (_, output) => results.flatMap((lists) => lists[output] ?? []));
}

interface Work<Api> {
	operation: Operation<Api>;
	input: ItemInput;
}

/** Runs one item; the first item of an operation that works in batches starts it for all of its items. */
function inBatches<Api>(api: Api, all: Array<Work<Api>>): (item: Work<Api>) => Promise<OperationResult> {
	const batches = new Map<Operation<Api>, Promise<Map<ItemInput, OperationResult | Error>>>();
	return async ({ operation, input }) => {
		if (operation.executeBatch === undefined) return await operation.execute(api, input);
		const batch = batches.get(operation) ?? runBatch(api, operation, all);
		batches.set(operation, batch);
		const outcome = (await batch).get(input) ?? [];
		if (outcome instanceof Error) throw outcome;
		return outcome;
	};
}

async function runBatch<Api>(api: Api, operation: Operation<Api>, all: Array<Work<Api>>) {
	const inputs = all.filter((item) => item.operation === operation).map(({ input }) => input);
	const outcomes = (await operation.executeBatch?.(api, inputs)) ?? [];
	return new Map(inputs.map((input, index) => [input, outcomes[index] ?? new Error('This item has no result')]));
}

function operationOf<Api>(context: IExecuteFunctions, parts: NodeParts<Api>, index: number): Operation<Api> {
	const resource = asText(context.getNodeParameter('resource', index));
	const name = asText(context.getNodeParameter('operation', index));
	const found = parts.operations.find((one) => one.resource === resource && one.operation === name);
	return found ?? unknownOperation(resource, name);
}

/** Fails when it is run, so that an item with a wrong expression in these fields does not stop the others. */
const unknownOperation = <Api>(resource: string, operation: string): Operation<Api> => ({
	resource,
	operation,
	name: operation,
	action: operation,
	description: '',
	execute: async () =>
		await Promise.reject(
			new InputError('Operation', `is "${operation}", which "${resource}" does not have`, 'Choose Resource and Operation again in the node.'),
		),
});

function paired(result: OperationResult, index: number, outputs: number): INodeExecutionData[][] {
	if (result instanceof BinaryItems) {
		const items = result.items.map((item) => ({ ...item, pairedItem: { item: index } }));
		return Array.from({ length: outputs }, (_, output) => (output === 0 ? items : []));
	}
	const lists = result instanceof Outputs ? result.lists : [Array.isArray(result) ? result : [result]];
	return Array.from({ length: outputs }, (_, output) =>
		(lists[output] ?? []).map((json) => ({ json, pairedItem: { item: index } })),
	);
}

/**
 * n8n sends an item with the keys `error` and `message`, and no others, to the node's error output.
 * So the details are in `message`: n8n before 2.36 takes an item with any third key for a good one.
 */
function failedItem(
	nodeError: NodeApiError | NodeOperationError,
	error: unknown,
	index: number,
	outputs: number,
): INodeExecutionData[][] {
	const details: IDataObject = { description: nodeError.description ?? undefined };
	if (error instanceof ServiceError) {
		details.service = error.service;
		details.statusCode = error.status;
		details.errorCode = error.code;
	}
	const item: INodeExecutionData = { json: { error: nodeError.message, message: details }, pairedItem: { item: index } };
	return Array.from({ length: outputs }, (_, output) => (output === 0 ? [item] : []));
}

/**
 * Words an error for n8n. What a service sent is left behind on purpose: n8n stores an error's cause
 * with the execution, and an HTTP client's error holds the request with its tokens.
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (error instanceof ServiceError) {
		const facts: JsonObject = { message: error.message, description: error.description };
		return new NodeApiError(node, facts, {
			message: error.message,
			description: error.description,
			httpCode: error.status === undefined ? undefined : String(error.status),
			itemIndex,
		});
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
		delete error.context.data;
		return Object.assign(error, { cause: undefined, errorResponse: undefined });
	}
	const { message, description } = error as { message?: string; description?: string };
	return new NodeOperationError(node, message ?? 'Something unexpected happened', { description, itemIndex });
}
