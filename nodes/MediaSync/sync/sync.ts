import { createHash } from 'crypto';
import type { Media } from '../../shared/media/identity';
import type { Filters } from './filters';
import { takeOffSource } from './fromSource';
import type { RunTitle } from '../memory/journal';
import { learnLists, learnTitles, shortCounts, stillPending, wholeLists } from './learn';
import { planRead, type Plan } from './plan';
import type { Memory } from '../memory/memory';
import { planRemovals, type Removals } from './removals';
import { Run } from './run';
import type { Source, SourceRead } from '../sources/source';
import { FEW_TITLES, type Target } from '../targets/target';
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
	/** Take a title off the list it came from once its owner has watched it. */
	takeWatchedOff: boolean;
	/** What the options that let titles wait or be skipped say: other ones make everything new. */
	leavesOut?: unknown;
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
	/** Nothing had changed; nothing was written to the target. */
	unchanged: boolean;
	/** Titles on the lists that are known from earlier runs and were not looked at in this one. */
	known: number;
	/** Whether `job.memory` is another one than before. */
	learned: boolean;
}

/** A run about few titles of many asks the target by title: from this share on. */
const FEW_SHARE = 20;

/**
 * Source → filter → diff → guard → apply. Only what is new is read where that suffices. Changes `job.memory` in
 * place, except in a dry run; the caller stores it. Nothing is written and nothing remembered before the
 * source was read to its proven end.
 *
 * @throws ServiceError | IncompleteReadError when the source or the target's state cannot be read
 */
export async function runSync(job: SyncJob): Promise<SyncOutcome> {
	const { memory, source, target, settings, now } = job;
	const print = fingerprint(settings);
	const plan = await planRead(job, print);
	const [read] = await Promise.all([readAs(plan, job), plan.whole ? target.open() : undefined]);
	Object.assign(read.unreadable, plan.changes.unreachable);
	const lost = [...Object.values(read.unreadable), ...(read.problems ?? [])];
	const titles = plan.whole ? read.titles : [...read.titles, ...stillPending(memory, read, source.isWindow === true)];
	const known = knownEntries(memory, read) - read.titles.length;
	if (!plan.whole && titles.length === 0 && wholeLists(read).length === 0) {
		learnLists(memory, plan, read);
		return { results: [], problems: lost, unchanged: true, known, learned: read.lists.length > 0 };
	}
	const mayRemove = settings.removals === 'remove' && wholeLists(read).length > 0;
	const isFew = !mayRemove && titles.length <= FEW_TITLES && known >= titles.length * FEW_SHARE;
	if (!plan.whole && (titles.length > 0 || mayRemove)) await target.open(isFew ? titles : undefined);
	const run = new Run(job, titles, plan.trustsRefused);
	const results = await run.applyAll();
	const fromSource = await takeOffSource(job, read, results, (title) => run.historyKeys(title));
	const removals = await planRemovals(job, read, (key) => run.covers(key));
	const short = shortCounts(read, source.name);
	if (!settings.dryRun) {
		memory.settings = print;
		if (plan.whole && !plan.trustsRefused) memory.readAt = now;
		learnLists(memory, plan, read);
		learnTitles(memory, run, read, plan.whole, now);
		// What could not be taken off its list wants another look, although nothing changes there.
		if ([...results.values()].some((result) => result.fromSource === 'failed')) memory.watermarks = {};
	}
	return {
		results: [...results.values(), ...removals.results],
		problems: [...lost, ...short, ...fromSource, ...removals.problems],
		unchanged: false,
		known,
		learned: !settings.dryRun,
	};
}

async function readAs({ whole, labels }: Plan, { source, memory }: SyncJob): Promise<SourceRead> {
	if (whole) return await source.read();
	return labels.length === 0 ? { titles: [], lists: [], unreadable: {} } : await source.read(labels, memory.seen);
}

/** Entries of all lists, those that were not read now included. */
function knownEntries(memory: Memory, read: SourceRead): number {
	const lists = new Map([...memory.seen, ...read.lists.map(({ name, seen }) => [name, seen] as const)]);
	return [...lists.values()].reduce((sum, { entries }) => sum + entries.size, 0);
}

function fingerprint(settings: SyncSettings): string {
	const lasting = { ...settings, dryRun: false };
	return createHash('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16);
}
