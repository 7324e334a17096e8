import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { PRIVATE_HEADERS, type WebAnswer } from '../shared/auth/pages';
import { systemClock } from '../shared/clock';
import { InputError, ServiceError } from '../shared/errors';
import { baseUrl } from '../shared/http/url';
import { asText } from '../shared/text';
import { Access, SESSION_MS, SHORTEST_KEY } from './access';
import { act } from './actions';
import { digest, ViewCache } from './cache';
import { part } from './card';
import { formPage, panelPage, type Language, type PanelSettings } from './html';
import { mark, marksOf, type Marks } from './marks';
import { problem, problemOf, statusOf, type Problem } from './problem';
import { accountOf, Upstream } from './upstream';
import { readView, remembered, type ViewContext } from './views';
import { assets } from './web/assets';
import { words } from './pageWords';

/** Everything that the panels of this process remember. */
const cache = new ViewCache();

/** One request to one panel. */
export interface Visit {
	context: IWebhookFunctions;
	method: string;
	/** What follows the panel's own address: '' for the page, `/api/view`. */
	route: string;
	query: Record<string, unknown>;
	headers: Record<string, unknown>;
	access: Access;
	settings: PanelSettings;
}

type Answer = WebAnswer & {
	/** Starts the workflow. */
	event?: IDataObject;
	/** Goes on after the answer was sent. */
	afterwards?: () => Promise<unknown>;
	/** In place of `body`. */
	bytes?: Buffer;
	/** With status 200: n8n sends it, once every process can see what was marked. */
	whenSaved?: boolean;
};

type Handler = (visit: Visit) => Answer | Promise<Answer>;

const ROUTES: Record<string, Handler> = {
	'GET ': showPanel,
	'POST ': signIn,
	'GET /app.webmanifest': (visit) => fileAnswer('application/manifest+json', Buffer.from(manifestOf(visit))),
	'GET /icon-180.png': () => fileAnswer('image/png', Buffer.from(assets.icons['180'], 'base64')),
	'GET /icon-512.png': () => fileAnswer('image/png', Buffer.from(assets.icons['512'], 'base64')),
	'GET /flush': (visit) => formPage(visit.settings, { status: 200, ...words(visit.settings.language).flush }),
	'POST /flush': flush,
	'GET /api/view': async (visit) => await guarded(visit, showView),
	'POST /api/act': async (visit) => await guarded(visit, doAction),
};

/** Answers one request to the panel, and starts the workflow when something was done. */
export async function servePanel(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const answer = await answerTo(context);
	const response = context.getResponseObject() as unknown as {
		writeHead(status: number, headers: Record<string, string>): void;
		setHeader(name: string, value: string): void;
		removeHeader(name: string): void;
		end(body?: string | Buffer): void;
	};
	// n8n lets every site read a webhook's answer; this one is for the panel's own page.
	response.removeHeader('Access-Control-Allow-Origin');
	if (answer.whenSaved === true) {
		for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
		return { webhookResponse: answer.body };
	}
	response.writeHead(answer.status, answer.headers);
	response.end(answer.bytes ?? answer.body);
	await answer.afterwards?.();
	const { event } = answer;
	return event === undefined ? { noWebhookResponse: true } : { noWebhookResponse: true, workflowData: [[{ json: event }]] };
}

async function answerTo(context: IWebhookFunctions): Promise<Answer> {
	const visit = visitOf(context);
	const { language } = visit.settings;
	if (asText(context.getNodeParameter('panelKey', '')).length < SHORTEST_KEY) {
		return formPage(visit.settings, { status: 500, ...words(language).noKey(SHORTEST_KEY) });
	}
	if (context.getMode() === 'manual') return formPage(visit.settings, { status: 200, ...words(language).testAddress });
	const route = `${visit.method} ${visit.route}`;
	const handler = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
	if (handler === undefined) return jsonProblem(problem('notFound', 'There is nothing here', 'Open the address of the panel.'));
	return await handler(visit);
}

function visitOf(context: IWebhookFunctions): Visit {
	const request = context.getRequestObject() as unknown as { path: string; method: string };
	const key = asText(context.getNodeParameter('panelKey', ''));
	// n8n's public address of the panel: behind a proxy its path may be longer than the one n8n sees.
	const address = (context.getNodeWebhookUrl('default') ?? 'http://localhost').replace(/\/+$/, '');
	const root = new URL(address).pathname;
	const panel = asText(context.getNodeParameter('path', '')).replace(/^\/+|\/+$/g, '');
	const pathname = asText(request.path).replace(/\/+$/, '');
	const headers = { ...context.getHeaderData() };
	return {
		context,
		method: asText(request.method),
		route: pathname.slice(pathname.indexOf(`/${panel}`) + panel.length + 1),
		query: { ...(context.getQueryData() as IDataObject) },
		headers,
		access: new Access(key, root),
		settings: { address, root, language: languageOf(headers['accept-language']), images: imagesOf(context) },
	};
}

