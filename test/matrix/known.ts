import type { INodeProperties } from 'n8n-workflow';
import type { ListedOperation } from '../faults/adapter';
import type { Driver } from '../faults/driver';
import type { Operation } from '../../nodes/shared/node/operation';
import { attempt, ITEMS, POSITIONS } from './attempt';
import { wrongAt, type BadField } from './samples';

/** What is known of an operation that writes before any item is bad. */
export interface Known {
	operation: ListedOperation;
	/** Does it take all items in one request? */
	inOne: boolean;
	/** Writes of a run of three good items. */
	writes: string[];
	/** Which of the requests that may write these are. */
	numbers: number[];
	/** Writes of a run of the good items alone, by the position of the one that is left out. */
	good: string[][];
	/** Writes of a run of the items before each position alone. */
	before: string[][];
	/** What makes one item fail before it writes; undefined where no field does. */
	bad?: BadField;
}

/** @returns undefined when the operation writes nothing, a sentence when it cannot be tried */
export async function know(driver: Driver, operation: ListedOperation): Promise<Known | string | undefined> {
	const { writes, numbers, told, tried } = await attempt(driver, operation, {});
	if (!tried || (writes.length === 0 && told === '')) return undefined;
	if (writes.length === 0) return told;
	const alone = async (fits: (index: number) => boolean) => {
		const only = POSITIONS.map((_, index) => index).filter(fits);
		return only.length === 0 ? [] : (await attempt(driver, operation, { only })).writes;
	};
	const good: string[][] = [];
	const before: string[][] = [];
	for (const position of POSITIONS.keys()) {
		good.push(await alone((index) => index !== position));
		before.push(await alone((index) => index < position));
	}
	if (good.some(({ length }) => length === 0)) return 'two good items alone write nothing, so nothing can be compared';
	const inOne = (operation as Partial<Operation<unknown>>).executeBatch !== undefined;
	return { operation, inOne, writes, numbers, good, before, bad: await badField(driver, operation) };
}

/** Nothing, a kind of value that no field takes, and an expression that n8n cannot evaluate. */
const WRONG = ['""', '{ no: "value" }', '$("No such node").item.json.title'];

/** The first field that makes an item fail before it writes, of those that n8n evaluates for each item. */
async function badField(driver: Driver, operation: ListedOperation): Promise<BadField | undefined> {
	const { properties = [] } = operation as { properties?: readonly INodeProperties[] };
	const perItem = properties.filter(({ noDataExpression, type }) => noDataExpression !== true && type !== 'notice');
	for (const { name, default: initial } of perItem) {
		for (const wrong of WRONG) {
			const bad = { name, initial, wrong };
			const { told, writes } = await attempt(driver, operation, { only: [0], change: (sample) => wrongAt(sample, bad, 0) });
			if (told !== '' && writes.length === 0 && !told.startsWith(NOT_STARTED)) return bad;
		}
	}
	return undefined;
}

/** An expression in a field that others hang on shows all of them, and n8n does not start while one of them is empty. */
const NOT_STARTED = "The 'Node' node has issues";

/** Does each item write as much as the others, so that a write can be told to be its own? */
export const sharesEvenly = ({ writes }: Known): boolean => writes.length % ITEMS === 0;
