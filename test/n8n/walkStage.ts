import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { fillSample as fillMoviePilot } from '../simulators/moviePilot/sample';
import { tlsFront, type TlsFront } from '../simulators/tlsFront';
import { startTrakt, type TraktSimulator } from '../simulators/trakt';
import { fillSample as fillTrakt } from '../simulators/trakt/sample';
import { ensureDist, ROOT } from '../package/build';
import type { N8nClient } from './client';
import { chromiumPath, Editor } from './editor';
import type { Way } from './firstSync';
import { ensureHarness } from './harness';
import { clientFor } from './olderClient';
import { freePort, N8nServer } from './server';

/** A name of a home network (RFC 8375): to the browser such an n8n is neither localhost nor, on http, secure. */
const HOSTNAME = 'n8n.home.arpa';

/** A new n8n at an address as people have it at home, its editor in a browser, and the two services of the first sync. */
export class WalkStage {
	private constructor(
		/** The address that the browser has. */
		readonly url: string,
		readonly server: N8nServer,
		readonly client: N8nClient,
		readonly editor: Editor,
		readonly trakt: TraktSimulator,
		readonly moviePilot: MoviePilotSimulator,
		private readonly front?: TlsFront,
	) {}

	static async start(way: Way): Promise<WalkStage> {
		const harness = await ensureHarness();
		ensureDist();
		const port = await freePort();
		const front = way === 'https' ? await tlsFront(`http://127.0.0.1:${port}`) : undefined;
		const url = `${way}://${HOSTNAME}:${front === undefined ? port : new URL(front.url).port}`;
		const env = { N8N_EDITOR_BASE_URL: url, WEBHOOK_URL: url, N8N_SECURE_COOKIE: String(way === 'https') };
		const server = await N8nServer.start({ harness, packages: [ROOT], port, env });
		const client = clientFor(harness, server.url);
		await client.setUpOwner();
		const editor = await Editor.open(chromiumPath() ?? '', url, HOSTNAME);
		const trakt = await startTrakt({ limits: 'off', deviceInterval: 1, redirectUris: [] });
		fillTrakt(trakt.state);
		const moviePilot = await startMoviePilot({ generation: 'v3.0.0' });
		fillMoviePilot(moviePilot.state);
		return new WalkStage(url, server, client, editor, trakt, moviePilot, front);
	}

	get subscriptions(): number {
		return this.moviePilot.state.subscriptions.all().length;
	}

	/** What both services were asked so far. */
	get requests(): number {
		return this.trakt.api.requests.length + this.moviePilot.simulator.requests.length;
	}

	async close(): Promise<void> {
		await this.editor.close();
		await Promise.all([this.front?.close(), this.trakt.close(), this.moviePilot.close()]);
		await this.server.dispose();
	}
}