/** The first language of the browser that the panel speaks. */
function languageOf(header: unknown): Language {
	for (const part of asText(header).toLowerCase().split(',')) {
		if (part.trim().startsWith('zh')) return 'zh';
		if (part.trim().startsWith('en')) return 'en';
	}
	return 'en';
}

const IMAGES = 'https://image.tmdb.org/t/p';

function imagesOf(context: IWebhookFunctions): string {
	const options = part(context.getNodeParameter('options', {}));
	const text = asText(options.imageAddress);
	return text === '' ? IMAGES : baseUrl(text, 'Image Address');
}

async function showPanel(visit: Visit): Promise<Answer> {
	const { access, settings } = visit;
	if (!access.isSession(cookieOf(visit))) return formPage(settings, { status: 200, ...words(settings.language).signIn });
	const session = access.session();
	const first = await firstLook(visit);
	const page = panelPage(settings, { session, first });
	return { ...page, headers: { ...page.headers, 'Set-Cookie': cookie(visit, session) } };
}

/** What is remembered of the first view goes along with the page: a warm panel needs nothing else. */
async function firstLook(visit: Visit): Promise<object | undefined> {
	try {
		const known = remembered(await viewContext(visit), 'schedule');
		return known && { view: 'schedule', data: JSON.parse(known.entry.text) as unknown, at: known.entry.at, stale: known.stale };
	} catch {
		// The page asks by itself, and is then told what is wrong.
		return undefined;
	}
}

/** The form sends the key in its body, so that it stands in no address; the browser keeps a session only. */
async function signIn(visit: Visit): Promise<Answer> {
	const { access, settings, context } = visit;
	const said = words(settings.language);
	const body = part(context.getBodyData());
	const verdict = await access.judge(asText(body.key).slice(0, 1_000));
	if (verdict !== 'good') {
		const status = verdict === 'tooMany' ? 429 : 403;
		return formPage(settings, { ...said.signIn, status, error: verdict === 'tooMany' ? said.tooMany : said.wrongKey });
	}
	const headers = { ...PRIVATE_HEADERS, Location: settings.root, 'Set-Cookie': cookie(visit, access.session()) };
	return { status: 303, headers, body: '' };
}

/** Opens the page only: whatever else a browser asks for needs the session in a header of its own. */
const cookieName = ({ settings }: Visit): string => `watchflow-panel-${digest(settings.root).slice(0, 10)}`;

