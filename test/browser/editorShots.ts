/**
 * `npx tsx test/browser/editorShots.ts [folder] [part of a name] [package folder]`: the pictures of n8n's editor that the
 * README shows, taken on a full n8n with every service simulated. Needs Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
 */
import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { WorkflowRecord } from '../n8n/client';
import { chromiumPath, Editor } from '../n8n/editor';
import { OpenStage } from '../n8n/openStage';

const FOLDER = resolve(process.argv[2] || join(__dirname, '../../docs'));
const ONLY = process.argv[3] ?? '';

/** Picture to the type of the credential that it shows. */
const CREDENTIALS = {
	'credential-trakt': 'watchFlowTraktOAuth2Api',
	'credential-tmdb': 'watchFlowTmdbApi',
	'credential-moviepilot': 'watchFlowMoviePilotApi',
	'credential-seerr': 'watchFlowSeerrApi',
	'credential-radarr': 'watchFlowRadarrApi',
	'credential-sonarr': 'watchFlowSonarrApi',
	'credential-hdhive': 'watchFlowHdHiveOAuth2Api',
	'credential-real-debrid': 'watchFlowRealDebridOAuth2Api',
};

class Pictures {
	constructor(
		private readonly stage: OpenStage,
		private readonly editor: Editor,
		private readonly workflows: WorkflowRecord[],
	) {}

	private get page(): Page {
		return this.editor.page;
	}

	async take(): Promise<void> {
		await this.picture('canvas-run', async () => await this.run('Nightly watchlist sync', 3));
		await this.picture('media-sync', async () => {
			await this.run('Nightly watchlist sync', 3);
			await this.editor.part('canvas-node').filter({ hasText: 'Media Sync' }).first().dblclick();
			await this.page.getByText('Titles Branch').waitFor();
			return await this.settled();
		});
		await this.picture('canvas-radarr-sonarr', async () => await this.run('Trakt watchlist into Radarr and Sonarr', 3));
		await this.picture('canvas-two-way', async () => await this.run('Two-way watchlist', 3));
		await this.page.setViewportSize({ width: 1280, height: 1040 });
		await this.picture('node-panel', async () => {
			await this.open('One node of each service');
			await this.editor.part('node-creator-plus-button').click();
			const panel = this.editor.part('node-creator');
			await panel.locator('input').fill('watchflow');
			await this.settled();
			return panel;
		});
		for (const [name, type] of Object.entries(CREDENTIALS)) await this.picture(name, async () => await this.credential(type));
	}

	/** Takes the picture of what `show` has made the editor show. */
	private async picture(name: string, show: () => Promise<Page | Locator>): Promise<void> {
		if (!name.includes(ONLY)) return;
		const path = join(FOLDER, `${name}.png`);
		try {
			await (await show()).screenshot({ path });
		} catch (error) {
			await this.page.screenshot({ path: join(FOLDER, 'failure.png') });
			throw error;
		}
		console.log(path);
	}

	private async open(name: string): Promise<void> {
		const workflow = this.workflows.find((one) => one.name === name);
		assert(workflow, `there is no workflow "${name}"`);
		await this.page.goto(`${this.stage.host.server.url}/workflow/${workflow.id}`);
		await this.editor.part('canvas-node').first().waitFor();
		await this.settled();
	}

	/** Executes a workflow in the editor, to the end of so many nodes. */
	private async run(name: string, nodes: number): Promise<Page> {
		await this.open(name);
		await this.editor.part('execute-workflow-button').last().click();
		const done = this.editor.part('canvas-node-status-success');
		await done.nth(nodes - 1).waitFor();
		await this.page.locator('.el-notification, .n8n-toast').first().waitFor({ state: 'hidden' });
		return await this.settled();
	}

	/** The dialog of a credential, which n8n tests whenever it is opened. */
	private async credential(type: string): Promise<Locator> {
		const found = (await this.stage.credentials()).find((one) => one.type === type);
		assert(found, `there is no ${type} credential`);
		await this.page.goto(`${this.stage.host.server.url}/home/credentials/${found.id}`);
		const dialog = this.editor.part('editCredential-modal');
		await dialog
			.getByText(/Connection tested successfully|Account connected/)
			.locator('visible=true')
			.first()
			.waitFor();
		await this.settled();
		return dialog;
	}

	/** n8n moves things for a while after a page is there, and says nowhere when it has done. */
	private async settled(): Promise<Page> {
		await this.page.waitForTimeout(4_000);
		return this.page;
	}
}

async function main(): Promise<void> {
	const chromium = chromiumPath();
	assert(chromium, 'there is no Chromium on this machine');
	mkdirSync(FOLDER, { recursive: true });
	const stage = await OpenStage.start(process.argv[4]);
	try {
		const workflows = await stage.importWorkflows();
		const editor = await Editor.open(chromium, stage.host.server.url);
		await editor.page.setViewportSize({ width: 1280, height: 800 });
		await new Pictures(stage, editor, workflows).take();
		await editor.close();
	} finally {
		await stage.close();
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
