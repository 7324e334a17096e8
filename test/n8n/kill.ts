/**
 * `npx tsx test/n8n/kill.ts [rounds] [main|queue] [seed]`: n8n is killed at a random moment of a run, started
 * again, and run once more. Then everything must be as after a run that nobody disturbed: the targets, the
 * points, the logins. Without a mode it does so in both. A round's own seed repeats that round alone.
 */
import { ensureHarness } from './harness';
import type { Mode } from './killCluster';
import { killRounds } from './killRounds';
import { Steps } from './steps';

const ROUNDS = 50;

const MODES: Mode[] = ['main', 'queue'];

async function main(steps: Steps, words: string[]): Promise<void> {
	const modes = MODES.filter((mode) => words.includes(mode));
	const [rounds = ROUNDS, seed = Math.floor(Math.random() * 1_000_000)] = words.filter((word) => /^\d+$/.test(word)).map(Number);
	const unknown = words.find((word) => !/^(?:\d+|main|queue)$/.test(word));
	if (unknown !== undefined) throw new Error(`"${unknown}" is neither a number nor one of ${MODES.join(', ')}`);
	const harness = await ensureHarness();
	for (const mode of modes.length > 0 ? modes : MODES) await killRounds(steps, harness, { rounds, mode, seed });
}

// An ordinary exit takes n8n's processes with it; a signal's default end would not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const steps = new Steps();
main(steps, process.argv.slice(2)).then(
	() => {
		console.log(`\n${steps.summary}`);
		process.exit(steps.failed > 0 ? 1 : 0);
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
