import { whyNotRemove } from '../sync/guard';

/**
 * The three-way comparison of two lists with what they last had in common. Pure.
 *
 * Titles go by their keys (`movie:155`, `show:1396`). A title on one side alone is new there when the two
 * never had it in common, and was taken off the other side when they had. Where neither can be said for
 * certain it is a conflict, and nothing is done about it.
 */

export type Side = 'left' | 'right';

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** A title as one side lists it. */
export interface Listed {
	/** Another one means that it was taken off and listed again; absent where the side does not tell. */
	at?: string;
	/** The side's own number of the title: it stays when the number in the key is corrected. */
	own?: number;
}

export type Listing = ReadonlyMap<string, Listed>;

/** A title that both sides had. */
export interface CommonTitle {
	left: Listed;
	right: Listed;
	/** The side that it leaves if the next run finds it gone from the other side still. */
	leaving?: Side;
	/** One side's service has deleted or merged it: nobody took it off there. */
	lost?: true;
}

export type Common = ReadonlyMap<string, CommonTitle>;

export interface Conflict {
	key: string;
	/** Where it still is. */
	on: Side;
	/**
	 * `listedAgain`: taken off the one side and listed anew on the other. `renumbered`: the other side has it under another
	 * number. `lost`: the other side's service has deleted or merged it.
	 */
	why: 'listedAgain' | 'renumbered' | 'lost';
}

/** Every key of the two sides stands in exactly one of these. */
export interface Differences {
	both: string[];
	/** What each side lacks because it is new on the other. */
	add: Record<Side, string[]>;
	/** What each side still has although it was taken off the other. */
	remove: Record<Side, string[]>;
	conflicts: Conflict[];
}

/** @param common empty on the first run, which therefore only adds */
export function compare(common: Common, left: Listing, right: Listing): Differences {
	const differences: Differences = { both: [], add: { left: [], right: [] }, remove: { left: [], right: [] }, conflicts: [] };
	for (const key of left.keys()) if (right.has(key)) differences.both.push(key);
	const sides: Array<[Side, Listing, Listing]> = [
		['left', left, right],
		['right', right, left],
	];
	for (const [side, here, there] of sides) {
		const ownThere = new Set([...there.values()].map(({ own }) => own));
		for (const [key, listed] of here) {
			if (there.has(key)) continue;
			const before = common.get(key);
			const why = before && conflictOf(before, side, listed, ownThere);
			if (before === undefined) differences.add[otherSide(side)].push(key);
			else if (why === undefined) differences.remove[side].push(key);
			else differences.conflicts.push({ key, on: side, why });
		}
	}
	return differences;
}

function conflictOf(before: CommonTitle, side: Side, now: Listed, ownThere: Set<number | undefined>): Conflict['why'] | undefined {
	const { at } = before[side];
	if (at !== undefined && now.at !== undefined && now.at !== at) return 'listedAgain';
	const { own } = before[otherSide(side)];
	if (own !== undefined && ownThere.has(own)) return 'renumbered';
	return before.lost === true ? 'lost' : undefined;
}

/** What is done about the titles that were taken off one side. */
export interface Carried {
	/** To be removed from each side now: the run before has announced it. */
	now: Record<Side, string[]>;
	/** Found for the first time: the next run removes them. */
	announced: Record<Side, string[]>;
	/** A sentence for each side from which nothing is removed. */
	blocked: Partial<Record<Side, string>>;
}

/**
 * Removals go over to the other side only past the guard, and only on the second run in a row that finds them.
 *
 * @param maxPercent of what both had in common may go from one side at once
 */
export function carryRemovals(common: Common, sides: Record<Side, Listing>, { remove }: Differences, maxPercent: number): Carried {
	const carried: Carried = { now: { left: [], right: [] }, announced: { left: [], right: [] }, blocked: {} };
	for (const side of ['left', 'right'] as const) {
		const leaving = remove[side].length;
		const why = whyNotRemove({ managed: common.size, leaving, inSource: sides[otherSide(side)].size, complete: true, maxPercent });
		if (why !== undefined) {
			carried.blocked[side] = why;
			continue;
		}
		for (const key of remove[side]) {
			const isAnnounced = common.get(key)?.leaving === side;
			carried[isAnnounced ? 'now' : 'announced'][side].push(key);
		}
	}
	return carried;
}

/** What the run has really done. */
interface Done {
	/** Keys that were added to a side and are known to be there. */
	added: ReadonlyMap<string, CommonTitle>;
	/** Keys that were removed from a side. */
	removed: ReadonlySet<string>;
	/** Keys whose removal stands announced, a failed one included. */
	announced: ReadonlyMap<string, Side>;
	/** Keys of titles that one side's service has deleted or merged. */
	lost?: ReadonlySet<string>;
}

/** What both sides have in common after a run. What failed is as it was, so that the next run tries again. */
export function nextCommon(common: Common, left: Listing, right: Listing, done: Done): Map<string, CommonTitle> {
	const next = new Map(done.added);
	for (const [key, listed] of left) {
		const there = right.get(key);
		if (there !== undefined) next.set(key, { left: listed, right: there });
	}
	for (const [key, before] of common) {
		const isOnOneSide = left.has(key) !== right.has(key);
		if (!isOnOneSide || next.has(key) || done.removed.has(key)) continue;
		const leaving = done.announced.get(key);
		const isLost = before.lost === true || done.lost?.has(key) === true;
		const open = { ...(leaving === undefined ? {} : { leaving }), ...(isLost ? { lost: true as const } : {}) };
		next.set(key, { left: before.left, right: before.right, ...open });
	}
	return next;
}
