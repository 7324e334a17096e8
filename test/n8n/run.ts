/**
 * `npm run test:n8n`: the package on a full n8n, as people run it. Names of parts may follow
 * (`npm run test:n8n -- queue`); all of them run otherwise.
 */
import { runExamples } from './examples';
import { ensureHarness } from './harness';
import { Host } from './host';
import { journey } from './journey';
import { killRounds } from './killRounds';
import { onOneServer } from './onOneServer';
import { runPanel } from './panel';
import { belowAPath } from './paths';
import { panelInQueueMode } from './panelQueue';
import { inQueueMode } from './queue';
import { Steps } from './steps';
import { walkThroughReadme } from './walk';

const PARTS: Record<string, (steps: Steps) => Promise<void>> = {
	journey,
	walk: walkThroughReadme,
	services: async (steps) => await onOneServer(steps, await ensureHarness()),
	examples: onItsOwnServer,
	panel: async (steps) => await runPanel(steps, await ensureHarness()),
	panelQueue: async (steps) => await panelInQueueMode(steps, await ensureHarness()),
	paths: async (steps) => await belowAPath(steps, await ensureHarness()),
	kill: someKills,
	queue: async (steps) => await inQueueMode(steps, await ensureHarness()),
};

async function onItsOwnServer(steps: Steps): Promise<void> {
	const host = await Host.start(await ensureHarness());
	try {
		await runExamples(steps, host.server, host.client);
	} finally {
		await host.close();
	}
}

/** A few rounds of each mode; `npm run test:kill -- 50` makes as many as one likes. */
async function someKills(steps: Steps): Promise<void> {
	const harness = await ensureHarness();
	for (const mode of ['main', 'queue'] as const) await killRounds(steps, harness, { rounds: 2, mode, seed: 1 });
}

/** Longer than everything needs on a slow machine: a run that hangs ends by itself, and says so. */
const LIMIT_MS = 45 * 60_000;

async function main(steps: Steps, names: string[]): Promise<void> {
	const unknown = names.find((name) => PARTS[name] === undefined);
	if (unknown !== undefined) throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(', ')}`);
	await ensureHarness();
	for (const [name, part] of Object.entries(PARTS)) {
		if (names.length > 0 && !names.includes(name)) continue;
		const startedAt = Date.now();
		console.log(`\n${name}`);
		await part(steps);
		console.log(`  ${name} took ${Math.round((Date.now() - startedAt) / 1000)} s`);
	}
}

// An ordinary exit takes n8n's processes with it; a signal's default end would not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const steps = new Steps();
const end = (error?: unknown): void => {
	if (error !== undefined) {
		console.error(error);
		steps.failed += 1;
	}
	console.log(`\n${steps.summary}`);
	process.exit(steps.failed > 0 ? 1 : 0);
};
setTimeout(() => end(new Error(`The run took longer than ${LIMIT_MS / 60_000} minutes`)), LIMIT_MS);
main(steps, process.argv.slice(2)).then(() => end(), end);
