import { createHash } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * What the items of a node have done in one run of it. With Retry on Fail n8n calls the node again with all of
 * its items, with nothing that tells which try it is; what an item has written would be written up to five times.
 */
export class WorkDone {
	private readonly outputs = new Map<string, INodeExecutionData[][]>();

	/** How often n8n may still call the node in this run. */
	constructor(private triesLeft: number) {}

	/** What the item gave before, when it is still the same item. */
	of(index: number, item: INodeExecutionData | undefined): INodeExecutionData[][] | undefined {
		return this.outputs.get(keyOf(index, item));
	}

	keep(index: number, item: INodeExecutionData | undefined, output: INodeExecutionData[][]): void {
		this.outputs.set(keyOf(index, item), output);
	}

	get size(): number {
		return this.outputs.size;
	}

	/** @returns whether n8n may call the node once more */
	tried(): boolean {
		this.triesLeft--;
		return this.triesLeft > 0;
	}
}

const keyOf = (index: number, item: INodeExecutionData | undefined): string =>
	`${index} ${createHash('sha256')
		.update(JSON.stringify([item?.json, Object.keys(item?.binary ?? {})]))
		.digest('base64')}`;

const runs = new Map<string, WorkDone>();

/** Runs that wait for their next try at one moment. */
const MOST_RUNS = 100;

/** Items whose outputs are kept, all runs together; the run at work always keeps its own. */
const MOST_ITEMS = 200_000;

/** The run of a node in an execution that n8n retries on failure; undefined when n8n does not. */
export function workDone(context: IExecuteFunctions): { done: WorkDone; end(willFail: boolean): void } | undefined {
	const { retryOnFail, maxTries, id, name } = context.getNode();
	if (retryOnFail !== true) return undefined;
	const execution = context.getExecutionId() as string | undefined;
	if (execution === undefined || execution === '') return undefined;
	const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
	const key = JSON.stringify([context.getWorkflow().id, execution, id, name, runIndex]);
	const done = runs.get(key) ?? new WorkDone(tries(maxTries));
	runs.delete(key);
	dropOldest();
	runs.set(key, done);
	return {
		done,
		end(willFail) {
			if (!done.tried() || !willFail) runs.delete(key);
		},
	};
}

/** As n8n's workflow-execute counts them (getRetryParams). */
const tries = (maxTries: number | undefined): number => Math.min(5, Math.max(2, maxTries || 3));

function dropOldest(): void {
	let items = [...runs.values()].reduce((sum, { size }) => sum + size, 0);
	for (const [key, { size }] of runs) {
		if (runs.size < MOST_RUNS && items <= MOST_ITEMS) return;
		runs.delete(key);
		items -= size;
	}
}
