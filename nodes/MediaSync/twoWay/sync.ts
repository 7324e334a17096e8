import type { TwoWayField } from '../fields/fields';
import type { ItemInput } from '../../shared/node/itemInput';
import { mapLimited } from '../../shared/http/paginate';
import { label, type Media } from '../../shared/media/identity';
import type { Connections } from '../sync/connections';
import type { SyncStore } from '../memory/history';
import type { Removals } from '../sync/removals';
import { sentencesOf } from '../sync/sentences';
import { mediaTypesOf } from '../sync/settings';
import { typesOf } from '../sources/tmdb';
import type { SummaryFacts } from '../sync/summary';
import type { Result, Verdict } from '../sync/titles';
import {
	carryRemovals,
	compare,
	nextCommon,
	otherSide,
	type Carried,
	type CommonTitle,
	type Conflict,
	type Differences,
	type Side,
} from './compare';
import { knownSide, MOST_ALONE, type SideMemory } from './sideMemory';
import { tmdbSide, traktSide, type Keyed, type Watchlist } from './sides';
import type { KnownTitle, TwoWayState } from './state';

interface TwoWayParts {
	connections: Connections;
	/** Names the accounts on both ends: other ones have nothing in common yet. */
	accounts: string;
	store: SyncStore;
	/** Names this sync in the store. */
	name: string;
}

const SIDES: readonly Side[] = ['left', 'right'];

/** Titles that a service is asked for at once. */
const LOOK_UPS_AT_ONCE = 4;

/**
 * Keeps the Trakt watchlist (left) and the TMDB watchlist (right) in step. Both are read to their proven end, or to
 * where all the rest is known, before anything is written; what they have in common is remembered only after the writes.
 *
 * @throws InputError | ServiceError | IncompleteReadError
 */
export async function syncTwoWay(item: ItemInput<TwoWayField>, parts: TwoWayParts): Promise<Omit<SummaryFacts, 'requests' | 'durationMs'>> {
	const types = typesOf({ mediaTypes: mediaTypesOf(item, 'Movies and Shows') });
	const options = item.collection('options');
	const { connections, store, name, accounts } = parts;
	const state = store.readTwoWay(name, accounts);
	const isMeant = (key: string) => types.includes(key.startsWith('movie:') ? 'movie' : 'tv');
	const remembered = state.types === types.join() ? state.sides : undefined;
	const knownOf = (side: Side) => remembered && knownSide(side, remembered[side], state.titles, isMeant);
	const [left, right] = await Promise.all([
		connections.trakt().then(async (client) => await traktSide(client, types, knownOf('left'))),
		connections.tmdb().then(async (client) => await tmdbSide(client, types, knownOf('right'))),
	]);
	const dryRun = item.boolean('dryRun');
	const run = new TwoWayRun({
		sides: { left, right },
		types: types.join(),
		...{ state, isMeant, dryRun },
		removals: (options.removals ?? 'remove') as Removals,
		maxRemovalPercent: Number(options.maxRemovalPercent ?? 10),
	});
	await run.apply();
	if (!dryRun) store.writeTwoWay(name, run.nextState(Date.now()));
	return { results: run.results, problems: run.problems, unchanged: false, dryRun, route: `${left.name} ⇄ ${right.name}` };
}

interface TwoWayJob {
	sides: Record<Side, Watchlist>;
	state: TwoWayState;
	types: string;
	/** Do the Media Types include it? */
	isMeant(key: string): boolean;
	dryRun: boolean;
	removals: Removals;
	maxRemovalPercent: number;
}

class TwoWayRun {
	readonly results: Result[] = [];

	readonly problems: string[] = [];

	private readonly common: Map<string, KnownTitle>;

	private readonly differences: Differences;

	private readonly added = new Map<string, CommonTitle>();

	private readonly removed = new Set<string>();

	private readonly announced = new Map<string, Side>();

	private readonly lost = new Set<string>();

	constructor(private readonly job: TwoWayJob) {
		this.common = new Map([...job.state.titles].filter(([key]) => job.isMeant(key)));
		this.differences = compare(this.common, job.sides.left.listing, job.sides.right.listing);
	}

