/** `npm run test:attack`: attacks on the package on a real n8n; names of parts may follow. Ends with "N got through". */
import { ensureHarness } from '../n8n/harness';
import { Host } from '../n8n/host';
import { doors } from './doors';
import { paths } from './paths';
import { redirects } from './redirects';
import { AttackTable } from './table';

const LIMIT_MS = 20 * 60_000;

const PARTS = { redirects, paths, doors };

async function main(table: AttackTable, names: string[]): Promise<void> {
	const host = await Host.start(await ensureHarness());
	try {
		AttackTable.head();
		for (const [name, part] of Object.entries(PARTS)) if (names.length === 0 || names.includes(name)) await part(table, host);
	} finally {
		await host.close();
	}
}

// An ordinary exit takes n8n's processes with it; a signal's default end would not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const table = new AttackTable();
const end = (error?: unknown): void => {
	if (error !== undefined) console.error(error);
	console.log(`\n${table.summary}`);
	process.exit(error !== undefined || table.through > 0 ? 1 : 0);
};
setTimeout(() => end(new Error(`The run took longer than ${LIMIT_MS / 60_000} minutes`)), LIMIT_MS);
main(table, process.argv.slice(2)).then(() => end(), end);
