import type { Changes } from '../sources/source';
import type { SyncJob } from './sync';

/** What a run has to read. */
export interface Plan {
	/** Everything, as in the first run and once a week; else only what is new on the lists that changed. */
	whole: boolean;
	labels: readonly string[];
	changes: Changes;
	/** Is what was refused for good not asked for in this run? */
	trustsRefused: boolean;
}

/** Everything is read again after this long, so that new seasons of known shows are noticed. */
export const FULL_READ_EVERY_MS = 7 * 24 * 3600 * 1000;

/**
 * Decides by what is remembered and by when the lists have changed.
 *
 * @param print of the settings: other ones make everything new
 * @throws ServiceError when not one of the lists can be reached
 */
export async function planRead(job: SyncJob, print: string): Promise<Plan> {
	const { source, memory, settings, now } = job;
	const isDue = now - memory.readAt > FULL_READ_EVERY_MS;
	const whole: Plan = {
		whole: true,
		labels: source.labels,
		changes: { times: {}, unreachable: {} },
		trustsRefused: memory.settings === print && !isDue && !settings.readdRemoved,
	};
	if (isDue || !mayReadChanges(job, print)) return whole;
	const changes = await source.changedAt();
	const labels = source.labels.filter((label) => changes.unreachable[label] === undefined && !isKnown(job, changes, label));
	if ((settings.removeFromSource || settings.takeWatchedOff) && labels.length > 0) return { ...whole, changes };
	if (memory.pending.size > 0 && isShort(job)) return { ...whole, changes };
	return { whole: false, labels, changes, trustsRefused: true };
}

/** Titles about to be removed want another look whatever the source says. */
function mayReadChanges({ memory, settings, target }: SyncJob, print: string): boolean {
	if (settings.dryRun || settings.readdRemoved || !target.keeps) return false;
	if (memory.settings !== print || memory.seen.size === 0) return false;
	return ![...memory.history.values()].some(({ outcome }) => outcome === 'leaving');
}

/** So many entries are read with one request: then everything is looked at beside what is pending. */
const ONE_PAGE = 250;

const isShort = ({ memory }: SyncJob): boolean => [...memory.seen.values()].reduce((sum, { entries }) => sum + entries.size, 0) <= ONE_PAGE;

function isKnown({ memory }: SyncJob, { times }: Changes, label: string): boolean {
	const [changed, upTo] = [times[label], memory.watermarks[label]];
	return changed !== undefined && upTo !== undefined && changed <= upTo;
}