	/** Additions first: when something fails half way, there is more on the lists than wanted, never less. */
	async apply(): Promise<void> {
		const { sides } = this.job;
		for (const key of this.differences.both) this.report(key, 'right', { outcome: 'alreadySubscribed', reason: 'On both watchlists' });
		for (const side of SIDES) await this.addTo(side);
		const carried = this.carried();
		for (const side of SIDES) await this.removeFrom(side, carried);
		for (const conflict of this.differences.conflicts) this.reportConflict(conflict);
		for (const side of SIDES) {
			for (const { media, verdict } of sides[side].leftOut) {
				this.results.push({ ...verdict, media, source: sides[side].name, target: sides[otherSide(side)].name });
			}
		}
		const conflicts = this.results.filter(({ conflict }) => conflict === true);
		this.problems.push(...conflicts.slice(0, 10).map(({ media, reason }) => `Conflict about ${label(media)}: ${reason}`));
		if (conflicts.length > 10) this.problems.push(`And ${conflicts.length - 10} more conflicts`);
	}

	/** What both have in common from now on, the kinds of titles that were not looked at included. */
	nextState(now: number): TwoWayState {
		const { sides, state } = this.job;
		const { added, removed, announced, lost } = this;
		const next = nextCommon(this.common, sides.left.listing, sides.right.listing, { added, removed, announced, lost });
		const titles = new Map([...state.titles].filter(([key]) => !this.job.isMeant(key)));
		for (const [key, common] of next) {
			const { title, year } = this.mediaOf(key);
			titles.set(key, { ...common, title, ...(year === undefined ? {} : { year }) });
		}
		const known = { left: this.memoryOf('left'), right: this.memoryOf('right') };
		const isFew = SIDES.every((side) => known[side].alone.size <= MOST_ALONE);
		return { accounts: state.accounts, at: Math.floor(now / 1000), titles, ...(isFew ? { sides: known, types: this.job.types } : {}) };
	}

	private memoryOf(side: Side): SideMemory {
		const { lists, listing, media } = this.job.sides[side];
		const there = this.job.sides[otherSide(side)].listing;
		const isAlone = (key: string) => !there.has(key) && !this.added.has(key) && !this.removed.has(key);
		const alone = [...listing].filter(([key]) => isAlone(key));
		return { lists, alone: new Map(alone.map(([key, listed]) => [key, { listed, media: media.get(key) as Media }])) };
	}

	private async addTo(side: Side): Promise<void> {
		const { sides, dryRun } = this.job;
		const titles = this.keyed(this.differences.add[side]);
		if (dryRun || titles.length === 0) {
			for (const { key } of titles) this.report(key, side, { outcome: 'planned' });
			return;
		}
		const added = await sides[side].add(titles);
		for (const { key } of titles) {
			const { verdict, listed } = added.get(key) ?? { verdict: { outcome: 'failed' as const, reason: 'It was not tried' } };
			if (listed !== undefined) {
				const there = sides[otherSide(side)].listing.get(key) ?? {};
				this.added.set(key, side === 'left' ? { left: listed, right: there } : { left: there, right: listed });
			}
			this.report(key, side, verdict);
		}
	}

	private carried(): Carried | undefined {
		const { sides, removals, maxRemovalPercent } = this.job;
		if (removals === 'keep') return undefined;
		const listings = { left: sides.left.listing, right: sides.right.listing };
		const carried = carryRemovals(this.common, listings, this.differences, maxRemovalPercent);
		for (const side of SIDES) {
			const from = sides[otherSide(side)];
			if (!from.isShort || this.differences.remove[side].length === 0) continue;
			carried.blocked[side] = `Nothing was removed, because the ${from.name} announces more entries than it sends.`;
			carried.now[side] = [];
			carried.announced[side] = [];
		}
		return carried;
	}

