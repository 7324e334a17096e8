import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { connectTrakt } from '../client/client';
import { parseLocator } from '../client/lists';
import { simplify } from '../client/simplify';
import type { Memory } from './memory';
import { poll, sample, type Watch } from './watch';

/**
 * One poll of the trigger node. In a manual test it gives a sample and remembers nothing.
 *
 * @returns the items, or the error to show
 */
export async function pollTrakt(context: IPollFunctions): Promise<IDataObject[] | Error> {
	try {
		const watch = readWatch(context);
		const client = await connectTrakt(context);
		const isSimple = context.getNodeParameter('simplify', true) === true;
		const items = (entries: IDataObject[]) => (isSimple ? entries.map(simplify) : entries);
		if (context.getMode() === 'manual') return items(await sample(client, watch, Date.now()));
		const memory = context.getWorkflowStaticData('node') as Memory;
		const { entries, next } = await poll(client, watch, { ...memory }, accountOf(context), Date.now());
		replace(memory, next);
		return items(entries);
	} catch (error) {
		return error as Error;
	}
}

/** n8n stores what is changed in place. */
function replace(memory: Memory, next: Memory): void {
	for (const name of Object.keys(memory) as Array<keyof Memory>) if (next[name] === undefined) delete memory[name];
	Object.assign(memory, next);
}

function accountOf(context: IPollFunctions): string {
	const { credentials, parameters } = context.getNode();
	const used = parameters.authentication === 'device' ? credentials?.traktDeviceApi : credentials?.traktOAuth2Api;
	return used?.id ?? '';
}

function readWatch(context: IPollFunctions): Watch {
	const event = context.getNodeParameter('event') as string;
	return {
		event,
		list: event.startsWith('list') ? parseLocator(context.getNodeParameter('list')) : undefined,
		types: context.getNodeParameter('types', []) as string[],
		calendar: context.getNodeParameter('calendar', 'shows') as string,
		target: context.getNodeParameter('target', 'my') as string,
		hoursAhead: context.getNodeParameter('hoursAhead', 24) as number,
	};
}
