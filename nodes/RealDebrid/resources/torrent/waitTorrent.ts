import { ServiceError } from '../../../shared/node/errors';
import type { RealDebridApi } from '../../client/api';
import { CODE } from '../../client/codes';
import { hasCode, outcomeOf } from '../../client/outcome';
import { LATE_LINKS_MS, POLL_STEPS } from '../../client/policy';
import { chooseFiles, selectionText, type SelectionRules } from './selection';
import { isDone, isFailed, readNewTorrent, selectFiles, type Torrent, type TorrentFile } from '../../client/torrent';

interface WaitOrder {
	id: string;
	/** Chooses the files when Real-Debrid asks for them. */
	choose(files: TorrentFile[]): TorrentFile[];
	/** Milliseconds since 1970: when to stop looking. */
	until: number;
	ip?: string;
	/** Told after each look. */
	progress?(torrent: Torrent): void;
	/** Stops the wait with what was found. */
	enough?(torrent: Torrent): boolean;
}

export type WaitResult = { state: 'done' | 'waiting' | 'failed'; torrent: Torrent };

export const byRules =
	(rules: SelectionRules) =>
	(files: TorrentFile[]): TorrentFile[] =>
		chooseFiles(files, rules);

/**
 * Follows a torrent to its end. It is driven by the status alone, so it can start anywhere: files are
 * selected whenever Real-Debrid asks for it, and a status it does not know is waited out.
 *
 * @throws ServiceError when no file fits, or the torrent disappears
 */
export async function waitForTorrent(api: RealDebridApi, order: WaitOrder): Promise<WaitResult> {
	const started = api.clock.now();
	const links = new LinkWatch();
	for (;;) {
		const torrent = await readNewTorrent(api, order.id);
		order.progress?.(torrent);
		if (isFailed(torrent)) return { state: 'failed', torrent };
		if (isDone(torrent) && links.areComplete(torrent, api.clock.now())) return { state: 'done', torrent };
		const selected = torrent.status === 'waiting_files_selection' && (await select(api, order, torrent));
		if (selected) continue;
		if (order.enough?.(torrent) === true) return { state: 'waiting', torrent };
		const now = api.clock.now();
		if (now >= order.until) return { state: 'waiting', torrent };
		await api.clock.sleep(Math.min(pause(now - started), Math.max(0, order.until - now)));
	}
}

/** How long to wait between two looks, `waitedMs` after the first. */
function pause(waitedMs: number): number {
	return POLL_STEPS.find(([until]) => waitedMs < until)?.[1] ?? 15_000;
}

/** @returns false when Real-Debrid is not ready for it yet */
async function select(api: RealDebridApi, order: WaitOrder, torrent: Torrent): Promise<boolean> {
	const chosen = order.choose(torrent.files);
	if (chosen.length === 0) throw noFile(torrent);
	const result = await outcomeOf(selectFiles(api, order.id, selectionText(torrent.files, chosen), order.ip));
	if (!(result instanceof ServiceError)) return true;
	// During the conversion of a magnet both codes mean "not yet" (DebridPulse, seen live).
	if (hasCode(result, CODE.missingParameter, CODE.wrongParameter)) return false;
	throw result;
}

function noFile(torrent: Torrent): ServiceError {
	return new ServiceError({
		service: 'Real-Debrid',
		code: 'noFileFits',
		message: `No file of "${torrent.filename}" fits the selection`,
		description: `It has ${torrent.files.length} files. Choose "All Files", or loosen the patterns and sizes in the options.`,
	});
}

/**
 * Links of a finished torrent may come a little after its end, one after another (rdt-client). Fewer links than files
 * are final when they have not changed for a look and the end is a minute past; a lone one may be an archive, or the
 * first of many.
 */
class LinkWatch {
	private firstSeen?: number;

	private lastCount = -1;

	areComplete({ files, links, endedUtc }: Torrent, now: number): boolean {
		this.firstSeen ??= now;
		const expected = files.filter((file) => file.selected === 1).length;
		const steady = links.length === this.lastCount;
		this.lastCount = links.length;
		if (links.length >= expected && links.length > 0) return true;
		if (now - this.firstSeen >= LATE_LINKS_MS) return true;
		return links.length > 0 && steady && now - Date.parse(endedUtc ?? '') >= LATE_LINKS_MS;
	}
}
