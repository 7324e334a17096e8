import { createHash } from 'crypto';
import { mapLimited } from '../shared/http/paginate';
import { whyLeftOut, type Filters } from './filters';
import type { HistoryEntry, Memory, Remembered } from './memory';
import { planRemovals, type Removals } from './removals';
import type { Source, SourceRead } from './sources/source';
import type { Target, Unit } from './targets/target';
import { mergeSeasons, type Result, type SeasonVerdict, type Title, type Verdict } from './titles';

export interface SyncSettings {
	filters: Filters;
	dryRun: boolean;
	/** Ask the media library before adding. */
	checkLibrary: boolean;
	/** Add titles again that were synced before and are no longer in the target. */
	readdRemoved: boolean;
	removals: Removals;
	maxRemovalPercent: number;
	/** Names the accounts on both ends, so that another account starts afresh. */
	accounts: string;
}

export interface SyncJob {
	source: Source;
	target: Target;
	settings: SyncSettings;
	memory: Memory;
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
	const removals = await planRemovals(job, read, (key) => run.covers(key));
	if (!job.settings.dryRun) {
		job.memory.settings = print;
		job.memory.readAt = job.now;
		job.memory.watermarks = watermarks(read, changedAt);
	}
	return {
		results: [...results, ...removals.results],
		problems: [...read.problems, ...removals.problems],
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

/** Works off the titles of one read. */
class Run {
	private readonly keys = new Set<string>();

	private readonly underWay = new Map<string, Promise<Verdict>>();

	private readonly unknown: Array<{ unit: Unit; verdict: Verdict }> = [];

	private done = 0;

	private readonly titles: Title[];

	constructor(
		private readonly job: SyncJob,
		read: SourceRead,
	) {
		this.titles = withoutDuplicates(read.titles);
	}

	/** Does the source still stand for what the history knows by this key? A show stands for all its seasons. */
	covers(key: string): boolean {
		const [type, id] = key.split(':');
		return this.keys.has(key) || (type === 'season' && this.keys.has(`show:${id}`));
	}

	async applyAll(): Promise<Result[]> {
		// Films first: version 2 of MoviePilot takes a film for a subscribed show of the same number, not the reverse.
		const isFilm = (title: Title) => title.media.type === 'movie';
		const results = new Map<Title, Result>();
		for (const group of [this.titles.filter(isFilm), this.titles.filter((title) => !isFilm(title))]) {
			await mapLimited(group, this.job.target.concurrency, async (title) => {
				results.set(title, await this.settle(title));
				this.job.progress(++this.done, this.titles.length);
			});
		}
		await this.settleUnknown();
		for (const result of results.values()) {
			if (result.seasons !== undefined) Object.assign(result, { reason: undefined }, mergeSeasons(result.seasons));
		}
		return this.titles.map((title) => results.get(title) as Result);
	}

	private async settle(title: Title): Promise<Result> {
		const { filters, checkLibrary } = this.job.settings;
		const result = (verdict: Verdict): Result => Object.assign(verdict, resultBase(title, this.job.target));
		if (title.key !== undefined) this.keys.add(title.key);
		const leftOut = whyLeftOut(title, filters);
		if (leftOut !== undefined) return result({ outcome: 'skipped', reason: leftOut });
		const expansion = await this.job.target.expand(title, checkLibrary).catch(asFailure);
		if ('outcome' in expansion) return result(expansion);
		for (const unit of expansion.units) this.keys.add(unit.key);
		if (expansion.settled !== undefined) return result({ ...expansion.settled });
		if (title.media.type !== 'show' || expansion.units[0]?.season === undefined) {
			return result(await this.applyOnce(expansion.units[0] as Unit, title));
		}
		const seasons: SeasonVerdict[] = [];
		for (const unit of expansion.units) {
			const verdict = await this.applyOnce(unit, title);
			seasons.push(Object.assign(verdict, { season: unit.season ?? 0 }));
		}
		return { ...result(mergeSeasons(seasons)), seasons };
	}

	/** A season may stand in the source by itself and as a part of its show: the second one only looks on. */
	private async applyOnce(unit: Unit, title: Title): Promise<Verdict> {
		const first = this.underWay.get(unit.key);
		if (first !== undefined) {
			const { outcome, reason } = await first;
			return outcome === 'added' ? { outcome: 'alreadySubscribed', reason: 'Added with another entry' } : { outcome, reason };
		}
		const verdict = this.apply(unit, title);
		this.underWay.set(unit.key, verdict);
		return await verdict;
	}

	private async apply(unit: Unit, title: Title): Promise<Verdict> {
		const { target, settings } = this.job;
		if (target.isSubscribed(unit)) return this.remember(unit, title, { outcome: 'alreadySubscribed' });
		const before = settings.readdRemoved ? undefined : this.job.memory.history.get(unit.key);
		if (before?.outcome === 'inLibrary') return { outcome: 'inLibrary' };
		const inLibrary = settings.checkLibrary ? await target.isInLibrary(unit).catch(asFailure) : false;
		if (typeof inLibrary === 'object') return this.remember(unit, title, inLibrary);
		if (inLibrary) return this.remember(unit, title, { outcome: 'inLibrary' });
		if (before !== undefined && before.outcome !== 'failed') return { outcome: 'skipped', reason: goneByHand(before, target) };
		if (settings.dryRun || !target.keeps) return { outcome: 'planned' };
		return await this.add(unit, title);
	}

	private async add(unit: Unit, title: Title): Promise<Verdict> {
		const added = await this.job.target.add(unit);
		if (added.outcome !== 'unknown') return this.remember(unit, title, added);
		const verdict = this.remember(unit, title, { outcome: 'failed', reason: added.reason });
		this.unknown.push({ unit, verdict });
		return verdict;
	}

	/** After lost answers: looks once what has arrived, then asks once more for what has not. */
	private async settleUnknown(): Promise<void> {
		if (this.unknown.length === 0) return;
		const { target } = this.job;
		if ((await target.open().catch(asFailure)) !== undefined) return;
		for (const { unit, verdict } of this.unknown) {
			const settled = target.isSubscribed(unit) ? { outcome: 'added' as const } : await target.add(unit);
			if (settled.outcome !== 'added' && settled.outcome !== 'alreadySubscribed') continue;
			delete verdict.reason;
			verdict.outcome = 'added';
			const entry = this.job.memory.history.get(unit.key);
			if (entry !== undefined) entry.outcome = 'added';
		}
	}

	private remember(unit: Unit, title: Title, verdict: Verdict): Verdict {
		const { memory, settings, now, target } = this.job;
		if (settings.dryRun || !target.keeps) return verdict;
		const before = memory.history.get(unit.key);
		const outcome = verdict.outcome as Remembered;
		// What this sync added stays its own, also while it is simply still there.
		const owned = outcome === 'alreadySubscribed' && (before?.outcome === 'added' || before?.outcome === 'leaving');
		const entry: HistoryEntry = {
			key: unit.key,
			outcome: owned ? 'added' : outcome,
			at: before?.outcome === outcome || owned ? (before?.at ?? 0) : Math.floor(now / 1000),
			title: title.media.title,
			...(title.media.year === undefined ? {} : { year: title.media.year }),
			source: title.source,
		};
		memory.history.set(unit.key, entry);
		return verdict;
	}
}

function withoutDuplicates(titles: Title[]): Title[] {
	const seen = new Set<string>();
	return titles.filter((title) => {
		if (title.key === undefined) return true;
		const isNew = !seen.has(title.key);
		seen.add(title.key);
		return isNew;
	});
}

const resultBase = (title: Title, target: Target) => ({ media: title.media, source: title.source, target: target.name });

function asFailure(error: unknown): { outcome: 'failed'; reason: string } {
	const { message, description } = error as { message?: string; description?: string };
	return { outcome: 'failed', reason: [message, description].filter(Boolean).join('. ') };
}

function goneByHand(entry: HistoryEntry, target: Target): string {
	const date = new Date(entry.at * 1000).toISOString().slice(0, 10);
	return `Synced on ${date} and no longer in ${target.name}: it is finished or was removed by hand. Re-Add Removed Titles adds it again`;
}

