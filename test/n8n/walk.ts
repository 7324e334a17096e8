import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Locator, Page } from 'playwright-core';
import { expectedCounts, expectedSubscriptions } from '../demo/expected';
import { outputOf } from './client';
import { detail, retry } from './dialogs';
import { chromiumPath } from './editor';
import { firstSyncSteps, type ReadmeStep, type Way } from './firstSync';
import { eventually, type Steps } from './steps';
import { WalkStage } from './walkStage';

const ACTION = 'Sync trakt watchlist and add what the target lacks';

/** In place of every night at 3:00. */
const SECONDS = '15';

interface Driver {
	/** How the step of the README begins. */
	begins: string;
	/** What the step stresses although it is no name on a page. */
	words?: string[];
	drive(walk: Walk): Promise<void>;
}

const DRIVERS: Driver[] = [
	{ begins: '**Install**', words: ['Install'], drive: async (walk) => await walk.openN8n() },
	{ begins: '**Add a workflow**', words: ['Add a workflow'], drive: async (walk) => await walk.addNodes() },
	{ begins: 'In the form of Media Sync press', drive: async (walk) => await walk.connectTrakt() },
	{ begins: 'Choose the **Target**', drive: async (walk) => await walk.chooseTarget() },
	{ begins: '**Dry Run** is on', drive: async (walk) => await walk.dryRun() },
	{ begins: 'Look through the list', drive: async (walk) => await walk.look() },
	{ begins: 'Switch **Dry Run** off', drive: async (walk) => await walk.switchOff() },
	{ begins: '**Publish**', drive: async (walk) => await walk.publish() },
	{ begins: 'The next morning', drive: async (walk) => await walk.nextMorning() },
];

/** A person who does what the README says, step by step. Names of the page are taken from the step alone. */
class Walk {
	private step!: ReadmeStep;

	private found = new Set<string>();

	constructor(
		private readonly stage: WalkStage,
		private readonly way: Way,
	) {
		this.page.setDefaultTimeout(20_000);
	}

	async take(step: ReadmeStep): Promise<void> {
		const drivers = DRIVERS.filter(({ begins }) => step.text.startsWith(begins));
		assert.equal(drivers.length, 1, `${drivers.length} drivers know the step "${step.text}"`);
		this.step = step;
		this.found = new Set(drivers[0]!.words);
		await drivers[0]!.drive(this);
		const missing = step.names.filter((name) => !this.found.has(name));
		assert.deepEqual(missing, [], 'names of the step that nothing was done with');
	}

	async openN8n(): Promise<void> {
		await this.page.goto(`${this.stage.url}/home/workflows`);
		await this.part('universal-add').waitFor();
	}

	async addNodes(): Promise<void> {
		await this.part('universal-add').click();
		await this.page.getByRole('menuitem', { name: 'New workflow' }).locator('visible=true').click();
		await this.part('canvas-add-button').locator('button').first().click();
		await this.addNode('Schedule Trigger');
		await this.form.locator('[data-test-id="parameter-input-field"]').locator('visible=true').first().click();
		await this.page.getByRole('option', { name: 'Seconds', exact: true }).click();
		await this.part('parameter-input-secondsInterval').locator('input').fill(SECONDS);
		await this.part('ndv-close-button').click();
		await this.part('canvas-handle-plus').first().click();
		await this.addNode('Media Sync');
		await this.press(this.part('node-creator'), ACTION);
		await this.form.waitFor();
	}

	async connectTrakt(): Promise<void> {
		const { trakt } = this.stage;
		await this.press(this.form, 'Connect to Trakt');
		await this.dialog.waitFor();
		if (this.way === 'http') await this.chooseDeviceCode();
		else await this.copyRedirectUrl();
		await this.fill('Client ID', trakt.app.clientId);
		// Trakt's own addresses stand in the form already.
		await this.fillField('API URL', trakt.api.url);
		await this.fillField('Sign-In URL', trakt.auth.url);
		if (this.way === 'http') await this.enterCode();
		else await this.pressConnect();
		await this.dialog.waitFor({ state: 'hidden' });
		await this.picture('connected');
	}

