import { settings } from './words.mjs';

/** What the panel's own API says is wrong; `problem.kind` is as in `problem.ts`, or `offline`. */
export class PanelProblem extends Error {
	constructor(problem) {
		super(problem.message);
		this.problem = problem;
	}
}

const TIMEOUT_MS = 45_000;

/** When this page has last written something: answers from before are not wanted any more. */
let lastWrite = 0;

const region = /-([A-Za-z]{2})$/.exec(navigator.language)?.[1]?.toUpperCase() ?? '';

async function send(path, options = {}) {
	const url = new URL(settings.root + path, document.baseURI);
	let response;
	try {
		response = await fetch(url, {
			...options,
			headers: { 'X-Panel-Key': settings.session, ...options.headers },
			cache: 'no-store',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
	} catch {
		throw new PanelProblem({ kind: 'offline', message: '', description: '' });
	}
	if (response.status === 304 || response.ok) return response;
	const { error } = await response.json().catch(() => ({}));
	// n8n itself answers for a panel that is not there any more, a proxy for an n8n that is down.
	throw new PanelProblem(
		error ?? { kind: response.status >= 502 ? 'offline' : 'upstream', message: `n8n: ${response.status}`, description: '' },
	);
}

/**
 * Asks for one view.
 *
 * @returns data (undefined when it is still what `etag` stands for), etag, and whether a newer one is being read
 */
export async function readView(name, parameters = {}, { etag, fresh = false } = {}) {
	const query = new URLSearchParams({ name, language: settings.language, ...parameters });
	if (region !== '' && name === 'detail') query.set('region', region);
	if (lastWrite > 0) query.set('after', String(lastWrite));
	if (fresh) query.set('fresh', '1');
	const response = await send(`/api/view?${query}`, { headers: etag === undefined ? {} : { 'If-None-Match': etag } });
	return {
		data: response.status === 304 ? undefined : await response.json(),
		etag: response.headers.get('etag') ?? undefined,
		stale: response.headers.get('x-panel-stale') === 'true',
	};
}

/** Does something at Trakt and starts the workflow. */
export async function act(deed) {
	const response = await send('/api/act', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(deed),
	});
	const { at, event } = await response.json();
	lastWrite = Math.max(lastWrite, at);
	return event;
}

export async function flush() {
	const response = await send('/flush', { method: 'POST' });
	lastWrite = Math.max(lastWrite, (await response.json()).at);
}
