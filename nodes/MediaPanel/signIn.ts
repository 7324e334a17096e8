import { cookieIn } from '../shared/auth/cookie';
import { PRIVATE_HEADERS } from '../shared/auth/webAnswer';
import { asText } from '../shared/util/text';
import { SESSION_MS } from './access';
import { digest } from './cache';
import { part } from './card';
import { formPage, panelPage, signedInPage } from './html';
import { placeOf } from './places';
import { pageTexts } from './pageTexts';
import { targetNames } from './targets';
import { viewContext } from './viewContext';
import { remembered } from './views';
import { isSecureVisit, panelOptions, type Answer, type Visit } from './visit';

/** The panel for who has signed in, and the form for everybody else. */
export async function showPanel(visit: Visit): Promise<Answer> {
	const { access, settings, kept } = visit;
	const cookie = cookieOf(visit);
	// A forged session is slowed like a wrong key.
	if (cookie === '' || (await access.judge(cookie)) !== 'good' || !(await access.isSession(cookie))) {
		return formPage(settings, { status: 200, ...pageTexts(settings.language).signIn });
	}
	const session = await access.session(cookie);
	const state = {
		session,
		region: kept.region ?? '',
		country: asText(panelOptions(visit.context).region).toUpperCase(),
		targets: targetNames(visit.context),
		first: await firstLook(visit),
		place: placeOf(settings.address, await access.nameOf(session)),
	};
	const page = panelPage(settings, state);
	return { ...page, headers: { ...page.headers, 'Set-Cookie': cookieLine(visit, session) } };
}

/** Views that the first screen shows. */
const FIRST = ['schedule', 'upNext', 'marks'];

/** What is remembered of the first screen goes along with the page: a warm panel needs nothing else. */
async function firstLook(visit: Visit): Promise<object[]> {
	try {
		const context = await viewContext(visit);
		return FIRST.flatMap((view) => {
			const known = remembered(context, view);
			return known === undefined ? [] : [{ view, data: JSON.parse(known.entry.text) as unknown, at: known.entry.at, stale: known.stale }];
		});
	} catch {
		// The page asks by itself, and is then told what is wrong.
		return [];
	}
}

/** The form sends the key in its body, so that it stands in no address; the browser keeps a session only. */
export async function signIn(visit: Visit): Promise<Answer> {
	const { access, settings, context } = visit;
	const said = pageTexts(settings.language);
	const body = part(context.getBodyData());
	const verdict = await access.judge(asText(body.key).slice(0, 1_000));
	if (verdict !== 'good') {
		const status = verdict === 'tooMany' ? 429 : 403;
		return formPage(settings, { ...said.signIn, status, error: verdict === 'tooMany' ? said.tooMany : said.wrongKey });
	}
	const isFirst = !access.hasSecret;
	const line = { 'Set-Cookie': cookieLine(visit, await access.session()) };
	// The first session needs a secret that every process can see before the browser comes back.
	if (isFirst) {
		const page = signedInPage(settings, said.signedIn);
		return { ...page, headers: { ...page.headers, ...line }, whenSaved: true };
	}
	return { status: 303, headers: { ...PRIVATE_HEADERS, Location: settings.root, ...line }, body: '' };
}

/**
 * Opens the page only: whatever else a browser asks for needs the session in a header of its own. A browser that has a
 * secure cookie takes none of the same name by http, without a word: so each has its own.
 */
const cookieName = ({ settings }: Visit, isSecure: boolean): string =>
	`watchflow-panel-${digest(settings.root).slice(0, 10)}${isSecure ? '-s' : ''}`;

const isSecure = (visit: Visit): boolean => visit.settings.address.startsWith('https:') && isSecureVisit(visit);

function cookieLine(visit: Visit, value: string): string {
	const secure = isSecure(visit) ? '; Secure' : '';
	const name = cookieName(visit, isSecure(visit));
	return `${name}=${value}; Path=${visit.settings.root}; Max-Age=${SESSION_MS / 1_000}; HttpOnly; SameSite=Lax${secure}`;
}

const cookieOf = (visit: Visit): string => cookieIn(visit.headers.cookie, cookieName(visit, isSecure(visit)));
