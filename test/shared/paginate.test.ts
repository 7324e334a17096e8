import fc from 'fast-check';
import { mapLimited, readAllPages, readWholeList, type Page, type ReadAll } from '../../nodes/shared/http/paginate';

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

/** A list that is sent in pages; `onPage` may change it while it is read. */
function list(items: number[], size = 100, lies: Partial<Page<number>> = {}) {
	const state = { items, requests: 0, onPage: (_page: number) => {} };
	const read = async () =>
		await readAllPages<number>({
			service: 'Tiny',
			what: 'the list',
			key: String,
			concurrency: 4,
			async fetchPage(page) {
				state.requests++;
				state.onPage(page);
				const { items: all } = state;
				const pageCount = Math.ceil(all.length / size);
				return await Promise.resolve({ items: all.slice((page - 1) * size, page * size), pageCount, itemCount: all.length, ...lies });
			},
		});
	return { state, read };
}

describe('reading every page', () => {
	it.each([0, 1, 99, 100, 101, 250, 1_000, 10_000])('gives %i items in order, in the fewest requests', async (count) => {
		const { state, read } = list(numbers(count));
		expect(await read()).toEqual(numbers(count));
		expect(state.requests).toBe(Math.max(1, Math.ceil(count / 100)));
	});

	it('takes a service that announces nothing at its word: one page', async () => {
		const { state, read } = list(numbers(30), 100, { pageCount: 1, itemCount: undefined });
		expect(await read()).toHaveLength(30);
		expect(state.requests).toBe(1);
	});

	it.each([
		['more items than there are', { itemCount: 251 }, 250, 251],
		['fewer items than there are', { itemCount: 249 }, 250, 249],
		['fewer pages than there are', { pageCount: 2 }, 200, 250],
	])('refuses a count that lies: %s', async (_name, lies, found, announced) => {
		const { state, read } = list(numbers(250), 100, lies);
		await expect(read()).rejects.toMatchObject({
			name: 'IncompleteReadError',
			message: `Tiny announced ${announced} entries in the list but sent ${found}`,
			description: expect.stringContaining('Nothing was changed because of it'),
		});
		expect(state.requests).toBeLessThanOrEqual(9);
	});

	it.each([1_000_000, 1e15])('refuses an absurd number of pages (%d) without asking for them', async (pageCount) => {
		const { state, read } = list(numbers(250), 100, { pageCount });
		await expect(read()).rejects.toMatchObject({ name: 'IncompleteReadError' });
		expect(state.requests).toBeLessThanOrEqual(9);
	});

	it('reads again a list that grew or shrank under its hands, and neither loses nor doubles an item', async () => {
		for (const change of [(items: number[]) => [-1, ...items], (items: number[]) => items.slice(1)]) {
			const { state, read } = list(numbers(250));
			state.onPage = () => {
				if (state.requests === 2) state.items = change(state.items);
			};
			expect(await read()).toEqual(change(numbers(250)));
			expect(state.requests).toBe(6);
		}
	});

	it('gives up on a list that never holds still', async () => {
		const { state, read } = list(numbers(250));
		state.onPage = () => (state.items = [...state.items, state.items.length]);
		await expect(read()).rejects.toMatchObject({ name: 'IncompleteReadError' });
		expect(state.requests).toBe(9);
	});

	it('proves what it returns, whatever happens to the list meanwhile', async () => {
		const change = fc.record({ at: fc.integer({ min: 1, max: 12 }), drop: fc.boolean(), index: fc.nat(40) });
		await fc.assert(
			fc.asyncProperty(fc.nat(40), fc.array(change, { maxLength: 4 }), async (count, changes) => {
				const { state, read } = list(numbers(count), 7);
				let next = 1_000;
				const versions = [state.items];
				state.onPage = () => {
					for (const { at, drop, index } of changes) {
						if (at !== state.requests) continue;
						const items = [...state.items];
						if (drop) items.splice(index, 1);
						else items.splice(index, 0, next++);
						versions.push((state.items = items));
					}
				};
				const result = await read().catch(() => undefined);
				// A list in which one entry took another's place looks the same in its counts; lengths must agree.
				if (result !== undefined) expect(versions.map(({ length }) => length)).toContain(result.length);
				if (result !== undefined) expect(new Set(result).size).toBe(result.length);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a count that is wrong for good', () => {
	type Entry = { id?: number };

	function read(pages: Entry[][], announced: number, more: Partial<Page<Entry>> = {}) {
		let requests = 0;
		const call: ReadAll<Entry> = {
			service: 'Tiny',
			what: 'the list',
			key: ({ id }) => (id === undefined ? undefined : String(id)),
			concurrency: 4,
			async fetchPage(page) {
				requests++;
				return await Promise.resolve({ items: pages[page - 1] ?? [], pageCount: pages.length, itemCount: announced, ...more });
			},
		};
		return { result: readWholeList(call), requests: () => requests };
	}

	it('counts as read, and as short, when a second whole read brings the same', async () => {
		const { result, requests } = read([[{ id: 1 }, { id: 2 }], [{ id: 3 }]], 4);
		expect(await result).toEqual({ items: [{ id: 1 }, { id: 2 }, { id: 3 }], short: { announced: 4, received: 3 } });
		expect(requests()).toBe(4);
	});

	it('is not asked for twice where the service says that it is not to be trusted', async () => {
		const { result, requests } = read([[{ id: 1 }]], 1337, { countIsDoubtful: true });
		expect(await result).toEqual({ items: [{ id: 1 }], short: { announced: 1337, received: 1 } });
		expect(requests()).toBe(1);
	});

	it('takes entries that nothing identifies for as many as came', async () => {
		const { result, requests } = read([[{ id: 1 }, {}], [{}]], 3);
		expect(await result).toEqual({ items: [{ id: 1 }, {}, {}] });
		expect(requests()).toBe(2);
	});

	it('notices pages that overlap although the number is right', async () => {
		const { result } = read([[{ id: 1 }, { id: 2 }], [{ id: 2 }]], 3);
		expect(await result).toEqual({ items: [{ id: 1 }, { id: 2 }], short: { announced: 3, received: 3 } });
	});
});

describe('mapping with a limit', () => {
	const later = async <T>(value: T, ms: number) => await new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

	it('keeps the order and never exceeds the limit', async () => {
		let running = 0;
		let most = 0;
		const results = await mapLimited(numbers(20), 3, async (number) => {
			most = Math.max(most, ++running);
			await later(null, (number * 7) % 5);
			running--;
			return number * 2;
		});
		expect(results).toEqual(numbers(20).map((number) => number * 2));
		expect(most).toBe(3);
	});

	it('throws the first failure after those under way have ended, and starts no more', async () => {
		const started: number[] = [];
		const ended: number[] = [];
		const work = mapLimited(numbers(10), 3, async (number) => {
			started.push(number);
			await later(null, number === 1 ? 1 : 20);
			if (number <= 1) throw new Error(`item ${number}`);
			ended.push(number);
		});
		await expect(work).rejects.toThrow('item 1');
		expect(started).toEqual([0, 1, 2]);
		expect(ended).toEqual([2]);
	});

	it('has nothing to do for an empty list', async () => {
		expect(await mapLimited([], 4, async () => await Promise.reject(new Error('never')))).toEqual([]);
	});

	it('keeps results that are undefined apart from failures', async () => {
		expect(await mapLimited([1, 2, 3], 2, async () => await Promise.resolve(undefined))).toEqual([undefined, undefined, undefined]);
	});
});
