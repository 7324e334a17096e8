import { existsSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { OWNER } from './client';

const PATHS = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, if there is one. */
export const chromiumPath = (): string | undefined => PATHS.find((path) => path !== '' && existsSync(path));

const ARGS =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** n8n's editor in a real browser, with the owner signed in. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** @param hostname a name that only this browser knows, for this machine: `n8n.home.arpa` */
	static async open(executablePath: string, url: string, hostname?: string): Promise<Editor> {
		const names = hostname === undefined ? [] : [`--host-resolver-rules=MAP ${hostname} 127.0.0.1`];
		const browser = await chromium.launch({ executablePath, args: [...ARGS.split(' '), ...names] });
		// Chromium does not know the certificates that tests make for themselves.
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ignoreHTTPSErrors: true });
		const page = await context.newPage();
		page.setDefaultTimeout(60_000);
		await page.goto(`${url}/signin`);
		await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').first().fill(OWNER.email);
		await page.locator('input[type="password"]').first().fill(OWNER.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((at) => !at.pathname.startsWith('/signin'));
		return new Editor(browser, page, url);
	}

	/** Opens the dialog of a new credential, as a person finds it by its name. */
	async newCredential(displayName: string): Promise<Locator> {
		await this.page.goto(`${this.url}/home/credentials/create`);
		await this.part('new-credential-type-select').locator('input').fill(displayName);
		await this.part('new-credential-type-select-option').getByText(displayName, { exact: true }).click();
		await this.part('new-credential-type-button').click();
		const dialog = this.part('editCredential-modal');
		await dialog.waitFor();
		return dialog;
	}

	/** Something that n8n's editor has given a name for tests. */
	part(name: string): Locator {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
