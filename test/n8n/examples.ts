/**
 * Every workflow in `examples/` on a real n8n, against simulated services: imported, connected, published and run.
 * `npx tsx test/n8n/examples.ts [part of a file name]` starts an n8n of its own.
 */
import { strict as assert } from 'node:assert';
import { ensureDist, ROOT } from '../package/build';
import { N8nClient } from './client';
import { EXAMPLE_CASES } from './examplesCases';
import { exampleFiles, ExampleStage } from './examplesStage';
import { ensureHarness } from './harness';
import { OfferedNodes } from './offered';
import { N8nServer } from './server';
import { Steps } from './steps';

/**
 * Runs all examples; prints a step for each. A file without a case fails, and so does a case without a file.
 *
 * @param client logged in as the owner
 * @param only part of the names of the files to run; all when empty
 */
export async function runExamples(steps: Steps, server: N8nServer, client: N8nClient, only = ''): Promise<void> {
	const offered = await OfferedNodes.of(client);
	const stage = await ExampleStage.start(server, client);
	const files = new Set([...exampleFiles(), ...Object.keys(EXAMPLE_CASES)]);
	try {
		for (const file of [...files].filter((name) => name.includes(only))) {
			const lacking = offered.lackingFor(file);
			if (lacking !== undefined) {
				steps.skip(file, lacking);
				continue;
			}
			await steps.step(file, async () => {
				const run = EXAMPLE_CASES[file];
				assert(run, 'there is no case for this example in test/n8n/examplesCases.ts');
				await run(stage, file);
			});
		}
		if (only === '') await lookForLeaks(steps, stage);
	} finally {
		await stage.close();
	}
}

async function lookForLeaks(steps: Steps, { server, client, secrets }: ExampleStage): Promise<void> {
	await steps.step(`none of the examples' ${secrets.length} secrets is in n8n’s log or answers`, async () => {
		const said = [server.log, ...client.answers].join('\n');
		assert.equal(secrets.filter((secret) => said.includes(secret)).length, 0);
	});
}

async function main(): Promise<number> {
	const steps = new Steps();
	ensureDist();
	const server = await N8nServer.start({ harness: await ensureHarness(), packages: [ROOT] });
	try {
		const client = new N8nClient(server.url);
		await client.setUpOwner();
		await runExamples(steps, server, client, process.argv[2]);
		await steps.step('n8n asked for nothing beyond loopback', async () => assert.deepEqual(server.refusedHosts, []));
		if (steps.failed > 0) console.log(server.log.split('\n').slice(-30).join('\n'));
	} finally {
		await server.dispose();
	}
	console.log(`Examples on a real n8n: ${steps.summary}`);
	return steps.failed === 0 ? 0 : 1;
}

if (require.main === module) {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
	main().then(
		(code) => process.exit(code),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
}
