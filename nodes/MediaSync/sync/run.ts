import { mapLimited } from '../../shared/http/paginate';
import { whyLeftOut } from './filters';
import { nameOf, type HistoryEntry, type Refused, type Remembered } from '../memory/memory';
import { sentencesOf } from './sentences';
import type { Source } from '../sources/source';
import type { SyncJob } from './sync';
import type { Added, AskAgain, Expansion, Refusal, Target, Unit } from '../targets/target';
import { FULL_READ_EVERY_MS } from './plan';
import { mergeSeasons, type Result, type SeasonVerdict, type Title, type Verdict } from './titles';

/** Something to add; the verdict is already in its result and gets its outcome once that is known. */
interface Addition {
	unit: Unit;
	title: Title;
	verdict: Verdict;
	/** The target has the show already. */
	held: boolean;
}

/** Works off the titles of one read: what the target lacks is added, every title gets a result. */
export class Run {
	private readonly keys = new Set<string>();

	private readonly underWay = new Map<string, Verdict>();

	/** Verdicts on what another entry of the source has already seen to. */
	private readonly followers: Array<{ verdict: Verdict; first: Verdict }> = [];

	private readonly waiting: Addition[] = [];

	private readonly held = new Map<Title, ReturnType<NonNullable<Source['holdsBack']>>>();

	/** Why titles are added now that waited before. */
	private readonly because = new Map<Title, string>();

	private readonly unknown: Addition[] = [];

	private readonly unitsOf = new Map<Title, string[]>();

	private listed?: ReadonlySet<string>;

	private seasons?: ReadonlyMap<string, HistoryEntry[]>;

	private done = 0;

	/** Each title once. */
	readonly titles: Title[];

	private readonly refusals = new Map<Title, (Refusal & { again: AskAgain }) | 'asBefore'>();

	/** @param trustsRefused leaves out what was refused for good less than a week ago, and takes settled shows as they were */
	constructor(
		private readonly job: SyncJob,
		titles: Title[],
		private readonly trustsRefused = false,
	) {
		this.titles = withoutDuplicates(titles);
	}

	/** Why a title was not added and when it is to be asked for again; `asBefore` when it was not asked for in this run. */
	refusalOf(title: Title): (Refusal & { again: AskAgain }) | 'asBefore' | undefined {
		return this.refusals.get(title);
	}

	/** Does the source still stand for what the history knows by this key? A show stands for all its seasons. */
	covers(key: string): boolean {
		const [type, id] = key.split(':');
		return this.keys.has(key) || (type === 'season' && this.keys.has(`show:${id}`));
	}

	/** The results by title, in the source's order. */
	async applyAll(): Promise<Map<Title, Result>> {
		// Films first: version 2 of MoviePilot takes a film for a subscribed show of the same number, not the reverse.
		const isFilm = (title: Title) => title.media.type === 'movie';
		const results = new Map<Title, Result>();
		for (const group of [this.titles.filter(isFilm), this.titles.filter((title) => !isFilm(title))]) {
			await mapLimited(group, this.job.target.concurrency, async (title) => {
				results.set(title, await this.settle(title));
				this.job.progress(++this.done, this.titles.length);
			});
		}
		await this.add(this.waiting);
		await this.settleUnknown();
		this.finish(results);
		return new Map(this.titles.map((title) => [title, results.get(title) as Result]));
	}

	/** What the history calls the units of a title; empty for one that was left out. */
	historyKeys(title: Title): string[] {
		return this.unitsOf.get(title) ?? [];
	}

	private async settle(title: Title): Promise<Result> {
		const { filters, checkLibrary } = this.job.settings;
		const result = (verdict: Verdict): Result => Object.assign(verdict, resultBase(title, this.job.target));
		if (title.key !== undefined) this.keys.add(title.key);
		if (title.settled !== undefined) return result({ ...title.settled });
		const leftOut = whyLeftOut(title, filters) ?? this.job.refuses?.(title.media);
		if (leftOut !== undefined) return result({ outcome: 'skipped', reason: leftOut });
		const before = this.refusedBefore(title);
		if (before !== undefined) {
			this.refusals.set(title, 'asBefore');
			return { ...result({ outcome: before.outcome, reason: before.reason }), reportedBefore: true };
		}
		const expansion = this.asBefore(title) ?? (await this.job.target.expand(title, checkLibrary).catch(asFailure));
		if ('outcome' in expansion) return result(withAgain(expansion));
		for (const unit of expansion.units) this.keys.add(unit.key);
		this.unitsOf.set(
			title,
			expansion.units.map(({ key }) => key),
		);
		if (expansion.settled !== undefined) return result(withAgain(expansion.settled));
		const verdicts = await this.apply(expansion.units, title);
		if (title.media.type !== 'show' || expansion.units[0]?.season === undefined) return result(verdicts[0] as Verdict);
		const seasons: SeasonVerdict[] = expansion.units.map((unit, index) =>
			Object.assign(verdicts[index] as Verdict, { season: unit.season ?? 0 }),
		);
		return { ...result(mergeSeasons(seasons)), seasons };
	}

