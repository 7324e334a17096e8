import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../../shared/util/text';
import { type AddOptions, type Added } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { LONGEST_HOLD_MS } from '../../client/policy';
import { chooseFiles, type SelectionRules } from './selection';
import type { Source } from './source';
import { deleteTorrent, type Torrent } from '../../client/torrent';
import { unrestrictAll } from '../../client/torrentLinks';
import type { UnrestrictOptions } from '../../client/unrestrict';
import { type WaitResult } from './waitTorrent';
import { failed, tooLong } from './torrentFailures';

export interface AddAndWaitOrder {
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

/** One job under way. */
export interface Job {
	order: AddAndWaitOrder;
	/** Milliseconds since 1970. */
	since: number;
	deadline: number;
	/** The node stops looking then, and leaves the rest to n8n's wait. */
	holdUntil: number;
	added?: Added;
}

export async function finish(api: RealDebridApi, job: Job, { state, torrent }: WaitResult): Promise<IDataObject[]> {
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
export const isOurs = ({ added, order }: Job): boolean =>
	added?.existed === false || (asText(order.earlier.torrentId) === added?.id && order.earlier.addedHere === true);

export function later(api: RealDebridApi, job: Job, more: IDataObject): IDataObject[] {
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
