import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { toNodeError } from './nodeErrors';

interface Polling<Memory> {
	/** What a manual test shows; nothing is remembered of it. */
	sample(): Promise<IDataObject[]>;
	/** What happened since `memory`, and what to remember once that is handed over. */
	look(memory: Memory): Promise<{ items: IDataObject[]; next: Memory }>;
}

/**
 * One poll of a trigger node. Its memory is the node's static data, and changes only when the look was complete:
 * one that failed, or was answered oddly, leaves it as it was and is made good by the next.
 *
 * @param prepare reads the fields and connects
 * @throws NodeApiError or NodeOperationError
 */
export async function pollOnce<Memory extends object>(
	context: IPollFunctions,
	prepare: () => Promise<Polling<Memory>>,
): Promise<INodeExecutionData[][] | null> {
	try {
		const polling = await prepare();
		if (context.getMode() === 'manual') return output(await polling.sample());
		const memory = context.getWorkflowStaticData('node');
		const { items, next } = await polling.look({ ...memory } as Memory);
		replace(memory, next as IDataObject);
		return output(items);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** n8n stores what is changed in place. */
function replace(memory: IDataObject, next: IDataObject): void {
	for (const name of Object.keys(memory)) if (next[name] === undefined) delete memory[name];
	for (const [name, value] of Object.entries(next)) if (value !== undefined) memory[name] = value;
}

const output = (items: IDataObject[]): INodeExecutionData[][] | null => (items.length === 0 ? null : [items.map((json) => ({ json }))]);
