import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { connectTrakt } from '../client/client';
import { parseLocator } from '../client/lists';
import { simplify } from '../client/simplify';
import { triggerInput } from '../../shared/node/itemInput';
import { triggerFields } from './fields';
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
		const isSimple = triggerInput(context, triggerFields).boolean('simplify');
		const items = (entries: IDataObject[]) => (isSimple ? entries.map((entry) => simplify(entry)) : entries);
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
	const used = parameters.authentication === 'device' ? credentials?.watchFlowTraktDeviceApi : credentials?.watchFlowTraktOAuth2Api;
	return used?.id ?? '';
}

function readWatch(context: IPollFunctions): Watch {
	const input = triggerInput(context, triggerFields);
	const event = input.string('event');
	return {
		event,
		list: event.startsWith('list') ? parseLocator(input.raw('list')) : undefined,
		types: input.strings('types'),
		calendar: input.string('calendar'),
		target: input.string('target'),
		hoursAhead: input.number('hoursAhead', 24),
	};
}
