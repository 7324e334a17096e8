import { mapLimited } from '../../shared/http/paginate';
import { label } from '../../shared/media/identity';
import { mediaOf, type HistoryEntry } from '../memory/memory';
import type { SourceRead } from '../sources/source';
import type { Leaving, Removed } from '../targets/target';
import { whyNotRemove } from './guard';
import { wholeLists } from './learn';
import { sentencesOf } from './sentences';
import type { SyncJob } from './sync';
import type { Result } from './titles';

export type Removals = 'keep' | 'report' | 'remove';

interface Planned {
	results: Result[];
	problems: string[];
}

/**
 * Deals with what the history has and a list has no longer. Only what this sync itself added is ever removed from
 * the target, only when removals are wanted and the guard agrees, only on the second run in a row that finds it
 * gone (the first one announces it), and only while the list's service still has the title. A list that could not
 * be read, or whose count is wrong, loses nothing.
 *
 * @param covers does a title of this run still stand for what the history knows by this key?
 */
export async function planRemovals(job: SyncJob, read: SourceRead, covers: (key: string) => boolean): Promise<Planned> {
	const { memory, settings, source } = job;
	if (source.isWindow === true) return forgetOldest(job);
	const labels = provenLabels(read);
	const listed = keysOnLists(job, read);
	const ours = [...memory.history.values()].filter((entry) => source.labels.includes(entry.source));
	const isThere = ({ key }: HistoryEntry) => covers(key) || covered(listed, key);
	const gone = ours.filter((entry) => labels.has(entry.source) && !isThere(entry));
	if (!settings.dryRun) for (const entry of ours) if (entry.outcome === 'leaving' && !labels.has(entry.source)) entry.outcome = 'added';
	if (settings.removals === 'keep') return forget(job, gone);
	const leaving = gone.filter(isManaged);
	const why = whyNotRemove({
		...{ managed: titlesOf(ours.filter(isManaged)), leaving: titlesOf(leaving), inSource: listed.size, complete: true },
		maxPercent: settings.maxRemovalPercent,
	});
	if (why !== undefined) return { results: [], problems: [why] };
	forget(
		job,
		gone.filter((entry) => !isManaged(entry)),
	);
	return await removeOrAnnounce(job, leaving);
}

const isManaged = (entry: HistoryEntry): boolean => entry.outcome === 'added' || entry.outcome === 'leaving';

/** Seasons of a show are one title. */
const titlesOf = (entries: HistoryEntry[]): number => new Set(entries.map(({ key }) => titleKey(key))).size;

/** `season:1396:2` belongs to `show:1396`. */
function titleKey(key: string): string {
	const [type, id] = key.split(':');
	return type === 'season' ? `show:${id}` : key;
}

const covered = (keys: ReadonlySet<string>, key: string): boolean => keys.has(key) || keys.has(titleKey(key));

/** Labels whose every list was read to its proven end. */
function provenLabels(read: SourceRead): Set<string> {
	const labels = new Set(wholeLists(read).map(({ label: name }) => name));
	for (const list of read.lists) if (list.newestOnly || list.isIncomplete === true || list.short !== undefined) labels.delete(list.label);
	return labels;
}

/** Keys of all titles that stand on a list, those of lists that were not read now included. */
function keysOnLists({ memory }: SyncJob, read: SourceRead): Set<string> {
	const lists = new Map([...memory.seen, ...read.lists.map(({ name, seen }) => [name, seen] as const)]);
	return new Set([...lists.values()].flatMap(({ entries }) => [...entries.values()]));
}

/** A title that left the source is forgotten, so that it is new when it comes back and the history stays bounded. */
function forget({ memory, settings }: SyncJob, gone: HistoryEntry[]): Planned {
	if (!settings.dryRun) for (const entry of gone) memory.history.delete(entry.key);
	return { results: [], problems: [] };
}

/** Titles of windows that are remembered; a window never says what may be forgotten. */
const MOST_OF_WINDOWS = 20_000;

function forgetOldest(job: SyncJob): Planned {
	const ours = [...job.memory.history.values()].filter((entry) => job.source.labels.includes(entry.source));
	const oldest = ours.length <= MOST_OF_WINDOWS ? [] : ours.sort((a, b) => a.at - b.at).slice(0, ours.length - MOST_OF_WINDOWS);
	return forget(job, oldest);
}

