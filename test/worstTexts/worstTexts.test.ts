import { worstTexts } from './bench';
import { everyReader } from './readers';
import { WORST_TEXTS } from './texts';

/** `npm run bench:texts` gives every text to every reader; `npm test` one in so many, another one to each. */
const ONE_IN = Number(process.env.WORST_TEXTS ?? 97);
const IS_BENCH = process.env.WORST_TEXTS !== undefined;

const LIMIT_MS = 100;

it('every reader is given a text that it can read, and what else it needs', async () => {
	const readers = await everyReader();
	const stopped = readers.filter(({ takes, read }) => {
		try {
			void read(
				takes === 'bytes' ? Buffer.from('abc') : takes === 'answer' ? { kind: 'answer', status: 403, headers: {}, body: 'abc' } : 'abc',
			);
			return false;
		} catch (error) {
			return error instanceof TypeError;
		}
	});
	expect(stopped.map(({ name }) => name)).toEqual([]);
	expect(readers.length).toBeGreaterThan(100);
});

it(`1 MB of the worst text holds no reader up for ${LIMIT_MS} ms`, async () => {
	const worst = await worstTexts(WORST_TEXTS, (index) => index % ONE_IN === 0, LIMIT_MS);
	if (IS_BENCH) {
		const rows = [...worst].sort((one, other) => other.ms - one.ms);
		process.stdout.write(rows.map(({ reader, ms, text }) => `${ms.toFixed(1).padStart(8)} ms  ${reader.padEnd(70)} ${text}\n`).join(''));
		process.stdout.write(`${rows.length} readers, ${WORST_TEXTS.length} texts of 1 MB\n`);
	}
	expect(worst.filter(({ ms }) => ms > LIMIT_MS)).toEqual([]);
}, 1_800_000);
