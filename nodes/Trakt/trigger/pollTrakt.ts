import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { connectTrakt } from '../client/client';
import { parseLocator } from '../client/lists';
import { simplify } from '../client/simplify';
import { triggerInput } from '../../shared/node/itemInput';
import { pollOnce } from '../../shared/node/polling';
import { triggerFields } from './fields';
import type { Memory } from './memory';
import { poll, sample, type Watch } from './watch';

/** One poll of the trigger node. In a manual test it gives a sample and remembers nothing. */
export async function pollTrakt(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	return await pollOnce<Memory>(context, async () => {
		const watch = readWatch(context);
		const client = await connectTrakt(context);
		const isSimple = triggerInput(context, triggerFields).boolean('simplify');
		const shown = (entries: IDataObject[]) => (isSimple ? entries.map((entry) => simplify(entry)) : entries);
		return {
			sample: async () => shown(await sample(client, watch, client.now())),
			async look(memory) {
				const { entries, next } = await poll(client, watch, memory, accountOf(context), client.now());
				return { items: shown(entries), next };
			},
		};
	});
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