function cookie(visit: Visit, value: string): string {
	const url = visit.context.getNodeWebhookUrl('default') ?? '';
	const secure = url.startsWith('https:') ? '; Secure' : '';
	return `${cookieName(visit)}=${value}; Path=${visit.settings.root}; Max-Age=${SESSION_MS / 1_000}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf(visit: Visit): string {
	const pairs = asText(visit.headers.cookie).split(';').map((pair) => pair.trim());
	const name = `${cookieName(visit)}=`;
	return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) ?? '';
}

/** For the panel's own page, whose origin is `null`, and for programs; no other site gets an answer. */
async function guarded(visit: Visit, handler: Handler): Promise<Answer> {
	const { access, headers } = visit;
	const origin = headers.origin;
	if (origin !== undefined && origin !== 'null') {
		return jsonProblem(problem('refused', 'Another site may not use the panel', 'Open the panel itself.'));
	}
	const verdict = await access.judge(asText(headers['x-panel-key']).slice(0, 1_000));
	const said = words('en');
	if (verdict === 'tooMany') return jsonProblem(problem('limit', said.tooMany, 'Wait a minute.'));
	if (verdict === 'wrong') return jsonProblem(problem('key', said.wrongKey, 'Close the panel, open it again and sign in.'));
	try {
		return await handler(visit);
	} catch (error) {
		return jsonProblem(problemOf(error));
	}
}

async function showView(visit: Visit): Promise<Answer> {
	const { query, headers } = visit;
	const context = await viewContext(visit);
	const after = Number(asText(query.after)) || 0;
	const { entry, stale, refresh } = await readView(context, asText(query.name), query, { after, fresh: query.fresh === '1' });
	const common = {
		...API_HEADERS,
		ETag: entry.etag,
		Age: String(Math.max(0, Math.round((systemClock.now() - entry.at) / 1_000))),
		'X-Panel-Stale': String(stale),
		'X-Panel-Read-At': String(entry.at),
	};
	// A failed refresh is told to whoever asks next.
	const afterwards = refresh && (async () => await refresh().catch(() => undefined));
	const same = !stale && headers['if-none-match'] === entry.etag;
	return same ? { status: 304, headers: common, body: '' } : { status: 200, headers: common, body: entry.text, afterwards };
}

async function doAction(visit: Visit): Promise<Answer> {
	if (!asText(visit.headers['content-type']).startsWith('application/json')) {
		throw new InputError('Body', 'is not JSON', 'Send application/json.');
	}
	const { wrote, event } = await act(new Upstream(visit.context), visit.context.getBodyData()).catch((error: unknown) => {
		// It may have been written all the same: nothing from before can be trusted.
		if (error instanceof ServiceError && error.outcomeUnknown) touch(visit, 'written');
		throw error;
	});
	const at = wrote ? touch(visit, 'written') : systemClock.now();
	return { status: 200, headers: API_HEADERS, body: JSON.stringify({ at, event }), event };
}

/**
 * Makes what was read before now old, in every process: after a write all of the account, whatever was
 * written. Of two writes at once only one is kept by n8n, and so it stands for the other as well.
 */
function touch(visit: Visit, name: keyof Marks): number {
	const at = systemClock.now();
	mark(visit.settings.address, keptOf(visit), name, at);
	return at;
}

/** Empties what is remembered, of every process: with the key or session in a header, or the form's field. */
async function flush(visit: Visit): Promise<Answer> {
	const { settings, headers, access, context } = visit;
	const said = words(settings.language);
	const inHeader = asText(headers['x-panel-key']);
	const verdict = await access.judge(inHeader === '' ? asText(part(context.getBodyData()).key).slice(0, 1_000) : inHeader.slice(0, 1_000));
	if (verdict !== 'good') {
		const error = verdict === 'tooMany' ? said.tooMany : said.wrongKey;
		if (inHeader === '') return formPage(settings, { ...said.flush, status: verdict === 'tooMany' ? 429 : 403, error });
		return jsonProblem(problem(verdict === 'tooMany' ? 'limit' : 'key', error, said.signIn.paragraphs[0] ?? ''));
	}
	let flushed = 0;
	try {
		flushed = cache.forget(`${await accountOf(context)} `);
		await new Upstream(context, touch(visit, 'flush')).tmdb();
	} catch (error) {
		return jsonProblem(problemOf(error));
	}
	if (inHeader === '') return { ...formPage(settings, { status: 200, ...said.flushed }), whenSaved: true };
	return { status: 200, headers: API_HEADERS, body: JSON.stringify({ at: systemClock.now(), flushed }), whenSaved: true };
}

/** Kept by n8n with the workflow, so that every process sees it. */
const keptOf = ({ context }: Visit): Marks => context.getWorkflowStaticData('node');

async function viewContext(visit: Visit): Promise<ViewContext> {
	const { context, settings, query } = visit;
	const account = await accountOf(context);
	const marks = marksOf(settings.address, keptOf(visit));
	const options = part(context.getNodeParameter('options', {}));
	// The page says in which language it was sent, so that both remember the same.
	const spoken = query.language === 'zh' || query.language === 'en' ? query.language : settings.language;
	const language = spoken === 'zh' ? 'zh-CN' : 'en-US';
	const region = (asText(options.region) || asText(query.region)).toUpperCase();
	const country = /^[A-Z]{2}$/.test(region) ? region : spoken === 'zh' ? 'CN' : 'US';
	return {
		cache,
		upstream: new Upstream(context, marks.flush),
		marks,
		language,
		region: country,
		key: (view, parameters = '') => `${account} ${language} ${view === 'detail' ? country : ''} ${view} ${parameters}`,
	};
}

/** The page has no origin, so its requests are another site's to the browser; the key makes them good. */
const API_HEADERS: Record<string, string> = {
	...PRIVATE_HEADERS,
	'Content-Type': 'application/json; charset=utf-8',
	'Access-Control-Allow-Origin': 'null',
	'Access-Control-Expose-Headers': 'ETag, Age, X-Panel-Stale, X-Panel-Read-At',
	Vary: 'Origin, Accept-Language',
};

function jsonProblem(error: Problem): Answer {
	return { status: statusOf(error), headers: API_HEADERS, body: JSON.stringify({ error }) };
}

function fileAnswer(type: string, bytes: Buffer): Answer {
	const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400', 'X-Content-Type-Options': 'nosniff' };
	return { status: 200, headers, body: '', bytes };
}

const manifestOf = ({ settings }: Visit): string => {
	const manifest = JSON.parse(assets.manifest) as IDataObject;
	const { root, language } = settings;
	const icons = (['180', '512'] as const).map((size) => ({ src: `${root}/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any' }));
	return JSON.stringify({ ...manifest, ...words(language).app, lang: language, id: root, start_url: root, scope: root, icons });
};