	async chooseTarget(): Promise<void> {
		const { moviePilot } = this.stage;
		await this.see(this.form, 'Target');
		await this.part('parameter-input-target').locator('input').first().click();
		await this.page.getByRole('option').filter({ hasText: 'MoviePilot' }).first().click();
		await this.press(this.form, 'Connect to MoviePilot');
		await this.fill('Base URL', moviePilot.url);
		await this.fill('API Token', moviePilot.apiToken);
		await this.press(this.dialog, 'Save');
		// n8n closes the dialog of a credential that works.
		await this.dialog.waitFor({ state: 'hidden' });
	}

	async dryRun(): Promise<void> {
		const before = this.stage.subscriptions;
		await this.see(this.form, 'Dry Run');
		assert.equal(await this.dryRunSwitch.getAttribute('aria-checked'), 'true');
		await this.press(this.part('node-execute-button'), 'Execute step');
		const { titles, added } = expectedCounts();
		await this.output.getByText(`Titles Branch (${titles} items)`).waitFor();
		await this.output.getByText('Summary Branch (1 item)').click();
		const [, promised = ''] = /says "(.+?) …"/.exec(this.step.text) ?? [];
		assert.equal(promised, `would add ${added}`);
		await this.output.getByText(promised).first().waitFor();
		assert.equal(this.stage.subscriptions, before);
		await this.picture('dry-run');
	}

	async look(): Promise<void> {
		await this.output.getByText(/^Titles Branch/).click();
		await this.output.getByText('planned', { exact: true }).first().waitFor();
		for (const column of ['title', 'year', 'type', 'outcome']) await this.output.getByText(column, { exact: true }).first().waitFor();
		await this.see(this.form, 'Options');
		await this.part('collection-parameter-add').locator('visible=true').first().click();
		await this.page.getByRole('option').filter({ hasText: 'Min Rating' }).locator('visible=true').waitFor();
		await this.page.keyboard.press('Escape');
	}

	async switchOff(): Promise<void> {
		await this.see(this.form, 'Dry Run');
		await this.part('parameter-input-dryRun').locator('.el-switch').click();
		assert.equal(await this.dryRunSwitch.getAttribute('aria-checked'), 'false');
	}

	async publish(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.press(this.part('workflow-open-publish-modal-button'), 'Publish');
		await this.press(this.part('workflow-publish-button'), 'Publish');
		await this.page.getByText('Workflow published').waitFor();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}

	/** The schedule does the sync, and a second time finds nothing to do. */
	async nextMorning(): Promise<void> {
		await this.press(this.part('radio-button-executions'), 'Executions');
		const first = await this.scheduled(1);
		const before = this.stage.requests;
		assert.match(String(first.message), new RegExp(`^Trakt watchlist → MoviePilot: ${expectedCounts().added} added`));
		assert.equal(this.stage.subscriptions, expectedSubscriptions());
		assert.match(String((await this.scheduled(2)).message), /nothing new/);
		assert.equal(this.stage.requests - before, 1);
		await this.page
			.getByText(/^Succeeded/)
			.nth(2)
			.waitFor();
		await this.picture('executions');
	}

	/** A picture is taken where SHOTS names a folder for it. */
	async picture(name: string): Promise<void> {
		const folder = process.env.SHOTS;
		if (folder === undefined) return;
		mkdirSync(folder, { recursive: true });
		await this.page.screenshot({ path: join(folder, `walk-${this.way}-${name}.png`) });
	}

	private async chooseDeviceCode(): Promise<void> {
		const choice = this.part('credential-mode-dropdown-trigger');
		await this.see(choice, 'Connect Button (OAuth2)');
		await choice.click();
		// Each choice once: a second one of the name would be refused here.
		await this.page
			.getByRole('menuitem', { name: this.name('Device Code') })
			.locator('visible=true')
			.click();
		await this.fill('Client Secret', this.stage.trakt.app.clientSecret);
	}

	private async enterCode(): Promise<void> {
		await this.press(this.dialog, 'Save');
		await this.dialog.getByText('Couldn’t connect with these settings').waitFor();
		this.name('More details');
		const sentence = await detail(this.dialog, /^\s*Open .* then press Retry\s*$/);
		await this.picture('device-code');
		const [, address = '', code = ''] = /Open (\S+), enter (\w+)/.exec(sentence) ?? [];
		const page = await this.page.context().newPage();
		await page.goto(address);
		await page.getByLabel('Code').fill(code);
		await page.getByRole('button', { name: 'Yes' }).click();
		await page.getByText('Done.').waitFor();
		await page.close();
		this.name('Retry');
		await retry(this.dialog).click();
		await this.dialog.getByText('Connection tested successfully').locator('visible=true').waitFor();
		await this.dialog.locator('button.el-dialog__headerbtn').click();
	}

