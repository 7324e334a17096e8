import { execFileSync } from 'node:child_process';
import { ensureDist, ROOT } from './build';

/** What the package adds to a start of n8n. */
export interface Loading {
	/** Milliseconds on the clock. */
	time: number;
	/** Milliseconds of work: what is left of the time when nothing else runs on the machine. */
	cpu: number;
	/** Megabytes in use after a garbage collection. */
	heap: number;
	/** Megabytes of the whole process. */
	resident: number;
}

export const TARGET = { time: 50, heap: 10 } as const;

/** What n8n does with a package at its start: its own loader, which reads `dist/known` and `dist/types`. */
const CHILD = `
	const { LazyPackageDirectoryLoader } = require('n8n-core');
	const { root } = JSON.parse(process.argv[1]);
	(async () => {
		gc();
		const before = process.memoryUsage();
		const worked = process.cpuUsage();
		const startedAt = process.hrtime.bigint();
		if (root !== undefined) {
			globalThis.kept = new LazyPackageDirectoryLoader(root);
			await globalThis.kept.loadAll();
		}
		const time = Number(process.hrtime.bigint() - startedAt) / 1e6;
		const { user, system } = process.cpuUsage(worked);
		gc();
		const after = process.memoryUsage();
		const mb = (name) => (after[name] - before[name]) / 1e6;
		process.stdout.write('RESULT' + JSON.stringify({ time, cpu: (user + system) / 1e3, heap: mb('heapUsed'), resident: mb('rss') }));
	})();
`;

function start(root?: string): Loading {
	const given = JSON.stringify({ root });
	const stdout = execFileSync(process.execPath, ['--expose-gc', '-e', CHILD, given], { cwd: ROOT, encoding: 'utf8' });
	return JSON.parse(stdout.slice(stdout.lastIndexOf('RESULT') + 6)) as Loading;
}

/** Starts processes with and without the package, in turns, and compares their medians. */
export function measureLoading(root = ROOT, rounds = 9): Loading {
	const turns = Array.from({ length: rounds }, () => ({ without: start(), with: start(root) }));
	const difference = (name: keyof Loading) =>
		median(turns.map((turn) => turn.with[name])) - median(turns.map((turn) => turn.without[name]));
	return { time: difference('time'), cpu: difference('cpu'), heap: difference('heap'), resident: difference('resident') };
}

const median = (values: number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

function main(): void {
	ensureDist();
	const { time, cpu, heap, resident } = measureLoading();
	console.log(
		`The package adds ${time.toFixed(1)} ms (${cpu.toFixed(1)} ms of work) and ${heap.toFixed(1)} MB of heap (${resident.toFixed(1)} MB resident) to a start of n8n.`,
	);
	console.log(`Targets: ${TARGET.time} ms, ${TARGET.heap} MB.`);
	process.exitCode = time <= TARGET.time && heap <= TARGET.heap ? 0 : 1;
}

if (require.main === module) main();
