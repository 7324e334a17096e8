import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { addTorrent, findByHash, isFull, type Added } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { outcomeOf } from '../../client/outcome';
import { LONGEST_HOLD_MS } from '../../client/policy';
import { deleteTorrent, readNewTorrent } from '../../client/torrent';
import { byRules, waitForTorrent, type WaitResult } from './waitTorrent';
import { type AddAndWaitOrder, type Job, finish, isOurs, later } from './addAndWaitResult';

/** Long enough to see that a torrent was there all along. */
const TOOL_HOLD_MS = 4_000;

/** How long one run of the node may look: an agent gets its answer at once, and asks again. */
function holdUntil({ isTool }: RealDebridApi, { waitInN8n }: AddAndWaitOrder, now: number, deadline: number): number {
	if (isTool) return Math.min(deadline, now + TOOL_HOLD_MS);
	return waitInN8n ? Math.min(deadline, now + LONGEST_HOLD_MS) : deadline;
}

/**
 * From a magnet, file or hash to direct links, one item per file. While it is not ready after a minute,
 * gives one item with `ready: false` and asks for n8n's own wait; handed back to the node, that item
 * goes on where it stopped.
 *
 * @throws ServiceError when the torrent failed, was refused, or took too long
 */
export async function addAndWait(api: RealDebridApi, order: AddAndWaitOrder): Promise<IDataObject[]> {
	const now = api.clock.now();
	const since = order.earlier.hash === order.source.hash ? Number(order.earlier.waitingSince ?? now) : now;
	const deadline = since + order.timeoutMs;
	const job: Job = { order, since, deadline, holdUntil: holdUntil(api, order, now, deadline) };
	const added = await addWhenFree(api, job);
	if (added === undefined) return later(api, job, { status: 'waiting_for_slot' });
	job.added = added;
	const result = await outcomeOf(follow(api, job, added));
	if (!(result instanceof ServiceError)) return await finish(api, job, result);
	if (result.code === 'noFileFits' && isOurs(job)) await deleteTorrent(api, added.id);
	throw result;
}

/** The torrent that is there already, or a new one; undefined while all places are taken. */
async function addWhenFree(api: RealDebridApi, job: Job): Promise<Added | undefined> {
	const { source, add, waitForSlot } = job.order;
	const known = await findByHash(api, source.hash);
	if (known !== undefined) {
		const torrent = await readNewTorrent(api, known);
		if (!['magnet_error', 'error', 'virus', 'dead'].includes(torrent.status) || torrent.links.length > 0) {
			return { id: known, hash: source.hash, existed: true };
		}
		// A failed one of the same hash would be found again and again.
		await deleteTorrent(api, known);
	}
	for (;;) {
		const result = await outcomeOf(addTorrent(api, source, add));
		if (!(result instanceof ServiceError)) return result;
		if (!isFull(result) || !waitForSlot || api.clock.now() >= job.deadline) throw result;
		if (api.clock.now() >= job.holdUntil) return undefined;
		await api.clock.sleep(Math.min(15_000, job.holdUntil - api.clock.now()));
	}
}

async function follow(api: RealDebridApi, job: Job, added: Added): Promise<WaitResult> {
	const { rules, add } = job.order;
	let last = '';
	return await waitForTorrent(api, {
		id: added.id,
		choose: byRules(rules),
		until: job.holdUntil,
		ip: add.ip,
		progress(torrent) {
			if (torrent.status === last) return;
			last = torrent.status;
			api.hint(`${torrent.filename || added.hash}: ${torrent.status} ${Math.floor(torrent.progress)} %`);
		},
	});
}