	/** Makes the app at Trakt with the address that the dialog shows. */
	private async copyRedirectUrl(): Promise<void> {
		await this.see(this.part('credential-mode-dropdown-trigger'), 'Connect Button (OAuth2)');
		await this.see(this.dialog, 'OAuth Redirect URL');
		const shown = (await this.part('copy-input').locator('visible=true').first().innerText()).trim();
		assert.equal(shown, `${this.stage.url}/rest/oauth2-credential/callback`);
		this.stage.trakt.state.apps[0]!.redirectUris.push(shown);
	}

	private async pressConnect(): Promise<void> {
		await this.press(this.dialog, 'Save');
		const opened = this.page.waitForEvent('popup');
		await this.dialog
			.getByRole('button', { name: this.name('Connect'), exact: true })
			.locator('visible=true')
			.first()
			.click();
		const consent = await opened;
		await consent.getByRole('button', { name: 'Yes' }).click();
		// n8n closes the dialog of an account that is connected.
		await this.dialog.waitFor({ state: 'hidden' });
		assert.equal(this.stage.trakt.auth.seen(/^POST \/oauth\/token/).length, 1);
	}

	private async addNode(name: string): Promise<void> {
		const panel = this.part('node-creator');
		await panel.locator('input').fill(this.name(name));
		await this.part('node-creator-item-name').getByText(name, { exact: true }).first().click();
	}

	/** A name that the step of the README says. */
	private name(name: string): string {
		assert(this.step.names.includes(name), `the README's step does not say "${name}": ${this.step.text}`);
		this.found.add(name);
		return name;
	}

	private async see(within: Locator, name: string): Promise<Locator> {
		const seen = within.getByText(this.name(name), { exact: true }).locator('visible=true').first();
		await seen.waitFor();
		return seen;
	}

	private async press(within: Locator, name: string): Promise<void> {
		await (await this.see(within, name)).click();
	}

	private async fill(name: string, value: string): Promise<void> {
		await this.fillField(this.name(name), value);
	}

	private async fillField(label: string, value: string): Promise<void> {
		const field = this.part('credential-connection-parameter').filter({ hasText: label, has: this.page.locator('input') });
		await field.first().locator('input').last().fill(value);
	}

	/** @returns the summary of so many-th run that the schedule began */
	private async scheduled(count: number): Promise<IDataObject> {
		const { client } = this.stage;
		const [, workflow = ''] = /\/workflow\/(\w+)/.exec(this.page.url()) ?? [];
		return await eventually(`run ${count} of the schedule`, async () => {
			// The first one of all was the dry run.
			const id = (await client.finishedExecutions(workflow)).reverse()[count];
			return id === undefined ? undefined : outputOf(await client.getExecution(id), ACTION, 1)[0]?.json;
		});
	}

	private get page(): Page {
		return this.stage.editor.page;
	}

	private get form(): Locator {
		return this.page.locator('.node-settings');
	}

	private get dialog(): Locator {
		return this.part('editCredential-modal');
	}

	private get output(): Locator {
		return this.part('output-panel');
	}

	private get dryRunSwitch(): Locator {
		return this.part('parameter-input-dryRun').locator('[role=switch]');
	}

	private part(name: string): Locator {
		return this.stage.editor.part(name);
	}
}

/** *First sync in ten minutes* of the README in a real editor: on plain http by device code, on https by Connect. */
export async function walkThroughReadme(steps: Steps): Promise<void> {
	if (chromiumPath() === undefined) return steps.skip('the walk through the README', 'there is no Chromium on this machine');
	for (const way of ['http', 'https'] as const) await walkOn(steps, way);
}

async function walkOn(steps: Steps, way: Way): Promise<void> {
	const stage = await steps.step(`n8n starts at an ${way} address of a home network`, async () => await WalkStage.start(way));
	if (stage === undefined) return;
	const failed = steps.failed;
	try {
		const walk = new Walk(stage, way);
		for (const step of firstSyncSteps(way)) {
			await steps.step(`${way} ${step.number}. ${step.text.split('\n')[0]!.slice(0, 70)}`, async () => await walk.take(step));
			// What follows a step that failed has nothing to stand on.
			if (steps.failed > failed) return await walk.picture('failure');
		}
	} finally {
		await stage.close();
	}
}
