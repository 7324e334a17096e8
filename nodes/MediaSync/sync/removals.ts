import { whyNotRemove } from './guard';
import { mediaOf, type HistoryEntry } from '../memory/memory';
import { sentencesOf } from './sentences';
import type { SourceRead } from '../sources/source';
import type { SyncJob } from './sync';
import type { Result } from './titles';

export type Removals = 'keep' | 'report' | 'remove';

/**
 * Deals with what the history has and the source has no longer. Only what this sync itself added is
 * ever removed from the target, only when removals are wanted and the guard agrees, and only on the
 * second run in a row that finds it gone: the first one announces it.
 *
 * @param covers does the source still stand for what the history knows by this key?
 */
export async function planRemovals(
	job: SyncJob,
	read: SourceRead,
	covers: (key: string) => boolean,
): Promise<{ results: Result[]; problems: string[] }> {
	const { memory, settings, source } = job;
	if (source.isWindow === true) return forgetOldest(job);
	if (read.problems.length > 0 && settings.removals === 'keep') return { results: [], problems: [] };
	const ours = [...memory.history.values()].filter((entry) => source.labels.includes(entry.source));
	const gone = ours.filter((entry) => !covers(entry.key));
	if (settings.removals === 'keep') return forget(job, gone);
	const managed = ours.filter(isManaged);
	const leaving = gone.filter(isManaged);
	const complete = read.problems.length === 0;
	const { maxRemovalPercent: maxPercent } = settings;
	const why = whyNotRemove({ managed: managed.length, leaving: leaving.length, inSource: read.titles.length, complete, maxPercent });
	if (why !== undefined) return { results: [], problems: [why] };
	if (complete)
		forget(
			job,
			gone.filter((entry) => !isManaged(entry)),
		);
	const results: Result[] = [];
	for (const entry of leaving) results.push(await removeOrAnnounce(job, entry));
	return { results, problems: [] };
}

const isManaged = (entry: HistoryEntry): boolean => entry.outcome === 'added' || entry.outcome === 'leaving';

/** Titles of windows that are remembered; a window never says what may be forgotten. */
const MOST_OF_WINDOWS = 20_000;

function forgetOldest(job: SyncJob): { results: Result[]; problems: string[] } {
	const ours = [...job.memory.history.values()].filter((entry) => job.source.labels.includes(entry.source));
	const oldest = ours.length <= MOST_OF_WINDOWS ? [] : ours.sort((a, b) => a.at - b.at).slice(0, ours.length - MOST_OF_WINDOWS);
	return forget(job, oldest);
}

/** A title that left the source is forgotten, so that it is new when it comes back and the history stays bounded. */
function forget({ memory, settings }: SyncJob, gone: HistoryEntry[]): { results: Result[]; problems: string[] } {
	if (!settings.dryRun) for (const entry of gone) memory.history.delete(entry.key);
	return { results: [], problems: [] };
}

async function removeOrAnnounce(job: SyncJob, entry: HistoryEntry): Promise<Result> {
	const { memory, settings, target } = job;
	const base = { media: mediaOf(entry), source: entry.source, target: target.name };
	const announced = entry.outcome === 'leaving';
	if (settings.dryRun || settings.removals === 'report' || !announced) {
		if (!settings.dryRun && settings.removals === 'remove') entry.outcome = 'leaving';
		const when = settings.removals === 'remove' ? 'the next run removes it' : 'only reported';
		return { ...base, outcome: 'planned', action: 'remove', reason: `It has left ${entry.source}: ${when}` };
	}
	try {
		const wasThere = await target.remove(entry.key, entry.source);
		memory.history.delete(entry.key);
		if (wasThere) return { ...base, outcome: 'removed', reason: `It has left ${entry.source}` };
		const reason = `It has left ${entry.source}, and ${target.name} had finished with it already`;
		return { ...base, outcome: 'skipped', action: 'remove', reason };
	} catch (error) {
		return { ...base, outcome: 'failed', action: 'remove', reason: sentencesOf(error) };
	}
}
