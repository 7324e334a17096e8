import { createHash } from 'crypto';
import type { Media } from '../../shared/media/identity';
import type { Filters } from './filters';
import { removeFromSource } from './fromSource';
import type { RunTitle } from '../memory/journal';
import type { Memory } from '../memory/memory';
import { planRemovals, type Removals } from './removals';
import { Run } from './run';
import type { Source, SourceRead } from '../sources/source';
import type { Target } from '../targets/target';
import type { Result } from './titles';

export interface SyncSettings {
	filters: Filters;
	dryRun: boolean;
	/** Ask the media library before adding. */
	checkLibrary: boolean;
	/** Add titles again that were synced before and are no longer in the target. */
	readdRemoved: boolean;
	removals: Removals;
	maxRemovalPercent: number;
	/** Take a title off the list it came from once the target has it. */
	removeFromSource: boolean;
	/** What the target's own fields and the rows of Per-List Settings say. */
	targetSettings: unknown;
	/** Names the accounts on both ends, so that another account starts afresh. */
	accounts: string;
}

export interface SyncJob {
	source: Source;
	target: Target;
	/** Why the target cannot take such a title at all; absent or undefined when it can. */
	refuses?: (media: Media) => string | undefined;
	settings: SyncSettings;
	memory: Memory;
	/** Told of everything that this run adds. */
	added?: (title: RunTitle) => void;
	/** Milliseconds since 1970. */
	now: number;
	progress(done: number, total: number): void;
}

export interface SyncOutcome {
	results: Result[];
	problems: string[];
	/** Nothing had changed; nothing was read or written. */
	unchanged: boolean;
}

/** Everything is read again after this long, so that new seasons of known shows are noticed. */
export const FULL_READ_EVERY_MS = 7 * 24 * 3600 * 1000;

/**
 * Source → filter → diff → guard → apply. Changes `job.memory` in place, except in a dry run; the
 * caller stores it. Nothing is written and nothing remembered before the source was read whole.
 *
 * @throws ServiceError | IncompleteReadError when the source or the target's state cannot be read
 */
export async function runSync(job: SyncJob): Promise<SyncOutcome> {
	const print = fingerprint(job.settings);
	const changedAt = mayBeUnchanged(job, print) ? await job.source.changedAt() : undefined;
	if (changedAt !== undefined && isUnchanged(job, changedAt)) return { results: [], problems: [], unchanged: true };
	// Both are only read, so neither need wait for the other.
	const [read] = await Promise.all([job.source.read(), job.target.open()]);
	const run = new Run(job, read);
	const results = await run.applyAll();
	const fromSource = await removeFromSource(job, read, results, (title) => run.historyKeys(title));
	const removals = await planRemovals(job, read, (key) => run.covers(key));
	if (!job.settings.dryRun) {
		job.memory.settings = print;
		job.memory.readAt = job.now;
		// What could not be taken off its list wants another look, although nothing changes there.
		job.memory.watermarks = fromSource.length > 0 ? {} : watermarks(read, changedAt);
	}
	return {
		results: [...results.values(), ...removals.results],
		problems: [...read.problems, ...fromSource, ...removals.problems],
		unchanged: false,
	};
}

function fingerprint(settings: SyncSettings): string {
	const lasting = { ...settings, dryRun: false };
	return createHash('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16);
}

/** Failed titles and titles about to be removed want another look whatever the source says. */
function mayBeUnchanged({ memory, settings, source, target, now }: SyncJob, print: string): boolean {
	if (settings.dryRun || settings.readdRemoved || !target.keeps) return false;
	if (memory.settings !== print || now - memory.readAt > FULL_READ_EVERY_MS) return false;
	if (!source.labels.every((label) => memory.watermarks[label] !== undefined)) return false;
	return ![...memory.history.values()].some((entry) => entry.outcome === 'failed' || entry.outcome === 'leaving');
}

function isUnchanged({ source, memory }: SyncJob, changedAt: Record<string, number>): boolean {
	return source.labels.every((label) => {
		const changed = changedAt[label];
		return changed !== undefined && changed <= (memory.watermarks[label] ?? 0);
	});
}

/** What was known to have changed before the read is known for certain; otherwise the read's own time counts. */
function watermarks(read: SourceRead, changedAt: Record<string, number> = {}): Record<string, number> {
	return Object.fromEntries(
		Object.entries(read.knownUpTo).map(([label, time]) => {
			const changed = changedAt[label] ?? 0;
			return [label, Number.isFinite(changed) ? Math.max(time, changed) : time];
		}),
	);
}
