import fc from 'fast-check';
import { readState, storeState, type TwoWayState } from '../../../nodes/MediaSync/twoWay/state';
import {
	carryRemovals,
	compare,
	nextCommon,
	type Common,
	type CommonTitle,
	type Listed,
	type Listing,
	type Side,
} from '../../../nodes/MediaSync/twoWay/compare';

const keys = fc.integer({ min: 1, max: 12 }).map((id) => `movie:${id}`);
const listed = fc.record({ at: fc.constantFrom('monday', 'tuesday'), own: fc.integer({ min: 1, max: 12 }) }, { requiredKeys: [] });
const listings: fc.Arbitrary<Listing> = fc.array(fc.tuple(keys, listed)).map((pairs) => new Map(pairs));
const commons: fc.Arbitrary<Common> = fc
	.array(
		fc.tuple(
			keys,
			fc.record({ left: listed, right: listed, leaving: fc.constantFrom<Side>('left', 'right') }, { requiredKeys: ['left', 'right'] }),
		),
	)
	.map((pairs) => new Map(pairs as Array<[string, CommonTitle]>));

const plain = (...ids: number[]): Map<string, Listed> => new Map(ids.map((id) => [`movie:${id}`, {}]));
const common = (...ids: number[]): Map<string, CommonTitle> => new Map(ids.map((id) => [`movie:${id}`, { left: {}, right: {} }]));
const together = (left: Listing, right: Listing) => [...new Set([...left.keys(), ...right.keys()])].sort();

/** Runs the sync on two lists as long as it changes something, every write succeeding. */
function settle(base: Common, left: Listing, right: Listing, maxPercent = 100) {
	let known = base;
	const sides = { left: new Map(left), right: new Map(right) };
	for (let run = 0; run < 4; run++) {
		const differences = compare(known, sides.left, sides.right);
		const carried = carryRemovals(known, sides, differences, maxPercent);
		const added = new Map<string, CommonTitle>();
		for (const side of ['left', 'right'] as const) {
			for (const key of differences.add[side]) {
				added.set(key, { left: sides.left.get(key) ?? {}, right: sides.right.get(key) ?? {} });
			}
		}
		const removed = new Set([...carried.now.left, ...carried.now.right]);
		const announced = new Map([
			...carried.announced.left.map((key) => [key, 'left'] as const),
			...carried.announced.right.map((key) => [key, 'right'] as const),
		]);
		known = nextCommon(known, sides.left, sides.right, { added, removed, announced });
		for (const side of ['left', 'right'] as const) {
			for (const key of differences.add[side]) sides[side].set(key, {});
			for (const key of carried.now[side]) sides[side].delete(key);
		}
	}
	return { known, ...sides };
}

describe('the three-way comparison', () => {
	it('puts every title of either side into exactly one group', () => {
		fc.assert(
			fc.property(commons, listings, listings, (base, left, right) => {
				const { both, add, remove, conflicts } = compare(base, left, right);
				const all = [...both, ...add.left, ...add.right, ...remove.left, ...remove.right, ...conflicts.map(({ key }) => key)];
				expect(all.sort()).toEqual(together(left, right));
			}),
		);
	});

	it('only adds on the first run, and both sides then have everything', () => {
		fc.assert(
			fc.property(listings, listings, (left, right) => {
				const { remove, conflicts } = compare(new Map(), left, right);
				expect([remove.left, remove.right, conflicts]).toEqual([[], [], []]);
				const settled = settle(new Map(), left, right);
				expect([...settled.left.keys()].sort()).toEqual(together(left, right));
				expect([...settled.right.keys()].sort()).toEqual(together(left, right));
			}),
		);
	});

	it('never removes what the sides did not have in common, or what was listed anew or renumbered meanwhile', () => {
		fc.assert(
			fc.property(commons, listings, listings, (base, left, right) => {
				const { remove } = compare(base, left, right);
				for (const [side, here, there] of [
					['left', left, right],
					['right', right, left],
				] as const) {
					for (const key of remove[side]) {
						const before = base.get(key);
						expect(before).toBeDefined();
						expect(there.has(key)).toBe(false);
						const [was, is] = [before?.[side].at, here.get(key)?.at];
						expect(was === undefined || is === undefined || was === is).toBe(true);
						const own = before?.[side === 'left' ? 'right' : 'left'].own;
						expect(own !== undefined && [...there.values()].some((one) => one.own === own)).toBe(false);
					}
				}
			}),
		);
	});

	it('carries what was added and removed on either side over to the other, and then has nothing left to do', () => {
		const edits = fc.record({
			base: fc.uniqueArray(fc.nat(11)),
			offLeft: fc.uniqueArray(fc.nat(11)),
			offRight: fc.uniqueArray(fc.nat(11)),
			onLeft: fc.uniqueArray(fc.integer({ min: 20, max: 25 })),
			onRight: fc.uniqueArray(fc.integer({ min: 23, max: 28 })),
		});
		fc.assert(
			fc.property(edits, ({ base, offLeft, offRight, onLeft, onRight }) => {
				// One title that stays keeps the guard from seeing an empty source.
				const left = plain(99, ...base.filter((id) => !offLeft.includes(id)), ...onLeft);
				const right = plain(99, ...base.filter((id) => !offRight.includes(id)), ...onRight);
				const settled = settle(common(99, ...base), left, right);
				const wanted = [99, ...base.filter((id) => !offLeft.includes(id) && !offRight.includes(id)), ...onLeft, ...onRight];
				const names = [...new Set(wanted)].map((id) => `movie:${id}`).sort();
				expect([...settled.left.keys()].sort()).toEqual(names);
				expect([...settled.right.keys()].sort()).toEqual(names);
				expect([...settled.known.keys()].sort()).toEqual(names);
			}),
		);
	});

	it.each([
		[
			'listed anew on the side that still has it',
			{ left: { at: 'monday' }, right: {} },
			new Map([['movie:1', { at: 'tuesday' }]]),
			plain(2),
			'listedAgain',
		],
		[
			'under another number on the side that has it no longer',
			{ left: {}, right: { own: 7 } },
			plain(1),
			new Map([['movie:3', { own: 7 }]]),
			'renumbered',
		],
	])('reports a title that is %s', (_, before, left, right, why) => {
		const { conflicts, remove } = compare(new Map([['movie:1', before]]), left as Listing, right as Listing);
		expect(conflicts).toEqual([{ key: 'movie:1', on: 'left', why }]);
		expect(remove.left).toEqual([]);
	});
});

