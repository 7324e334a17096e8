import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { RealDebridSimulator } from '../simulators/realDebrid';
import type { TraktSimulator } from '../simulators/trakt';
import type { Credential } from './client';
import { chromiumPath, Editor } from './editor';
import type { Host } from './host';
import { eventually, type Steps } from './steps';

/** The sign-ins by code, as a person makes them: in n8n's own credential dialog, in a real browser. */
export async function dialogs(steps: Steps, host: Host, trakt: TraktSimulator, rd: RealDebridSimulator): Promise<void> {
	const chromium = chromiumPath();
	if (chromium === undefined) return steps.skip('the credential dialogs', 'there is no Chromium on this machine');
	const editor = await Editor.open(chromium, host.server.url);
	try {
		await steps.step('Trakt’s device code is shown in the credential dialog, and Retry connects it', async () => {
			const { clientId, clientSecret } = trakt.app;
			const form = { clientId, clientSecret, apiUrl: trakt.api.url, authBase: trakt.auth.url };
			const typed = await connect(editor, 'Trakt Device API', form, (code) => trakt.devices.decide('approve', code));
			assert.match(typed, /^Open http:\/\/127\.0\.0\.1:\d+\/activate, enter [0-9A-F]{8}, then press Retry$/);
			await worksByItself(host, 'watchFlowTraktDeviceApi', () => trakt.state.tokens.refreshes);
		});
		await steps.step('so is Real-Debrid’s, with nothing filled in but the address', async () => {
			const typed = await connect(editor, 'Real-Debrid OAuth2 API', { apiUrl: rd.url }, () => rd.state.decide());
			assert.match(typed, /^Open https:\/\/real-debrid\.com\/device, enter \w{8}, then press Retry$/);
			await worksByItself(host, 'watchFlowRealDebridOAuth2Api', () => rd.state.refreshes);
		});
	} catch (error) {
		await shot(editor, 'failure');
		throw error;
	} finally {
		await editor.close();
	}
}

/** Fills the dialog, presses Save, reads the code under More details, has it approved, and presses Retry. */
async function connect(
	editor: Editor,
	displayName: string,
	form: Record<string, string>,
	approve: (code: string) => unknown,
): Promise<string> {
	const dialog = await editor.newCredential(displayName);
	for (const [name, value] of Object.entries(form)) {
		await dialog.locator(`[data-test-id="parameter-input-${name}"] input`).fill(value);
	}
	await dialog.locator('[data-test-id="credential-save-button"] button').click();
	await dialog.getByText('Couldn’t connect with these settings').waitFor();
	const sentence = await detail(dialog, /^\s*Open .* then press Retry\s*$/);
	await shot(editor, `${displayName} code`);
	// Pressed too early, it says so and keeps the code.
	await retry(dialog).click();
	await detail(dialog, /Not confirmed yet/);
	approve(/enter (\w+)/.exec(sentence)?.[1] ?? '');
	await retry(dialog).click();
	await dialog.locator('[data-test-id="credentials-config-container-test-success"]').getByText('Connection tested successfully').waitFor();
	await shot(editor, `${displayName} connected`);
	return sentence;
}

/** What stands under More details; each test of the credential folds it up again. */
export async function detail(dialog: Locator, wanted: RegExp): Promise<string> {
	const more = dialog.getByText('More details', { exact: true }).locator('visible=true');
	const message = dialog.getByText(wanted).locator('visible=true');
	return await eventually(`"${wanted.source}" in the dialog`, async () => {
		if ((await more.count()) > 0) await more.click({ timeout: 1_000 }).catch(() => {});
		return (await message.count()) > 0 ? ((await message.first().textContent()) ?? '').trim() : undefined;
	});
}

/** n8n's button that tests a credential again. */
export const retry = (dialog: Locator): Locator => dialog.getByRole('button', { name: 'Retry' }).locator('visible=true');

/** The dialog tests a credential whenever it is opened: that must not spend a renewal. */
async function worksByItself(host: Host, type: string, renewals: () => number): Promise<void> {
	const credential = await credentialOf(host, type);
	const before = renewals();
	const { status, message } = await host.client.testCredential(credential.id);
	assert.equal(status, 'OK', message);
	assert.equal(renewals(), before);
}

/** The newest credential of a type. */
export async function credentialOf({ client }: Host, type: string): Promise<Credential> {
	const all = await client.call<Credential[]>('GET', '/rest/credentials');
	const found = all.filter((credential) => credential.type === type).pop();
	assert(found, `there is no ${type} credential`);
	return found;
}

/** Pictures are taken where SHOTS names a folder for them. */
async function shot(editor: Editor, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (folder === undefined) return;
	mkdirSync(folder, { recursive: true });
	await editor.page.screenshot({ path: join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.png`) });
}
