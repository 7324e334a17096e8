import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { TinyBrowser } from '../hdHive/browser';
import { ApiClient } from '../mediaPanel/client';
import { PanelHost } from '../mediaPanel/host';
import { TriggerHost } from '../realDebrid/n8nContexts';
import { skipWaits } from '../realDebrid/skipWaits';
import type { StoredCredential } from '../engine';
import { Thief } from './thief';
import { credentialClasses, filledIn, nodeClasses, type CredentialClass, type NodeClass } from './wholePackage';

const STATUSES = [301, 302, 307, 308];
const KEY = 'a long connect key';

/** Webhooks that start a workflow with what they are sent, and ask nobody. */
const ASK_NOBODY = ['moviePilotTrigger'];

let thief: Thief;
let nodes: NodeClass[];
let credentials: CredentialClass[];
let endWaits: () => void;

beforeAll(async () => {
	endWaits = skipWaits();
	thief = await Thief.start();
	nodes = await nodeClasses();
	credentials = await credentialClasses();
});
afterAll(async () => {
	endWaits();
	await thief.close();
});

/** A credential that no other case has used. */
function stored(name: string, state: IDataObject = {}): StoredCredential {
	const Type = credentials.find((One) => new One().name === name) as CredentialClass;
	return { id: `${name}-${++made}`, name, type: name, data: { ...filledIn(new Type(), thief.url), ...state } as StoredCredential['data'] };
}
let made = 0;

const described = (): INodeTypeDescription[] =>
	nodes.map((Node) => new Node().description).filter(({ group }) => group.includes('trigger'));

const isPolling = ({ polling }: INodeTypeDescription) => polling === true;
const isCallback = ({ webhooks = [] }: INodeTypeDescription) => webhooks.some(({ path }) => /callback/.test(path));
const isPanel = ({ webhooks = [] }: INodeTypeDescription) => webhooks.some(({ path }) => /manifest/.test(path));

it('every trigger of the package is one of those below', () => {
	const others = described().filter((one) => !isPolling(one) && !isCallback(one) && !isPanel(one));
	expect(others.map(({ name }) => name)).toEqual(ASK_NOBODY);
	expect([isPolling, isCallback, isPanel].map((is) => described().some(is))).toEqual([true, true, true]);
});

it('no poll follows a redirect, and each says where the service points', async () => {
	const wrong: unknown[] = [];
	let turn = 0;
	for (const { name, properties, credentials: ways = [] } of described().filter(isPolling)) {
		const events = properties.find((property) => property.name === 'event')?.options ?? [];
		for (const event of events.flatMap((option) => ('value' in option ? [option.value as string] : []))) {
			for (const way of ways) {
				thief.status = STATUSES[turn++ % STATUSES.length] as number;
				const authentication = way.displayOptions?.show?.authentication?.[0] as string;
				const list = { mode: 'id', value: 'me/x', __rl: true };
				const parameters = {
					event,
					authentication,
					list,
					types: [],
					calendar: 'shows',
					target: 'all',
					hoursAhead: 24,
					statuses: ['downloaded'],
					days: 7,
				};
				const host = await TriggerHost.create(name, parameters, stored(way.name), undefined, { nodes, credentials });
				const before = thief.asked;
				const said = await host.poll().then(JSON.stringify, (error: Error) => error.message);
				const caught = thief.caught.splice(0);
				if (caught.length > 0 || thief.asked === before || !said.includes(thief.other)) wrong.push([name, event, way.name, said, caught]);
			}
		}
	}
	expect(wrong).toEqual([]);
});

it('no sign-in by callback follows a redirect', async () => {
	const wrong: unknown[] = [];
	for (const { name, credentials: [way] = [] } of described().filter(isCallback)) {
		for (thief.status of STATUSES) {
			const credential = stored(way?.name ?? '', { accessToken: '', refreshToken: '', code: '' });
			const host = await TriggerHost.create(name, {}, credential, KEY, { nodes, credentials });
			const folder = await host.serve();
			try {
				const browser = new TinyBrowser();
				const begun = await browser.visit(`${folder}/connect?key=${encodeURIComponent(KEY)}`);
				const state = new URL(begun.location).searchParams.get('state') ?? '';
				const before = thief.asked;
				const page = await browser.visit(`${folder}/callback?code=${name}-${made}&state=${encodeURIComponent(state)}`);
				const caught = thief.caught.splice(0);
				if (caught.length > 0 || thief.asked === before || !page.text.includes(thief.other)) wrong.push([name, page.text, caught]);
			} finally {
				await host.close();
			}
		}
	}
	expect(wrong).toEqual([]);
});

const FILM = { type: 'movie', tmdb: 550 };
const EPISODE = { type: 'show', tmdb: 1396, season: 1, episode: 1 };
const QUERY = { type: 'movie', title: 'show:1396', season: '1', query: 'film', tmdb: '550' };
const OF: Record<string, string> = { posters: 'movie:550', schedule: 'mine' };

it('nothing of the panel follows a redirect', async () => {
	const wrong: unknown[] = [];
	const asking: string[] = [];
	const ways = described().find(isPanel)?.credentials ?? [];
	const named = (text: string) => /one of (.*?)\."/.exec(text)?.[1]?.split(', ') ?? [];
	for (const authentication of ['oAuth2', 'device']) {
		const own = ways.filter(
			({ name, displayOptions }) =>
				name !== 'watchFlowKeyApi' && [undefined, authentication].includes(displayOptions?.show?.authentication?.[0] as string),
		);
		const host = await PanelHost.start({ credentials: own.map(({ name }) => stored(name)), parameters: { authentication } });
		const client = new ApiClient(host);
		try {
			const views = named((await client.view('no-such-view')).text);
			const actions = named((await client.act({ action: 'no-such-action' })).text);
			expect([views.length, actions.length].every((count) => count > 5)).toBe(true);
			const requests = [
				...views.map((name) => [name, async () => await client.view(name, { ...QUERY, of: OF[name] ?? 'watchlist' })] as const),
				...actions.flatMap((action) =>
					[FILM, EPISODE].map(
						(one) => [action, async () => await client.act({ action, rating: 7, watchedAt: '2026-01-01T00:00:00Z', ...one })] as const,
					),
				),
			];
			for (const [name, ask] of requests) {
				thief.status = STATUSES[asking.length % STATUSES.length] as number;
				const before = thief.asked;
				const { status, text } = await ask();
				const caught = thief.caught.splice(0);
				if (caught.length > 0) wrong.push([name, caught]);
				if (thief.asked === before) continue;
				asking.push(name);
				if (status !== 200 && !text.includes(thief.other)) wrong.push([name, text]);
			}
		} finally {
			await host.close();
		}
	}
	expect(wrong).toEqual([]);
	expect(new Set(asking).size).toBeGreaterThan(12);
});
