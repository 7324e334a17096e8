/**
 * `npx tsx test/n8n/examplesShots.ts <folder> [part of a file name]`: a picture of every example in the real editor,
 * to see that its notes can be read. Needs Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
 */
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ensureDist, ROOT } from '../package/build';
import { N8nClient, OWNER } from './client';
import { exampleFiles, readExample } from './examplesStage';
import { ensureHarness } from './harness';
import { N8nServer } from './server';

const [folder = '.', only = ''] = process.argv.slice(2);

async function main(): Promise<void> {
	mkdirSync(folder, { recursive: true });
	ensureDist();
	const server = await N8nServer.start({ harness: await ensureHarness(), packages: [ROOT] });
	const args = [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--no-first-run',
	];
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args });
	try {
		const client = new N8nClient(server.url);
		await client.setUpOwner();
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		page.setDefaultTimeout(90_000);
		await signIn(page, server.url);
		for (const file of exampleFiles().filter((name) => name.includes(only))) {
			const { id } = await client.importWorkflow(readExample(file));
			await page.goto(`${server.url}/workflow/${id}`);
			await page.waitForSelector('[data-test-id="canvas-node"]');
			await page.waitForTimeout(4_000);
			const path = resolve(join(folder, `${basename(file, '.json')}.png`));
			await page.screenshot({ path });
			console.log(path);
		}
	} finally {
		await browser.close();
		await server.dispose();
	}
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').first().fill(OWNER.email);
	await page.locator('input[type="password"]').first().fill(OWNER.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((at) => !at.pathname.startsWith('/signin'));
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
