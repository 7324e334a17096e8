import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../shared/node/errors';
import { duration } from '../../../shared/http/errorTexts';
import { asText } from '../../../shared/util/text';
import { addTorrent, findByHash, isFull, type AddOptions, type Added } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { outcomeOf } from '../../client/outcome';
import { LONGEST_HOLD_MS } from '../../client/policy';
import { chooseFiles, type SelectionRules } from './selection';
import type { Source } from './source';
import { deleteTorrent, readNewTorrent, type Torrent } from '../../client/torrent';
import { unrestrictAll } from '../../client/torrentLinks';
import type { UnrestrictOptions } from '../../client/unrestrict';
import { byRules, waitForTorrent, type WaitResult } from './waitTorrent';

interface AddAndWaitOrder {
	source: Source;
	rules: SelectionRules;
	add: AddOptions;
	unrestrict: UnrestrictOptions;
	/** Milliseconds from the first try. */
	timeoutMs: number;
	onTimeout: 'keep' | 'delete';
	/** Longer waits are left to n8n's own wait; false keeps the node running to the end. */
	waitInN8n: boolean;
	/** Wait while no place is free for another torrent. */
	waitForSlot: boolean;
	/** Delete the torrent once its links are unrestricted. */
	deleteAfter: boolean;
	/** An item of an earlier run of this node that was not ready then. */
	earlier: IDataObject;
}

/** Long enough to see that a torrent was there all along. */
const TOOL_HOLD_MS = 4_000;

/** One job under way. */
interface Job {
	order: AddAndWaitOrder;
	/** Milliseconds since 1970. */
	since: number;
	deadline: number;
	/** The node stops looking then, and leaves the rest to n8n's wait. */
	holdUntil: number;
	added?: Added;
}

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

async function finish(api: RealDebridApi, job: Job, { state, torrent }: WaitResult): Promise<IDataObject[]> {
	const { order } = job;
	if (state === 'failed') throw failed(torrent);
	if (state === 'waiting') {
		if (api.clock.now() < job.deadline)
			return later(api, job, { status: torrent.status, progress: torrent.progress, torrent: torrent.filename });
		const shallDelete = order.onTimeout === 'delete' && isOurs(job);
		if (shallDelete) await deleteTorrent(api, torrent.id);
		throw tooLong(torrent, order.timeoutMs, shallDelete);
	}
	const items = await unrestrictAll(api, torrent, order.unrestrict);
	const other = otherSelection(job, torrent);
	const kept = order.deleteAfter && other === undefined ? await deleteComplete(api, torrent, items) : undefined;
	const dead = torrent.status === 'dead' ? 'Real-Debrid calls this torrent dead; its links still worked.' : undefined;
	const warnings = [other, kept, dead].filter((one) => one !== undefined);
	const more = warnings.length === 0 ? {} : { warning: warnings.join(' ') };
	return items.map((item) => ({ ...item, existed: job.added?.existed ?? false, ...more }));
}

/** Files cannot be selected twice, so a torrent that was there already gives what was selected then. In words, if that differs. */
function otherSelection({ added, order }: Job, { files }: Torrent): string | undefined {
	if (added?.existed !== true) return undefined;
	const wanted = new Set(chooseFiles(files, order.rules).map(({ id }) => id));
	const selected = files.filter((file) => file.selected === 1);
	const missing = [...wanted].filter((id) => !selected.some((file) => file.id === id)).length;
	const more = selected.filter(({ id }) => !wanted.has(id)).length;
	if (missing === 0 && more === 0) return undefined;
	return (
		`This torrent was in the account already, with another selection of files: ${missing} that fit the rules are not among them, ` +
		`${more} others are. To get the selection of this node, delete the torrent and run this again.`
	);
}

/** @returns why it was kept: what has no link yet would be lost with the torrent */
async function deleteComplete(api: RealDebridApi, torrent: Torrent, items: IDataObject[]): Promise<string | undefined> {
	const wanted = torrent.files.filter(({ selected }) => selected === 1).length;
	const linked = items.filter(({ error }) => error === undefined);
	if (linked.length === items.length && (linked.length >= wanted || linked[0]?.isArchive === true)) {
		await deleteTorrent(api, torrent.id);
		return undefined;
	}
	return `Kept: ${linked.length} of ${wanted} files have a link that works. Run this again later, or delete the torrent by hand.`;
}

/** Only what this node added may be deleted by it, in this run or in an earlier one. */
const isOurs = ({ added, order }: Job): boolean =>
	added?.existed === false || (asText(order.earlier.torrentId) === added?.id && order.earlier.addedHere === true);

function later(api: RealDebridApi, job: Job, more: IDataObject): IDataObject[] {
	api.waitInN8n(api.clock.now() + LONGEST_HOLD_MS);
	const { hash, magnet } = job.order.source;
	return [
		{
			ready: false,
			torrentId: job.added?.id ?? null,
			hash,
			magnet: magnet ?? `magnet:?xt=urn:btih:${hash}`,
			...more,
			waitingSince: job.since,
			addedHere: isOurs(job),
			...(api.isTool ? { next: ASK_AGAIN } : {}),
		},
	];
}

const ASK_AGAIN =
	'Not ready yet; Real-Debrid goes on loading it. Tell the person so, and use this tool again with the same magnet in some minutes.';

function failed(torrent: Torrent): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		code: torrent.status,
		message: `Real-Debrid could not load "${torrent.filename}" (${torrent.status})`,
		description: REASONS[torrent.status] ?? 'Try another torrent of the same title.',
	});
}

const REASONS: Record<string, string> = {
	magnet_error: 'Nobody shares it, or the magnet is broken. Try another torrent of the same title.',
	virus: 'Real-Debrid found a virus in it. Use another torrent.',
	dead: 'Nobody shares it any more. Try another torrent of the same title.',
	error: 'Delete it and add it again; if it fails again, try another torrent.',
};

function tooLong(torrent: Torrent, timeoutMs: number, deleted: boolean): ServiceError {
	const rest = deleted ? 'It was deleted from the account.' : 'It stays in the account and goes on loading; run this again later.';
	return new ServiceError({
		service: 'Real-Debrid',
		code: 'timeout',
		message: `"${torrent.filename}" was not ready within ${duration(timeoutMs)} (${torrent.status}, ${Math.floor(torrent.progress)} %)`,
		description: rest,
	});
}