describe('removals go over', () => {
	const run = (base: Common, left: Listing, right: Listing, maxPercent = 10) =>
		carryRemovals(base, { left, right }, compare(base, left, right), maxPercent);
	const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

	it('on the second run that finds them, never on the first', () => {
		const base = common(...twenty);
		const first = run(base, plain(...twenty.slice(1)), plain(...twenty));
		expect(first).toMatchObject({ announced: { right: ['movie:1'] }, now: { right: [] } });
		base.set('movie:1', { left: {}, right: {}, leaving: 'right' });
		expect(run(base, plain(...twenty.slice(1)), plain(...twenty))).toMatchObject({ announced: { right: [] }, now: { right: ['movie:1'] } });
	});

	it('not because the other side was announced', () => {
		const base = common(...twenty);
		base.set('movie:1', { left: {}, right: {}, leaving: 'left' });
		expect(run(base, plain(...twenty.slice(1)), plain(...twenty)).now.right).toEqual([]);
	});

	it.each([
		['more than the allowed share would go', plain(...twenty.slice(3)), /3 of 20 titles would go, more than the 10 %/],
		['one side has become empty', plain(), /source has become empty/],
	])('not when %s', (_, left, sentence) => {
		const carried = run(common(...twenty), left, plain(...twenty));
		expect(carried.blocked.right).toMatch(sentence);
		expect([carried.now.right, carried.announced.right]).toEqual([[], []]);
	});
});

describe('what both sides have in common', () => {
	it('does not take up what could not be added, and keeps what could not be removed', () => {
		const next = nextCommon(common(1, 2), plain(1, 3), plain(1, 2), {
			added: new Map(),
			removed: new Set(),
			announced: new Map([['movie:2', 'right']]),
		});
		expect([...next.keys()]).toEqual(['movie:1', 'movie:2']);
		expect(next.get('movie:2')?.leaving).toBe('right');
	});

	it('forgets what has left both sides', () => {
		expect(nextCommon(common(1), plain(), plain(), { added: new Map(), removed: new Set(), announced: new Map() }).size).toBe(0);
	});

	it('comes back from the database as it was; a damaged one counts as empty', () => {
		fc.assert(
			fc.property(commons, fc.string(), (base, title) => {
				const state: TwoWayState = {
					accounts: 'a|b',
					at: 7,
					titles: new Map([...base].map(([key, one]) => [key, { ...one, title, year: 1999 }])),
				};
				expect(readState(JSON.parse(JSON.stringify(storeState(state))))).toEqual(state);
			}),
		);
		expect(readState({ accounts: 'a', titles: { 'movie:1': 'broken' } }).titles.size).toBe(0);
		expect(readState(undefined).titles.size).toBe(0);
	});
});
