import { readFileSync } from 'node:fs';
import { describeContract } from '../contract/openapi';
import { TRAKT_CONTRACT, TRAKT_CONTRACT_OPTIONS } from '../simulators/trakt/errata';
import { COVERAGE_PAGE, coveragePage } from './coverage';

/** Lines without what the formatter adds to make columns. */
const unpadded = (page: string) => page.split('\n').map((line) => line.replace(/ +/g, ' ').replace(/-{3,}/g, '---'));

describeContract(
	'The coverage table of the Trakt API',
	TRAKT_CONTRACT,
	(contract) => {
		it('says of every route of the contract which operation sends it, or why none does', async () => {
			const lines = (await coveragePage()).split('\n');
			const rows = lines.filter((line) => line.startsWith('| `'));
			expect(rows).toHaveLength(contract.operations().length);
			expect(rows.filter((row) => row.endsWith('| Custom API Call |'))).toEqual([]);
			expect(rows.filter((row) => /\| [A-Z][\w -]+: /.test(row)).length).toBeGreaterThan(200);
			expect(rows).toContain('| `POST /sync/watchlist` | Watchlist: Add |');
			// Stale when this fails: npx tsx test/trakt/coverage.ts --write
			expect(unpadded(readFileSync(COVERAGE_PAGE, 'utf8'))).toEqual(unpadded(lines.join('\n')));
		}, 60_000);
	},
	TRAKT_CONTRACT_OPTIONS,
);
