/**
 * `npx tsx test/browser/editorShots.ts [folder]`: opens the real n8n editor on the example and takes the
 * pictures that the README shows. Needs Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { OWNER } from '../n8n/client';
import { Stage } from '../n8n/stage';

const FOLDER = resolve(process.argv[2] ?? join(__dirname, '../../docs'));

async function main(): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	const stage = await Stage.start({ say: console.log });
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
	});
	try {
		const { client } = stage;
		await client.setUpOwner();
		const trakt = await stage.createTraktCredential();
		await client.connectOAuth2(trakt.id);
		const moviePilot = await stage.createMoviePilotCredential();
		const workflow = await stage.importExample('examples/nightly-watchlist-sync.json', [trakt, moviePilot]);
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await signIn(page, stage.server.url);
		await page.goto(`${stage.server.url}/workflow/${workflow.id}`);
		await page.waitForSelector('[data-test-id="canvas-node"]');
		await settle(page);
		await shot(page, 'canvas');
		await page.locator('[data-test-id="execute-workflow-button"]').last().click();
		await page.getByText('386 items').first().waitFor({ timeout: 60_000 });
		await settle(page);
		await shot(page, 'canvas-run');
		await page.locator('[data-test-id="canvas-node"]', { hasText: 'Media Sync' }).first().dblclick();
		await settle(page);
		await shot(page, 'media-sync');
		await page.getByText('Summary', { exact: false }).last().click();
		await settle(page);
		await shot(page, 'media-sync-summary');
		await page.goto(`${stage.server.url}/home/credentials/${trakt.id}`);
		await settle(page);
		await shot(page, 'credential-trakt');
		await page.goto(`${stage.server.url}/home/credentials/${moviePilot.id}`);
		await settle(page);
		await shot(page, 'credential-moviepilot');
	} finally {
		await browser.close();
		await stage.close();
	}
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').first().fill(OWNER.email);
	await page.locator('input[type="password"]').first().fill(OWNER.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((at) => !at.pathname.startsWith('/signin'));
}

const settle = async (page: Page) => await page.waitForTimeout(6_000);

async function shot(page: Page, name: string): Promise<void> {
	const path = join(FOLDER, `${name}.png`);
	await page.screenshot({ path });
	console.log(path);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
