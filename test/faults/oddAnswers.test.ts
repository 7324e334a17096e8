import { Driver } from './driver';
import { ODD, tryOdd, type OddOutcome } from './odd';
import { loadAdapters } from './run';

const NAMES = Object.keys(ODD);

/** So many of the odd answers for each operation, others for the next one; `npm run test:odd` tries them all. */
const EACH = Number(process.env.ODD_ANSWERS ?? 4);

describe.each(loadAdapters().filter(({ folder }) => ['RealDebrid', 'HdHive'].includes(folder)))('$folder', (adapter) => {
	it(`says in a sentence that an answer is odd, in every operation`, async () => {
		const driver = await Driver.create(adapter);
		const outcomes: OddOutcome[] = [];
		let next = 0;
		for (const operation of adapter.operations) {
			const odds = Array.from({ length: Math.min(EACH, NAMES.length) }, () => NAMES[next++ % NAMES.length] as string);
			outcomes.push(...(await tryOdd(driver, operation, odds)));
		}
		const wrong = outcomes.filter(({ problem }) => problem !== undefined);
		if (process.env.ODD_ANSWERS !== undefined) {
			const reading = new Set(outcomes.filter(({ reads }) => reads).map(({ operation }) => operation)).size;
			process.stdout.write(
				`${adapter.folder}: ${adapter.operations.length} operations (${reading} that read), ${outcomes.length} odd answers, ${wrong.length} without a sentence\n`,
			);
		}
		expect(wrong).toEqual([]);
		expect(new Set(outcomes.map(({ operation }) => operation)).size).toBeGreaterThan(adapter.operations.length / 2);
	}, 600_000);
});
