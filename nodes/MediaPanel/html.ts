import { randomBytes } from 'crypto';
import { PRIVATE_HEADERS, type WebAnswer } from '../shared/auth/webAnswer';
import { assets } from './web/assets';

export type Language = 'en' | 'zh';

/** Every character that could end a text or an attribute; unlike `escapeHtml` nothing is shortened. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The same for the value of an attribute in apostrophes: as little as can be, for a whole document is put into one. */
const inApostrophes = (text: string): string => text.replace(/&/g, '&amp;').replace(/'/g, '&#39;');

/** JSON that may stand inside a script element. */
const scriptJson = (value: unknown): string =>
	JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Puts values into a page's source, in one pass: what stands in a value is never looked at again. */
const fill = (source: string, values: Record<string, string>): string =>
	source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

export interface PanelSettings {
	/** The panel's own public address, without a trailing slash. */
	address: string;
	/** Its path, such as `/webhook/panel`. */
	root: string;
	language: Language;
	/** Address below which posters are, without a trailing slash. */
	images: string;
}

/**
 * The panel. It is two documents in one answer, because two things are wanted that one document cannot have:
 *
 * - The outer one has n8n's origin, without which a browser neither reads the manifest nor installs the
 *   panel. It holds nothing of anybody's data and not one script.
 * - The inner one (`srcdoc`) is the app. `sandbox` without `allow-same-origin` takes n8n's origin away from
 *   it: n8n's cookies, storage and pages are out of its reach, even if a script could be slipped into it.
 *
 * The policy of the outer document is in force in the inner one as well.
 */
export function panelPage(settings: PanelSettings, state: object): WebAnswer {
	const nonce = newNonce();
	const { root, language, images } = settings;
	const values = { nonce, language, style: assets.style, script: assets.script, state: scriptJson({ ...settings, ...state }) };
	const app = fill(assets.app, values);
	const body = fill(assets.shell, { nonce, language, root: escaped(root), app: inApostrophes(app) });
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		`img-src ${new URL(images).origin} data: ${iconSources(settings.address)}`,
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	];
	return { status: 200, headers: pageHeaders(policy), body };
}

interface FormPage {
	title: string;
	paragraphs: string[];
	/** Label of the button below the key field; no form without it. */
	button?: string;
	/** Shown at the key field. */
	error?: string;
	status: number;
}

/** A page with a key field or without: no script, no origin, and the form leads back to where it stands. */
export function formPage({ root, language }: PanelSettings, page: FormPage): WebAnswer {
	const nonce = newNonce();
	const form =
		page.button === undefined
			? ''
			: fill(assets.form, {
					label: language === 'zh' ? '面板密钥' : 'Panel key',
					error: page.error === undefined ? '' : `<p class="error" id="error" role="alert">${escaped(page.error)}</p>`,
					described: page.error === undefined ? '' : 'aria-describedby="error" aria-invalid="true"',
					button: escaped(page.button),
				});
	const text = page.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
	const body = fill(assets.page, { nonce, language, root: escaped(root), title: escaped(page.title), text, form, style: assets.pageStyle });
	const policy = [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		"manifest-src 'self'",
		'img-src data:',
		"base-uri 'none'",
		page.button === undefined ? "form-action 'none'" : "form-action 'self'",
		"frame-ancestors 'none'",
		page.button === undefined ? 'sandbox' : 'sandbox allow-forms',
	];
	return { status: page.status, headers: pageHeaders(policy), body };
}

/**
 * Leads to the panel by itself. Browsers follow that in a sandbox only where scripts are allowed, and the policy allows
 * none.
 */
export function signedInPage(settings: PanelSettings, said: { title: string; paragraphs: string[]; link: string }): WebAnswer {
	const nonce = newNonce();
	const { root, language } = settings;
	const link = `<p><a href="${escaped(root)}">${escaped(said.link)}</a></p><meta http-equiv="refresh" content="0;url=${escaped(root)}">`;
	const text = said.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
	const values = { nonce, language, root: escaped(root), title: escaped(said.title), text, form: link, style: assets.pageStyle };
	const policy = [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		'sandbox allow-scripts',
	];
	return { status: 200, headers: pageHeaders(policy), body: fill(assets.page, values) };
}

/** A browser that installs the panel loads the manifest's icons under the page's policy. */
const iconSources = (address: string): string => (/^[\w:/.~%-]+$/.test(address) ? `${address}/icon-180.png ${address}/icon-512.png` : '');

const newNonce = (): string => randomBytes(16).toString('base64');

function pageHeaders(policy: string[]): Record<string, string> {
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy.join('; '),
		'Cross-Origin-Opener-Policy': 'same-origin',
		'X-Frame-Options': 'DENY',
		...PRIVATE_HEADERS,
	};
}
