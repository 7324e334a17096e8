import { strict as assert } from 'node:assert';
import type { Harness } from './harness';
import { QueueStage } from './queueStage';
import { RACES } from './refreshRaces';
import { prepareServices } from './services';
import type { Steps } from './steps';
import { unlockRace } from './unlockRace';

const UNLOCK_ROUNDS = 10;

/** n8n's distributed mode: what only several processes can break. Skipped where Redis or PostgreSQL is missing. */
export async function inQueueMode(steps: Steps, harness: Harness, only = /./): Promise<void> {
	const services = await prepareServices(harness);
	if (typeof services === 'string') return steps.skip('queue mode', services);
	const stage = await steps.step(
		'queue mode starts: one main process and two workers',
		async () => await QueueStage.start(harness, services),
	);
	if (stage === undefined) return await services.drop();
	const failed = steps.failed;
	try {
		for (const { name, rounds, run } of RACES.filter((race) => only.test(race.name))) {
			await steps.step(`two workers renew at once: ${name}`, async () => {
				const { met, together, lost } = await run(stage);
				console.log(`        ${rounds} rounds, both refused in ${met}, two renewals in flight in ${together}, logins lost: ${lost}`);
				assert.equal(lost, 0);
				assert.equal(met, rounds);
			});
		}
		await steps.step('two workers unlock the same thing of HDHive at once, and it is paid for once', async () => {
			const { together, charges } = await unlockRace(stage, UNLOCK_ROUNDS);
			console.log(`        ${UNLOCK_ROUNDS} rounds, both asked at once in ${together}, ${charges} charges`);
			assert.equal(charges, UNLOCK_ROUNDS);
		});
	} finally {
		if (steps.failed > failed) console.log(stage.log.split('\n').slice(-60).join('\n'));
		await stage.close();
	}
}
