import { PanelWorld } from '../../mediaPanel/world';
import { N8nClient } from '../../n8n/client';
import { ensureHarness } from '../../n8n/harness';
import { N8nServer } from '../../n8n/server';
import { eventually } from '../../n8n/steps';
import type { Runtime } from '../measureCase';
import { Visitor } from './visitor';

const KEY = 'a key for the panel';
const TYPE = 'n8n-nodes-watchflow.mediaPanelTrigger';

/** The panel on a full n8n, with simulated services behind it and somebody signed in before it. */
export class PanelStage {
	private constructor(
		private readonly server: N8nServer,
		readonly world: PanelWorld,
		readonly visitor: Visitor,
	) {}

	/** @param latencyMs how long each service takes to answer */
	static async start({ package: built }: Runtime, latencyMs: number): Promise<PanelStage> {
		const server = await N8nServer.start({ harness: await ensureHarness(), packages: [built] });
		const world = await PanelWorld.start({ redirectUris: [`${server.url}/rest/oauth2-credential/callback`] });
		const stage = new PanelStage(server, world, new Visitor(server.url, '/webhook/panel'));
		try {
			await stage.publish();
			await eventually('the panel', async () => ((await stage.visitor.signIn(KEY)) ? true : undefined));
		} catch (error) {
			await stage.close();
			throw error;
		}
		world.trakt.api.latencyMs = latencyMs;
		world.tmdb.simulator.latencyMs = latencyMs;
		return stage;
	}

	async close(): Promise<void> {
		await this.visitor.close();
		await Promise.all([this.world.close(), this.server.dispose()]);
	}

	private async publish(): Promise<void> {
		const { world } = this;
		const client = new N8nClient(this.server.url);
		await client.setUpOwner();
		const { app, api, auth } = world.trakt;
		const data = { clientId: app.clientId, clientSecret: app.clientSecret, apiUrl: api.url, authBase: auth.url };
		const trakt = await client.createCredential('Trakt account', 'watchFlowTraktOAuth2Api', data);
		await client.connectOAuth2(trakt.id);
		const tmdb = await client.createCredential('TMDB account', 'watchFlowTmdbApi', world.tmdb.credential('approve'));
		const parameters = { authentication: 'oAuth2', panelKey: KEY, path: 'panel', options: {} };
		const webhookId = '0b1f7c1e-0000-4000-8000-00000000bead';
		const trigger = { id: 'panel', name: 'Panel', type: TYPE, typeVersion: 1, position: [0, 0], webhookId, parameters };
		const settings = { executionOrder: 'v1' };
		const workflow = await client.importWorkflow({ name: 'Panel', nodes: [trigger], connections: {}, settings }, { [TYPE]: [trakt, tmdb] });
		await client.activate(workflow);
	}
}
