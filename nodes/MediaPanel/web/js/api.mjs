import { laneOf, Left, sharedRead } from './reads.mjs';
import { browserRegion, settings } from './words.mjs';

/**
 * What the panel's own API says is wrong; `kind` is as in `problem.ts`, `offline`, or `left` for what nobody waits for.
 *
 * @typedef {{ kind: string, message: string, description: string, service?: string, unknown?: boolean }} Problem
 */
export class PanelProblem extends Error {
	/** @param {Problem} problem */
	constructor(problem) {
		super(problem.message);
		this.problem = problem;
	}
}

/** What a thrown thing says, whatever it is. @returns {Problem} */
export const problemOf = (error) =>
	error instanceof Left
		? { kind: 'left', message: '', description: '' }
		: (error?.problem ?? { kind: 'upstream', message: String(error?.message ?? error ?? ''), description: '' });

const TIMEOUT_MS = 45_000;
const AGAIN_AFTER_MS = [1_000, 3_000];

/** When this page has last written something: answers from before are not wanted any more. */
let lastWrite = 0;

const SIGNED_OUT = { kind: 'key', message: '', description: '' };

let signedOut = () => {};

/** @param {() => void} listener called once, when n8n does not know this browser any more */
export const onSignedOut = (listener) => (signedOut = listener);

/** Nothing is asked any more with a session that has ended: each wrong one is kept waiting. */
export function endSession() {
	if (settings.session === '') return;
	settings.session = '';
	signedOut();
}

/** Ends with the reader's wish or after the longest time, whatever comes first. @param {AbortSignal | null} [wish] */
function within(wish) {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), TIMEOUT_MS);
	wish?.addEventListener('abort', () => stop.abort());
	return stop.signal;
}

/** Services that refuse what is set on the node; the document is told by a `refusal` event. @type {Set<string>} */
const refusing = new Set();

/** @param {string} service */
export const isRefusing = (service) => refusing.has(service);

/** @param {Problem} problem */
function noteRefusal({ kind, service }) {
	if (kind !== 'config' || service === undefined) return;
	refusing.add(service);
	document.dispatchEvent(new Event('refusal'));
}

/** @param {string} path @param {RequestInit} options */
async function send(path, options = {}) {
	if (settings.session === '') throw new PanelProblem(SIGNED_OUT);
	const url = new URL(settings.root + path, document.baseURI);
	let response;
	try {
		response = await fetch(url, {
			...options,
			headers: { 'X-Panel-Key': settings.session, ...Object.fromEntries(new Headers(options.headers)) },
			cache: 'no-store',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			signal: within(options.signal),
		});
	} catch {
		if (options.signal?.aborted) throw new Left();
		throw new PanelProblem({ kind: 'offline', message: '', description: '' });
	}
	if (response.status === 304 || response.ok) return response;
	const { error } = await response.json().catch(() => ({}));
	// n8n itself answers for a panel that is not there any more, a proxy for an n8n that is down.
	const own = error?.kind === undefined ? undefined : error;
	if (own?.kind === 'key') endSession();
	if (own !== undefined) noteRefusal(own);
	throw new PanelProblem(
		own ?? { kind: response.status >= 502 ? 'offline' : 'upstream', message: `n8n: ${response.status}`, description: '' },
	);
}

const post = async (path, body) =>
	await send(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/**
 * Asks for one view.
 *
 * @param {string} name
 * @param {Record<string, unknown>} parameters
 * @param {{ etag?: string, fresh?: boolean, signal?: AbortSignal }} options `signal` ends when the reader has left
 * @returns {Promise<{ data?: any, etag?: string, stale: boolean, readAt: number }>} data is undefined when it is still what `etag` stands for
 */
export async function readView(name, parameters = {}, { etag, fresh = false, signal } = {}) {
	const query = new URLSearchParams({ name, language: settings.language });
	for (const [key, value] of Object.entries(parameters)) query.set(key, String(value));
	if (['detail', 'posters', 'streams'].includes(name)) query.set('region', settings.region || browserRegion());
	if (lastWrite > 0) query.set('after', String(lastWrite));
	if (fresh) query.set('fresh', '1');
	const path = `/api/view?${query}`;
	const headers = new Headers(etag === undefined ? [] : [['If-None-Match', etag]]);
	const read = async (/** @type {AbortSignal} */ until) => await answerOf(await send(path, { headers, signal: until }));
	const lane = laneOf(name, parameters);
	const answer = await sharedRead(`${path} ${etag}`, lane, read, signal);
	refusing.delete(lane);
	return answer;
}

/** @param {Response} response */
const answerOf = async (response) => ({
	data: response.status === 304 ? undefined : await response.json(),
	etag: response.headers.get('etag') ?? undefined,
	stale: response.headers.get('x-panel-stale') === 'true',
	readAt: Number(response.headers.get('x-panel-read-at')) || Date.now(),
});

/**
 * Does something at Trakt and starts the workflow, once: a request whose answer was lost is sent again under its own
 * name, by which n8n recognises it.
 *
 * @returns {Promise<{ at: number, event: any }>}
 */
export async function act(action) {
	for (let tries = 0; ; tries += 1) {
		try {
			const response = await post('/api/act', tries === 0 ? action : { ...action, again: true });
			const answer = await response.json();
			lastWrite = Math.max(lastWrite, answer.at);
			return answer;
		} catch (error) {
			const wait = AGAIN_AFTER_MS[tries];
			if (problemOf(error).kind !== 'offline' && !(error instanceof SyntaxError)) throw error;
			if (wait === undefined) throw new PanelProblem({ kind: 'offline', message: '', description: '', unknown: true });
			await new Promise((resolve) => setTimeout(resolve, wait));
		}
	}
}

/** What was written may be in no answer from before now. */
export const distrust = () => (lastWrite = Math.max(lastWrite, Date.now()));

export async function flush() {
	const response = await send('/flush', { method: 'POST' });
	lastWrite = Math.max(lastWrite, (await response.json()).at);
}

/**
 * Tells n8n something about this browser: `{ place }`, `{ language, region }` or `{ signOut }`.
 *
 * @returns {Promise<{ at: number }>}
 */
export const tell = async (what) => await (await post('/api/page', what)).json();

/**
 * Tells n8n the place of a page that goes away. A form needs no leave of n8n first (a preflight), so that it is there
 * before the page that comes next.
 *
 * @param {object} place
 */
export function tellLastPlace(place) {
	const body = new URLSearchParams({ key: settings.session, place: JSON.stringify(place) });
	const url = new URL(`${settings.root}/api/page`, document.baseURI);
	void fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', keepalive: true, body }).catch(
		() => {},
	);
}
