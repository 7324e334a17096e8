import { strict as assert } from 'node:assert';
import { hdHiveOnRealN8n } from '../hdHive/onRealN8n';
import { moviePilotOnRealN8n } from '../moviePilot/onRealN8n';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { targetsOnRealN8n } from '../targets/onRealN8n';
import { tmdbOnRealN8n } from '../tmdb/onRealN8n';
import type { Credential } from './client';
import { dialogs } from './dialogs';
import type { Harness } from './harness';
import { Host } from './host';
import { LongWaits } from './longWaits';
import { polls } from './polls';
import type { Steps } from './steps';

/** The services one by one on one n8n server. What takes minutes of waiting runs beside the rest. */
export async function onOneServer(steps: Steps, harness: Harness, folder?: string): Promise<void> {
	const host = await steps.step('n8n starts for the services', async () => await Host.start(harness, folder));
	if (host === undefined) return;
	const trakt = await startTrakt({ limits: 'off', deviceInterval: 1 });
	const rd = await startRealDebrid({ deviceInterval: 1 });
	const failed = steps.failed;
	try {
		const waits = new LongWaits(steps, host, rd);
		await waits.begin(await privateToken(host, rd));
		await dialogs(steps, host, trakt, rd);
		await waits.restart();
		const stopAndKill = await polls(steps, host, trakt, await signedIn(host, trakt));
		await waits.finish();
		await stopAndKill();
		await hdHiveOnRealN8n(steps, host);
		await moviePilotOnRealN8n(steps, host);
		await tmdbOnRealN8n(steps, host);
		await targetsOnRealN8n(steps, host);
		await steps.step('no secret of the services is in an answer of n8n or in its log', async () => {
			const secrets = [...trakt.api.secrets, ...trakt.auth.secrets, ...rd.secrets];
			const { said } = host;
			assert.equal(secrets.filter((secret) => said.includes(secret)).length, 0);
			assert.deepEqual(host.server.refusedHosts, []);
		});
	} finally {
		if (steps.failed > failed) console.log(host.server.log.split('\n').slice(-60).join('\n'));
		await Promise.all([host.close(), trakt.close(), rd.close()]);
	}
}

const privateToken = async ({ client }: Host, { url, state }: RealDebridSimulator): Promise<Credential> =>
	await client.createCredential('Real-Debrid token', 'watchFlowRealDebridApi', { apiUrl: url, apiToken: state.privateToken });

/** A Trakt device credential as it is after a sign-in. */
async function signedIn({ client }: Host, trakt: TraktSimulator): Promise<Credential> {
	const { access_token: accessToken, refresh_token: refreshToken } = trakt.signIn();
	return await client.createCredential('Trakt on a LAN', 'watchFlowTraktDeviceApi', {
		clientId: trakt.app.clientId,
		clientSecret: trakt.app.clientSecret,
		apiUrl: trakt.api.url,
		authBase: trakt.auth.url,
		accessToken,
		refreshToken,
		expiresAt: Date.now() + 604_800_000,
		signedInFor: `${trakt.auth.url}|${trakt.app.clientId}`,
	});
}
