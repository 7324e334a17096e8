import { asList } from '../../shared/arr/setup';
import { ARR_API } from '../../shared/arr/policy';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';

/** A job as `GET /command` lists it; ended ones stay listed for some minutes. */
interface Command {
	name?: string | null;
	status?: string;
	body?: { seriesId?: number; seriesIds?: number[] } | null;
}

const POLL_MS = 500;

/** A refresh of one show takes seconds; beyond this Sonarr is busy with something else. */
const PATIENCE_MS = 60_000;

/** Rows older than this were refreshed long ago, whatever the two clocks say. */
const FRESH_MS = 24 * 3600 * 1000;

/**
 * Waits until nothing is about to write an older copy of the show over it. After `POST /series` Sonarr refreshes the
 * show in the background (SeriesAddedHandler, RefreshSeriesService): it has read the row before and writes it whole
 * afterwards, so that a PUT in between is lost.
 *
 * @param added when the row was made, as Sonarr says; ISO 8601
 * @throws ServiceError when the refresh does not end
 */
export async function refreshIsOver(client: ServiceClient, id: number, added: string | undefined): Promise<void> {
	if (added !== undefined && client.now() - Date.parse(added) > FRESH_MS) return;
	for (let waited = 0; waited <= PATIENCE_MS; waited += POLL_MS) {
		if (!(await isRefreshing(client, id))) return;
		await client.sleep(POLL_MS);
	}
	const { service } = client.policy;
	throw new ServiceError({
		service,
		message: `${service} is still refreshing the show that was just added`,
		description: 'Its seasons are changed when that is over: it is tried again in the next run.',
	});
}

async function isRefreshing(client: ServiceClient, id: number): Promise<boolean> {
	const commands = asList<Command>(client, await client.get(`${ARR_API}/command`));
	return commands.some(({ name, status, body }) => {
		const isOpen = status === 'queued' || status === 'started';
		return isOpen && name === 'RefreshSeries' && (body?.seriesId === id || body?.seriesIds?.includes(id) === true);
	});
}
