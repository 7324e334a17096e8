import { htmlText } from '../util/htmlText';
import { randomBytes } from 'crypto';

/** An answer to a browser, as plain data. */
export interface WebAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

interface PageContent {
	tone: 'good' | 'bad';
	title: string;
	paragraphs: string[];
	/** Name and value, shown as a list. */
	facts?: Array<[name: string, value: string]>;
}

/** Longest text that is taken over from a service or an address. */
const LONGEST_TEXT = 300;

const STYLE = `
:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--text:#1d2430;--soft:#5b6472;--line:#dde1e8;--mark:#1a7f4b}
body.bad{--mark:#b3261e}
@media (prefers-color-scheme:dark){:root{--back:#12161d;--card:#1b212b;--text:#eef1f6;--soft:#a6afbd;--line:#2d3643;--mark:#5fd199}body.bad{--mark:#ff9d94}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);color:var(--text);font:1rem/1.55 system-ui,sans-serif}
main{width:100%;max-width:34rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-top:.35rem solid var(--mark);border-radius:.75rem}
h1{margin:0 0 1rem;font-size:1.4rem;line-height:1.25;overflow-wrap:anywhere}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0 0;padding-top:1rem;border-top:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}`;

/**
 * A page of our own. It stands on n8n's origin, where a script could act as the signed-in user, so the
 * policy allows nothing but this one style sheet, `sandbox` takes the origin away, and all text is escaped.
 */
export function page(status: number, content: PageContent): WebAnswer {
	const nonce = randomBytes(16).toString('base64');
	return { status, headers: pageHeaders(nonce), body: html(content, nonce) };
}

function pageHeaders(nonce: string): Record<string, string> {
	const policy = [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		'sandbox',
	];
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy.join('; '),
		'Cross-Origin-Opener-Policy': 'same-origin',
		'X-Frame-Options': 'DENY',
		...PRIVATE_HEADERS,
	};
}

/** For every answer of a sign-in, redirects too: nothing is kept, and no address is passed on. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

function html({ tone, title, paragraphs, facts = [] }: PageContent, nonce: string): string {
	const list = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('');
	return [
		'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeHtml(title)}</title><style nonce="${nonce}">${STYLE}</style></head>`,
		`<body class="${tone}"><main><h1>${escapeHtml(title)}</h1>`,
		...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
		list === '' ? '' : `<dl>${list}</dl>`,
		'</main></body></html>',
	].join('\n');
}

/** Text as HTML shows it: cut to a readable length, without control characters, nothing in it alive. */
export function escapeHtml(text: string): string {
	const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
	return htmlText(short.replace(/[\p{Cc}\p{Cf}]/gu, ' '));
}