	private async removeFrom(side: Side, carried: Carried | undefined): Promise<void> {
		const { dryRun, removals, sides } = this.job;
		const from = sides[otherSide(side)].name;
		const blocked = carried?.blocked[side];
		if (carried === undefined || blocked !== undefined) {
			const why = blocked === undefined ? 'Removals is set to Keep' : 'nothing is removed in this run: see the summary';
			for (const key of this.differences.remove[side])
				this.report(key, side, { outcome: 'skipped', reason: `It has left ${from}, and ${why}` });
			if (blocked !== undefined) this.problems.push(`${sides[side].name}: ${blocked}`);
			return;
		}
		const isReport = removals === 'report';
		for (const key of isReport ? this.differences.remove[side] : carried.announced[side]) {
			if (!isReport) this.announced.set(key, side);
			this.reportRemoval(key, side, {
				outcome: 'planned',
				reason: `It has left ${from}: ${isReport ? 'only reported' : 'the next run removes it'}`,
			});
		}
		if (isReport) return;
		const wanted = await this.stillThere(side, carried.now[side]);
		if (dryRun) {
			for (const key of wanted)
				this.reportRemoval(key, side, { outcome: 'planned', reason: `It has left ${from}: this run would remove it` });
			return;
		}
		await this.removeNow(side, wanted, from);
	}

	/**
	 * Asks the service of the side that has lost them: what it deleted or merged was not taken off by anybody.
	 *
	 * @returns what it still has; the others are reported
	 */
	private async stillThere(side: Side, keys: string[]): Promise<string[]> {
		const from = this.job.sides[otherSide(side)];
		const told = await mapLimited(this.keyed(keys), LOOK_UPS_AT_ONCE, async (title) => {
			try {
				return await from.stillHas(title, this.common.get(title.key)?.[otherSide(side)].own);
			} catch (error) {
				return sentencesOf(error);
			}
		});
		keys.forEach((key, index) => {
			const answer = told[index];
			if (answer === false) {
				this.lost.add(key);
				this.reportConflict({ key, on: side, why: 'lost' });
			} else if (typeof answer === 'string') {
				this.announced.set(key, side);
				this.reportRemoval(key, side, { outcome: 'failed', reason: answer });
			}
		});
		return keys.filter((_, index) => told[index] === true);
	}

	private async removeNow(side: Side, keys: string[], from: string): Promise<void> {
		if (keys.length === 0) return;
		const failures = await this.job.sides[side].remove(this.keyed(keys));
		for (const key of keys) {
			const reason = failures.get(key);
			if (reason === undefined) this.removed.add(key);
			else this.announced.set(key, side);
			this.reportRemoval(
				key,
				side,
				reason === undefined ? { outcome: 'removed', reason: `It has left ${from}` } : { outcome: 'failed', reason },
			);
		}
	}

	private reportConflict({ key, on, why }: Conflict): void {
		const here = this.job.sides[on].name;
		const there = this.job.sides[otherSide(on)].name;
		const reasons: Record<Conflict['why'], string> = {
			listedAgain: `it was taken off the ${there} and listed anew on the ${here}`,
			renumbered: `the ${there} has it under another TMDB number now`,
			lost: `the ${there} has lost it because its service deleted or merged the title`,
		};
		this.report(
			key,
			otherSide(on),
			{ outcome: 'skipped', reason: `${reasons[why]}. Put it on both or take it off both by hand` },
			{ conflict: true },
		);
	}

	private reportRemoval(key: string, side: Side, verdict: Verdict): void {
		this.report(key, side, verdict, { action: 'remove' });
	}

	/** @param side the one that is written to */
	private report(key: string, side: Side, verdict: Verdict, more: Partial<Result> = {}): void {
		const { sides } = this.job;
		this.results.push({ ...verdict, media: this.mediaOf(key), source: sides[otherSide(side)].name, target: sides[side].name, ...more });
	}

	private keyed(keys: string[]): Keyed[] {
		return keys.map((key) => ({ key, media: this.mediaOf(key) }));
	}

	/** As Trakt has it where it does: it knows more of a title's IDs. */
	private mediaOf(key: string): Media {
		const { left, right } = this.job.sides;
		const known = left.media.get(key) ?? right.media.get(key);
		if (known !== undefined) return known;
		const { title = '', year } = this.common.get(key) ?? {};
		const [type, id] = key.split(':');
		return { type: type === 'movie' ? 'movie' : 'show', title, ...(year === undefined ? {} : { year }), ids: { tmdb: Number(id) } };
	}
}