async function removeOrAnnounce(job: SyncJob, leaving: HistoryEntry[]): Promise<Planned> {
	const { memory, settings } = job;
	const isNow = (entry: HistoryEntry) => !settings.dryRun && settings.removals === 'remove' && entry.outcome === 'leaving';
	const results = new Map<HistoryEntry, Result>();
	const now = leaving.filter(isNow);
	for (const entry of leaving) if (!now.includes(entry)) results.set(entry, announce(job, entry));
	const problems: string[] = [];
	const stillThere = await lookUp(job, now);
	const removable = now.filter((entry) => stillThere.get(titleKey(entry.key)) === true);
	for (const [index, removed] of (await removeAll(job, removable)).entries()) {
		const entry = removable[index] as HistoryEntry;
		results.set(entry, removalResult(job, entry, removed));
		if (removed.outcome !== 'failed') memory.history.delete(entry.key);
	}
	for (const entry of now) {
		const told = stillThere.get(titleKey(entry.key));
		if (typeof told === 'string') results.set(entry, removalResult(job, entry, { outcome: 'failed', reason: told }));
		if (told !== false) continue;
		const reason = `${entry.source} has lost it because its service deleted or merged the title: nothing is removed. Remove it in ${job.target.name} yourself if you like`;
		results.set(entry, { ...base(job, entry), outcome: 'skipped', action: 'remove', conflict: true, reason });
		problems.push(`Conflict about ${label(mediaOf(entry))}: ${reason}`);
		memory.history.delete(entry.key);
	}
	return { results: leaving.flatMap((entry) => results.get(entry) ?? []), problems: problems.slice(0, 10) };
}

const base = ({ target }: SyncJob, entry: HistoryEntry) => ({ media: mediaOf(entry), source: entry.source, target: target.name });

function announce(job: SyncJob, entry: HistoryEntry): Result {
	const { settings } = job;
	if (!settings.dryRun && settings.removals === 'remove') entry.outcome = 'leaving';
	const when = settings.removals === 'remove' ? 'the next run removes it' : 'only reported';
	return { ...base(job, entry), outcome: 'planned', action: 'remove', reason: `It has left ${entry.source}: ${when}` };
}

function removalResult(job: SyncJob, entry: HistoryEntry, removed: Removed): Result {
	if (removed.outcome === 'removed') return { ...base(job, entry), outcome: 'removed', reason: `It has left ${entry.source}` };
	if (removed.outcome === 'failed') return { ...base(job, entry), outcome: 'failed', action: 'remove', reason: removed.reason };
	const reason = `It has left ${entry.source}, and ${job.target.name} had finished with it already`;
	return { ...base(job, entry), outcome: 'skipped', action: 'remove', reason };
}

/** Titles whose source is asked at once. */
const LOOK_UPS_AT_ONCE = 4;

/**
 * Asks the source once for each title whether it still has it: what its service deleted or merged was not taken
 * off by the user.
 *
 * @returns by key of the title; a sentence where the source did not tell
 */
async function lookUp({ source }: SyncJob, entries: HistoryEntry[]): Promise<Map<string, boolean | string>> {
	const titles = new Map(entries.map((entry) => [titleKey(entry.key), entry]));
	const told = await mapLimited([...titles], LOOK_UPS_AT_ONCE, async ([key, entry]): Promise<[string, boolean | string]> => {
		try {
			return [key, await source.stillHas({ key, media: mediaOf(entry) })];
		} catch (error) {
			return [key, sentencesOf(error)];
		}
	});
	return new Map(told);
}

/** In one go where the target can; else side by side, the seasons of a show one after the other. */
async function removeAll({ target }: SyncJob, entries: HistoryEntry[]): Promise<Removed[]> {
	if (entries.length === 0) return [];
	if (target.removeTogether !== undefined) {
		try {
			return await target.removeTogether(entries.map(({ key, source }): Leaving => ({ key, source })));
		} catch (error) {
			return entries.map(() => ({ outcome: 'failed', reason: sentencesOf(error) }));
		}
	}
	const removed = new Map<HistoryEntry, Removed>();
	const shows = new Map<string, HistoryEntry[]>();
	for (const entry of entries) shows.set(titleKey(entry.key), [...(shows.get(titleKey(entry.key)) ?? []), entry]);
	await mapLimited([...shows.values()], target.concurrency, async (seasons) => {
		for (const entry of seasons) {
			try {
				removed.set(entry, { outcome: (await target.remove(entry.key, entry.source)) ? 'removed' : 'gone' });
			} catch (error) {
				removed.set(entry, { outcome: 'failed', reason: sentencesOf(error) });
			}
		}
	});
	return entries.map((entry) => removed.get(entry) as Removed);
}
