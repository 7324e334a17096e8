import { runTimeFaster } from '../fastTime';
import { growthTable, isBulk, measureGrowth, TARGET_NAMES, type Growth } from './growth';

let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

/** Another choice is printed with WATCHFLOW_GROWTH=1000,10000. */
const SIZES = (process.env.WATCHFLOW_GROWTH ?? '100,1000').split(',').map(Number);

test('requests do not grow with the titles that a target has already, but for the pages of its lists', async () => {
	const rows: Growth[] = [];
	for (const target of TARGET_NAMES) for (const titles of SIZES) rows.push(await measureGrowth(target, titles));
	console.log(growthTable(rows));
	expect(rows.filter((row) => !isBulk(row))).toEqual([]);
}, 300_000);