	/** A show whose seasons an earlier run has settled, all of them as they were then, need not be asked about again. */
	private asBefore(title: Title): Expansion | undefined {
		const { target, memory } = this.job;
		if (!this.trustsRefused || target.asksToExpand !== true || title.media.type !== 'show') return undefined;
		if (title.key === undefined || memory.pending.has(nameOf(title)) || !this.listedBefore.has(title.key)) return undefined;
		const units = (this.seasonsBefore.get(title.key) ?? []).map((entry): Unit => {
			const season = Number(entry.key.split(':')[2]);
			return { key: entry.key, media: title.media, season };
		});
		const isSettled = ({ key }: Unit) => memory.history.get(key)?.outcome === 'inLibrary';
		return units.length > 0 && units.every((unit) => isSettled(unit) || target.isSubscribed(unit)) ? { units } : undefined;
	}

	private get listedBefore(): ReadonlySet<string> {
		return (this.listed ??= new Set([...this.job.memory.seen.values()].flatMap(({ entries }) => [...entries.values()])));
	}

	private get seasonsBefore(): ReadonlyMap<string, HistoryEntry[]> {
		if (this.seasons !== undefined) return this.seasons;
		const seasons = new Map<string, HistoryEntry[]>();
		for (const entry of this.job.memory.history.values()) {
			const [type, id] = entry.key.split(':');
			if (type !== 'season') continue;
			const its = seasons.get(`show:${id}`);
			if (its === undefined) seasons.set(`show:${id}`, [entry]);
			else its.push(entry);
		}
		return (this.seasons = seasons);
	}

	/** A season may stand in the source by itself and as a part of its show: the second one only looks on. */
	private async apply(units: Unit[], title: Title): Promise<Verdict[]> {
		const additions: Addition[] = [];
		const verdicts: Verdict[] = [];
		for (const unit of units) {
			const verdict: Verdict = { outcome: 'planned' };
			verdicts.push(verdict);
			const first = this.underWay.get(unit.key);
			if (first !== undefined) {
				this.followers.push({ verdict, first });
				continue;
			}
			this.underWay.set(unit.key, verdict);
			const settled = (await this.look(unit, title)) ?? (await this.heldBack(title)) ?? this.planned(title);
			if (settled === undefined) additions.push({ unit, title, verdict, held: this.job.target.holds?.(unit) === true });
			else Object.assign(verdict, settled);
		}
		if (this.job.target.batchSize === undefined) await this.add(additions);
		else this.waiting.push(...additions);
		return verdicts;
	}

	/** @returns undefined for what is to be added */
	private async look(unit: Unit, title: Title): Promise<Verdict | undefined> {
		const { target, settings } = this.job;
		if (target.isSubscribed(unit)) {
			const reason = settings.dryRun ? undefined : await target.sendAgain?.(unit);
			return this.remember(unit, title, { outcome: 'alreadySubscribed', ...(reason === undefined ? {} : { reason }) });
		}
		const before = settings.readdRemoved ? undefined : this.job.memory.history.get(unit.key);
		if (before?.outcome === 'inLibrary') return { outcome: 'inLibrary' };
		const inLibrary = settings.checkLibrary ? await target.isInLibrary(unit).catch(asFailure) : false;
		if (typeof inLibrary === 'object') return this.remember(unit, title, withAgain(inLibrary));
		if (inLibrary) return this.remember(unit, title, { outcome: 'inLibrary' });
		if (before !== undefined && before.outcome !== 'failed') return { outcome: 'skipped', reason: goneByHand(before, target) };
		return undefined;
	}

	/** What a dry run would add, or the next node gets. */
	private planned(title: Title): Verdict | undefined {
		const { settings, target } = this.job;
		return settings.dryRun || !target.keeps ? { outcome: 'planned', ...this.whyNow(title) } : undefined;
	}

	private whyNow(title: Title): { reason?: string } {
		const reason = this.because.get(title);
		return reason === undefined ? {} : { reason };
	}

	/** Asked once for a title, not for each of its seasons. */
	private async heldBack(title: Title): Promise<Verdict | undefined> {
		const { source } = this.job;
		if (source.holdsBack === undefined) return undefined;
		const asked = this.held.get(title) ?? source.holdsBack(title).catch(asFailure);
		this.held.set(title, asked);
		const told = await asked;
		if (told?.outcome !== undefined) return { ...told, ...(told.outcome === 'failed' ? { again: 'nextRun' } : {}) };
		if (told !== undefined) this.because.set(title, told.reason);
		return undefined;
	}

	private async add(additions: Addition[]): Promise<void> {
		const { target } = this.job;
		const size = target.batchSize ?? Math.max(1, additions.length);
		for (let at = 0; at < additions.length; at += size) {
			const batch = additions.slice(at, at + size);
			const added = await addUnits(
				target,
				batch.map(({ unit }) => unit),
			);
			batch.forEach((addition, index) => this.take(addition, added[index] as Added));
		}
	}

