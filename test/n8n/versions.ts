/**
 * `npx tsx test/n8n/versions.ts [newest|oldest [part…]]`: the same parts on the n8n that the package is made with and on
 * the oldest one that it is meant for; both, with all parts, when none is named.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { runExamples } from './examples';
import { ensureHarness, type Harness, type Release } from './harness';
import { Host } from './host';
import { journey } from './journey';
import { onOneServer } from './onOneServer';
import { runPanel } from './panel';
import { panelInQueueMode } from './panelQueue';
import { inQueueMode } from './queue';
import { Steps } from './steps';

const RELEASES: Release[] = ['newest', 'oldest'];

/** Older ones sign in to Trakt by device code, which is among the services. */
const CONNECT_BUTTON = { major: 2, minor: 14 };

const PARTS: Record<string, (steps: Steps, harness: Harness, release: Release) => Promise<void>> = {
	'Trakt’s Connect button': async (steps, harness, release) => {
		if (hasConnectButton(harness)) await journey(steps, release);
		else steps.skip('all steps', `they need n8n ≥ ${CONNECT_BUTTON.major}.${CONNECT_BUTTON.minor}`);
	},
	services: async (steps, harness) => await onOneServer(steps, harness),
	examples: async (steps, harness) => {
		const host = await Host.start(harness);
		try {
			await runExamples(steps, host.server, host.client);
			await steps.step('n8n asked for nothing beyond loopback', async () => assert.deepEqual(host.server.refusedHosts, []));
		} finally {
			await host.close();
		}
	},
	panel: runPanel,
	'panel in queue mode': panelInQueueMode,
	'queue mode': async (steps, harness) => await inQueueMode(steps, harness),
};

function hasConnectButton({ version }: Harness): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > CONNECT_BUTTON.major || (major === CONNECT_BUTTON.major && minor >= CONNECT_BUTTON.minor);
}

/** @returns the closing lines of each part */
async function runOn(release: Release, total: Steps, parts: string[]): Promise<string[]> {
	const harness = await ensureHarness(release);
	const node = execFileSync(harness.node, ['--version'], { encoding: 'utf8' }).trim();
	const lines = [`n8n ${harness.version}, Node ${node.slice(1)}`];
	for (const [name, part] of Object.entries(PARTS)) {
		if (parts.length > 0 && !parts.includes(name)) continue;
		console.log(`\n${lines[0]}: ${name}`);
		const steps = new Steps();
		await part(steps, harness, release);
		lines.push(`  ${name}: ${steps.summary}`);
		for (const count of ['passed', 'failed', 'skipped'] as const) total[count] += steps[count];
	}
	return lines;
}

async function main(steps: Steps): Promise<void> {
	const [named, ...parts] = process.argv.slice(2);
	const releases = RELEASES.filter((release) => named === undefined || release === named);
	if (releases.length === 0) throw new Error(`There is no "${named}": ${RELEASES.join(', ')}`);
	const unknown = parts.find((part) => PARTS[part] === undefined);
	if (unknown !== undefined) throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(', ')}`);
	const lines: string[] = [];
	for (const release of releases) lines.push(...(await runOn(release, steps, parts)));
	console.log(`\n${lines.join('\n')}`);
}

// An ordinary exit takes n8n's processes with it; a signal's default end would not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const steps = new Steps();
main(steps)
	.catch((error: unknown) => {
		console.error(error);
		steps.failed += 1;
	})
	.finally(() => {
		console.log(steps.summary);
		process.exit(steps.failed > 0 ? 1 : 0);
	});
