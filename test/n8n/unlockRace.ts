import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { resource, slugOf, startHdHive, type HdHiveSimulator } from '../simulators/hdHive';
import { outputOf } from './client';
import type { QueueStage } from './queueStage';
import { hookedNode, Meeting } from './refreshRaces';

const HD_HIVE = 'n8n-nodes-watchflow.hdHive';

/** How long the first of two unlocks waits for the other, so that both are asked for at once. */
const MEETS_MS = 1_500;

/** What the HDHive credential holds after a sign-in; its pace is not what these tests are about. */
export const unhurriedAccount = (hive: HdHiveSimulator): IDataObject => ({
	authentication: 'app',
	baseUrl: hive.url,
	clientId: hive.state.app.clientId,
	appSecret: hive.state.app.secret,
	scopes: ['query', 'unlock'],
	unlocksPerMinute: 600,
	...hive.signIn(),
});

/**
 * Two executions on two workers want the same thing of HDHive at the same moment.
 *
 * @returns how often both asked before either had its answer, and the charges of all rounds
 */
export async function unlockRace(stage: QueueStage, rounds: number): Promise<{ together: number; charges: number }> {
	const hive = await startHdHive();
	const { client } = stage;
	let together = 0;
	let charges = 0;
	try {
		const credential = await client.createCredential(randomUUID(), 'watchFlowHdHiveOAuth2Api', unhurriedAccount(hive));
		for (let round = 0; round < rounds; round++) {
			// What a process has unlocked it remembers for some minutes, so each round wants something else.
			const name = `round ${round}`;
			hive.state.resources.push(resource(name));
			const path = randomUUID();
			const parameters = { resource: 'resource', operation: 'unlock', slug: slugOf(name), maxPoints: 100 };
			const workflow = await client.importWorkflow(hookedNode(path, HD_HIVE, parameters), { [HD_HIVE]: [credential] });
			await client.activate(workflow);
			const meeting = new Meeting(MEETS_MS);
			hive.simulator.onRequest = async ({ url }) => (url.includes('/resources/unlock') ? await meeting.wait() : undefined);
			const ended = await stage.call(workflow, path, 2);
			hive.simulator.onRequest = undefined;
			await client.deactivate(workflow);
			assert.deepEqual(
				ended.map(({ status }) => status),
				['success', 'success'],
			);
			for (const { id } of ended) {
				const [item] = outputOf(await client.getExecution(id), 'Node');
				assert.match(String(item?.json.url), /^https?:/);
			}
			if (meeting.together) together += 1;
			charges += hive.state.chargesFor(parameters.slug);
		}
	} finally {
		await hive.close();
	}
	return { together, charges };
}
