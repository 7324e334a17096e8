/** One production run of the built Media Sync in a process of its own, for tests that kill it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createEngine, type StoredCredential } from '../engine';
import { syncWorkflow } from '../world';

process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'watchflow-'));

async function main(): Promise<void> {
	const credentials = JSON.parse(process.env.WATCHFLOW_TEST_CREDENTIALS ?? '{}') as Record<string, StoredCredential>;
	const engine = await createEngine({ packages: [resolve(__dirname, '../..')], credentials });
	process.stdout.write('ready\n');
	const run = await engine.run(syncWorkflow({}), {
		credentials: { watchFlowTraktOAuth2Api: 'trakt', watchFlowMoviePilotApi: 'moviePilot' },
	});
	process.exit(run.status === 'success' ? 0 : 1);
}

void main();
