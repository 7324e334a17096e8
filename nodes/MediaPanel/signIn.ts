import { PRIVATE_HEADERS } from '../shared/auth/pages';
import { asText } from '../shared/util/text';
import { SESSION_MS } from './access';
import { digest } from './cache';
import { part } from './card';
import { formPage, panelPage } from './html';
import { viewContext } from './viewContext';
import { words } from './pageWords';
import { remembered } from './views';
import type { Answer, Visit } from './visit';

/** The panel for who has signed in, and the form for everybody else. */
export async function showPanel(visit: Visit): Promise<Answer> {
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
export async function signIn(visit: Visit): Promise<Answer> {
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
	const pairs = asText(visit.headers.cookie)
		.split(';')
		.map((pair) => pair.trim());
	const name = `${cookieName(visit)}=`;
	return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) ?? '';
}