	private take(addition: Addition, added: Added): void {
		const { unit, title, verdict } = addition;
		if (added.outcome === 'unknown') this.unknown.push(addition);
		const outcome = added.outcome === 'unknown' ? 'failed' : added.outcome;
		delete verdict.reason;
		delete verdict.again;
		Object.assign(verdict, withAgain('reason' in added ? { ...added, outcome } : { outcome }));
		if (outcome === 'added') {
			this.note(addition);
			Object.assign(verdict, this.whyNow(title));
		}
		if (outcome !== 'notFound' && outcome !== 'skipped') this.remember(unit, title, verdict);
	}

	/** For Undo Run. */
	private note({ unit, title, held }: Addition): void {
		const media = { ...unit.media, ...(unit.season === undefined ? {} : { season: unit.season }) };
		this.job.added?.({ key: unit.key, media: media, list: title.source, ...(held ? { held } : {}) });
	}

	/** After lost answers: looks once what has arrived, then asks once more for what has not. */
	private async settleUnknown(): Promise<void> {
		const unknown = this.unknown.splice(0);
		if (unknown.length === 0) return;
		const { target } = this.job;
		if ((await target.open().catch(asFailure)) !== undefined) return;
		const isThere = unknown.map(({ unit }) => target.isSubscribed(unit));
		const missing = unknown.filter((_, index) => isThere[index] !== true);
		const before = missing.map(({ verdict }) => ({ ...verdict }));
		await this.add(missing);
		unknown.filter((_, index) => isThere[index] === true).forEach((addition) => this.take(addition, { outcome: 'added' }));
		missing.forEach((addition, index) => {
			// It came from the first request after all.
			if (addition.verdict.outcome === 'alreadySubscribed') this.take(addition, { outcome: 'added' });
			else if (addition.verdict.outcome === 'failed') addition.verdict.reason = before[index]?.reason;
		});
	}

	private finish(results: Map<Title, Result>): void {
		for (const { verdict, first } of this.followers) {
			const isNew = first.outcome === 'added';
			const reason = isNew ? 'Added with another entry' : first.reason;
			Object.assign(verdict, { outcome: isNew ? 'alreadySubscribed' : first.outcome }, reason === undefined ? {} : { reason });
		}
		for (const result of results.values()) {
			if (result.seasons !== undefined) Object.assign(result, { reason: undefined }, mergeSeasons(result.seasons));
		}
		for (const [title, result] of results) this.noteRefusal(title, result);
	}

	/** A show that is not finished in one season is asked for again as a whole. */
	private noteRefusal(title: Title, result: Result): void {
		const verdicts: Verdict[] = result.seasons ?? [result];
		const refused = SOONEST_FIRST.map((when) => verdicts.find(({ again }) => again === when)).find((one) => one !== undefined);
		const { outcome, reason = '', again = 'weekly' } = refused ?? {};
		for (const verdict of [result, ...verdicts]) delete verdict.again;
		if (refused === undefined || this.refusals.has(title)) return;
		const { refused: given, pending } = this.job.memory;
		const before = given.get(nameOf(title));
		const isKnown = before?.outcome === outcome && before?.reason === reason;
		// A failure is said each time: somebody may have to do something about it.
		if (isKnown || (outcome !== 'failed' && pending.get(nameOf(title))?.told === reason)) result.reportedBefore = true;
		this.refusals.set(title, { outcome: outcome as Refusal['outcome'], reason, again });
	}

	private refusedBefore(title: Title): Refused | undefined {
		const before = this.trustsRefused ? this.job.memory.refused.get(nameOf(title)) : undefined;
		return before !== undefined && this.job.now - before.at < FULL_READ_EVERY_MS ? before : undefined;
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

const SOONEST_FIRST: AskAgain[] = ['nextRun', 'someDays', 'weekly'];

async function addUnits(target: Target, units: Unit[]): Promise<Added[]> {
	if (units.length === 0) return [];
	try {
		if (target.addTogether !== undefined) return await target.addTogether(units);
		const added: Added[] = [];
		for (const unit of units) added.push(await target.add(unit));
		return added;
	} catch (error) {
		return units.map(() => asFailure(error));
	}
}

/** What was not added is asked for again: what failed in the next run, what was refused weekly. */
function withAgain(verdict: Verdict): Verdict {
	const { outcome } = verdict;
	if (outcome !== 'failed' && outcome !== 'notFound' && outcome !== 'skipped') return { outcome };
	return { ...verdict, again: verdict.again ?? (outcome === 'failed' ? 'nextRun' : 'weekly') };
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
	return { outcome: 'failed', reason: sentencesOf(error) };
}

function goneByHand(entry: HistoryEntry, target: Target): string {
	const date = new Date(entry.at * 1000).toISOString().slice(0, 10);
	return `Synced on ${date} and no longer in ${target.name}: it is finished or was removed by hand. Re-Add Removed Titles adds it again`;
}
