import { runTimeFaster } from '../fastTime';
import { growthTable, measureGrowth, TARGET_NAMES, type Growth } from './growth';

let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

/** Another choice is printed with WATCHFLOW_GROWTH=1000,10000. */
const SIZES = (process.env.WATCHFLOW_GROWTH ?? '100,1000').split(',').map(Number);

/** Titles per page of the targets that are read in pages; the others send everything at once. */
const PAGES: Record<string, number> = { seerr: 100, traktList: 250, tmdbWatchlist: 20 };

test('requests do not grow with the titles that a target has already, but for the pages of its lists', async () => {
	const rows: Growth[] = [];
	for (const target of TARGET_NAMES) for (const titles of SIZES) rows.push(await measureGrowth(target, titles));
	console.log(growthTable(rows));
	for (const { target, titles, reads, writes } of rows) {
		const pages = PAGES[target] === undefined ? 0 : Math.ceil(titles / PAGES[target]);
		expect({ target, titles, writes, few: reads <= pages + 6 }).toEqual({ target, titles, writes: 0, few: true });
	}
}, 300_000);
