import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { triggerInput } from '../../shared/node/itemInput';
import { pollOnce } from '../../shared/node/polling';
import { asText } from '../../shared/util/text';
import { readUser } from '../client/account';
import { connectRealDebrid, type Connection } from '../client/client';
import { readList } from '../client/lists';
import { triggerFields } from './fields';
import { newRows, premiumEvent, type Memory } from './watch';

/** Downloads made between two polls; older ones are not looked at. */
const DOWNLOADS_READ = 1_000;

/** What a node is set to watch. */
interface Watch {
	event: string;
	statuses: string[];
	days: number;
	/** Account and settings: a memory of others is not compared with. */
	about: string;
}

/** One poll. A manual test gives the newest of what is there, and remembers nothing. */
export async function pollRealDebrid(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	return await pollOnce<Memory>(context, async () => {
		const connection = await connectRealDebrid(context);
		const watch = readWatch(context, connection.account);
		return {
			async sample() {
				// An empty memory of this very watch makes everything that is there new.
				const { fresh } = await look(connection, { ...watch, days: Infinity }, { about: watch.about, seen: [] });
				return fresh.slice(-1);
			},
			async look(memory) {
				const { fresh, next } = await look(connection, watch, memory);
				return { items: fresh, next };
			},
		};
	});
}

function readWatch(context: IPollFunctions, account: string): Watch {
	const input = triggerInput(context, triggerFields);
	const event = input.string('event');
	const statuses = event === 'torrentStatus' ? input.strings('statuses') : [];
	return { event, statuses, days: input.number('days', 7), about: `${account}|${event}|${[...statuses].sort().join()}` };
}

async function look(
	{ client, clock }: Connection,
	{ event, statuses, days, about }: Watch,
	memory: Memory,
): Promise<{ fresh: IDataObject[]; next: Memory }> {
	if (event === 'premiumExpiring') return premiumEvent(memory, about, await readUser({ client, clock }), days);
	if (event === 'newDownload') {
		const rows = await readList(client, '/downloads', DOWNLOADS_READ);
		return newRows(memory, about, rows, (row) => asText(row.id), clock.now());
	}
	const all = await readList(client, '/torrents');
	const rows = all.filter((row) => statuses.includes(asText(row.status)));
	return newRows(memory, about, rows, (row) => `${asText(row.id)} ${asText(row.status)}`, clock.now(), all.length > 0);
}
