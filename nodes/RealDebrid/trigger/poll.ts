import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { systemClock } from '../../shared/util/clock';
import { triggerInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import { readUser } from '../client/account';
import { connectRealDebrid, type Connection } from '../client/client';
import { readList } from '../client/lists';
import { triggerFields } from './fields';
import { newRows, premiumEvent, type Memory } from './watch';

/** Downloads made between two polls; older ones are not looked at. */
const DOWNLOADS_READ = 1_000;

interface Found {
	fresh: IDataObject[];
	next: Memory;
}

/**
 * One poll. A manual test gives what is there now and remembers nothing.
 *
 * @returns the items, or the error to show
 */
export async function pollRealDebrid(context: IPollFunctions): Promise<IDataObject[] | Error> {
	try {
		const connection = await connectRealDebrid(context);
		const memory = context.getWorkflowStaticData('node') as Memory;
		const isManual = context.getMode() === 'manual';
		// An empty memory of this very watch makes everything that is there new.
		const { fresh, next } = await look(context, connection, isManual ? undefined : memory);
		if (isManual) return fresh.slice(-1);
		Object.assign(memory, next);
		return fresh;
	} catch (error) {
		return error as Error;
	}
}

/** @param memory undefined for a sample of what is there */
async function look(context: IPollFunctions, connection: Connection, memory: Memory | undefined): Promise<Found> {
	const input = triggerInput(context, triggerFields);
	const event = input.string('event');
	const statuses = event === 'torrentStatus' ? input.strings('statuses') : [];
	const days = input.number('days', 7);
	const about = `${connection.account}|${event}|${event === 'torrentStatus' ? [...statuses].sort().join() : ''}`;
	const before = memory ?? { about, seen: [] };
	if (event === 'premiumExpiring') {
		const user = await readUser({ client: connection.client, clock: systemClock });
		return premiumEvent(before, about, user, memory === undefined ? Infinity : days);
	}
	if (event === 'newDownload') {
		const rows = await readList(connection.client, '/downloads', DOWNLOADS_READ);
		return newRows(before, about, rows, (row) => asText(row.id), systemClock.now());
	}
	const rows = await readList(connection.client, '/torrents');
	const wanted = rows.filter((row) => statuses.includes(asText(row.status)));
	return newRows(before, about, wanted, (row) => `${asText(row.id)} ${asText(row.status)}`, systemClock.now());
}
