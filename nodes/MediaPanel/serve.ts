import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { SHORTEST_KEY } from '../shared/auth/keyGuard';
import { triggerInput } from '../shared/node/itemInput';
import { doAction, guarded, jsonProblem, showView } from './api';
import { fileAnswer, manifestOf } from './appFiles';
import { panelFields } from './fields';
import { flush } from './flush';
import { formPage } from './html';
import { tellPage } from './pageApi';
import { pageTexts } from './pageTexts';
import { routeOf } from './panelPath';
import { problem } from './problem';
import { showPanel, signIn } from './signIn';
import { visitOf, type Answer, type Handler } from './visit';
import { assets } from './web/assets';

const ROUTES: Record<string, Handler> = {
	'GET ': showPanel,
	'POST ': signIn,
	'GET /app.webmanifest': (visit) => fileAnswer('application/manifest+json', Buffer.from(manifestOf(visit))),
	'GET /icon-180.png': () => fileAnswer('image/png', Buffer.from(assets.icons['180'], 'base64')),
	'GET /icon-512.png': () => fileAnswer('image/png', Buffer.from(assets.icons['512'], 'base64')),
	'GET /flush': (visit) => formPage(visit.settings, { status: 200, ...pageTexts(visit.settings.language).flush }),
	'POST /flush': flush,
	'GET /api/view': async (visit) => await guarded(visit, showView),
	'POST /api/act': async (visit) => await guarded(visit, doAction),
	'POST /api/page': async (visit) => await guarded(visit, tellPage),
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
	const visit = await visitOf(context);
	const { language } = visit.settings;
	if (visit.keyLength < SHORTEST_KEY) {
		return formPage(visit.settings, { status: 500, ...pageTexts(language).noKey(SHORTEST_KEY) });
	}
	if (context.getMode() === 'manual') return formPage(visit.settings, { status: 200, ...pageTexts(language).testAddress });
	const routes = Object.keys(ROUTES).flatMap((route) =>
		route.startsWith(`${visit.method} `) ? [route.slice(visit.method.length + 1)] : [],
	);
	const route = routeOf(visit.pathname, triggerInput(context, panelFields).string('path'), routes);
	const handler = route === undefined ? undefined : ROUTES[`${visit.method} ${route}`];
	if (handler === undefined) return jsonProblem(problem('notFound', 'There is nothing here', 'Open the address of the panel.'));
	return await handler(visit);
}
