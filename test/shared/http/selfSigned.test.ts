import type { ICredentialType, INodeParameters, INodeType } from 'n8n-workflow';
import { WatchFlowHdHiveOAuth2Api } from '../../../credentials/WatchFlowHdHiveOAuth2Api.credentials';
import { WatchFlowMoviePilotApi } from '../../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowRadarrApi } from '../../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { HdHive } from '../../../nodes/HdHive/HdHive.node';
import { MediaSync } from '../../../nodes/MediaSync/MediaSync.node';
import { MoviePilot } from '../../../nodes/MoviePilot/MoviePilot.node';
import { Radarr } from '../../../nodes/Radarr/Radarr.node';
import { Seerr } from '../../../nodes/Seerr/Seerr.node';
import { Sonarr } from '../../../nodes/Sonarr/Sonarr.node';
import { TinyBrowser } from '../../hdHive/browser';
import { WebhookHost } from '../../hdHive/webhookHost';
import { credentialData } from '../../hdHive/world';
import { createEngine, type Engine, type StoredCredential } from '../../engine';
import { ApiClient } from '../../mediaPanel/client';
import { PanelHost } from '../../mediaPanel/host';
import { n8n } from '../../../package.json';
import { films, shows } from '../../simulators/catalogue';
import { fillSample, startHdHive } from '../../simulators/hdHive';
import { startMoviePilot } from '../../simulators/moviePilot';
import { startRadarr } from '../../simulators/radarr';
import { startSeerr } from '../../simulators/seerr';
import { startSonarr } from '../../simulators/sonarr';
import { tlsFront, type TlsFront } from '../../simulators/tlsFront';
import { startTrakt, type TraktSimulator } from '../../simulators/trakt';
import { moviePilotCredential, traktCredential } from '../../world';

type Data = Record<string, string | number | boolean>;

interface Home {
	name: string;
	credential: string;
	node: string;
	/** An operation that only reads. */
	read: object;
	/** Its drop-downs do not ask this server. */
	asksElsewhere?: boolean;
	/** How Media Sync names it as a target. */
	target?: object;
	/** A title that Media Panel asks it about. */
	sought?: 'movie' | 'show';
	/** Signs in by its trigger: what the browser is told at the end, "OK" when it is connected. */
	trigger?(data: Data, behind: { front: string; server: string }): Promise<string>;
	start(): Promise<{ url: string; data: Data; close(): Promise<void> }>;
}

const keyed =
	(start: () => Promise<{ url: string; apiKey: string; close(): Promise<void> }>): Home['start'] =>
	async () => {
		const server = await start();
		return { url: server.url, data: { apiKey: server.apiKey }, close: async () => await server.close() };
	};

const choices = (name: string) => ({
	[`${name}QualityProfile`]: { __rl: true, mode: 'list', value: 4 },
	[`${name}RootFolder`]: { __rl: true, mode: 'list', value: '/media' },
});

async function startHive() {
	const hive = await startHdHive();
	fillSample(hive.state);
	const { url } = hive.simulator;
	return { url, data: { ...credentialData(hive), ...hive.signIn() } as Data, close: async () => await hive.simulator.close() };
}

/** Presses Connect, allows it at HDHive, which the browser reaches without the certificate, and comes back. */
async function connectHdHive(data: Data, { front, server }: { front: string; server: string }): Promise<string> {
	const signedOut = { ...data, accessToken: '', refreshToken: '', expiresAt: 0 };
	const credential = {
		id: `trigger-${String(data.allowUnauthorizedCerts)}`,
		name: 'HDHive',
		type: 'watchFlowHdHiveOAuth2Api',
		data: signedOut,
	};
	const host = await WebhookHost.start({ credential });
	const browser = new TinyBrowser();
	const started = await browser.visit(`${host.url}/connect?key=a+long+connect+key`);
	const allowed = await browser.visit(`${started.location.replace(front, server)}&auto=1`);
	const { text } = await browser.visit(allowed.location);
	await host.close();
	return text.includes('HDHive is connected') ? 'OK' : text;
}

const HOMES: Home[] = [
	{
		name: 'MoviePilot',
		credential: 'watchFlowMoviePilotApi',
		node: 'moviePilot',
		read: { resource: 'subscription', operation: 'getMany' },
		target: { target: 'moviePilot' },
		sought: 'movie',
		async start() {
			const server = await startMoviePilot({ generation: 'v3.0.0' });
			for (const film of films) {
				if (film.tmdb !== null) server.state.catalogue.addFilm({ tmdbid: film.tmdb, title: film.title, year: film.year ?? 2000 });
			}
			return { url: server.url, data: moviePilotCredential(server).data as Data, close: async () => await server.close() };
		},
	},
	{
		name: 'Seerr',
		credential: 'watchFlowSeerrApi',
		node: 'seerr',
		read: { resource: 'request', operation: 'getMany' },
		target: { target: 'seerr' },
		sought: 'movie',
		start: keyed(startSeerr),
	},
	{
		name: 'Radarr',
		credential: 'watchFlowRadarrApi',
		node: 'radarr',
		read: { resource: 'movie', operation: 'getMany' },
		target: { target: 'radarr', ...choices('radarr') },
		sought: 'movie',
		start: keyed(startRadarr),
	},
	{
		name: 'Sonarr',
		credential: 'watchFlowSonarrApi',
		node: 'sonarr',
		read: { resource: 'series', operation: 'getMany' },
		target: { target: 'sonarr', ...choices('sonarr') },
		sought: 'show',
		start: keyed(startSonarr),
	},
	{
		name: 'HDHive',
		credential: 'watchFlowHdHiveOAuth2Api',
		node: 'hdHive',
		read: { resource: 'account', operation: 'get' },
		asksElsewhere: true,
		trigger: connectHdHive,
		start: startHive,
	},
];

const CREDENTIALS = [
	WatchFlowHdHiveOAuth2Api,
	WatchFlowMoviePilotApi,
	WatchFlowRadarrApi,
	WatchFlowSeerrApi,
	WatchFlowSonarrApi,
	WatchFlowTraktOAuth2Api,
];

const NODES = [HdHive, MediaSync, MoviePilot, Radarr, Seerr, Sonarr];

const OFF = /certificate of .* cannot be trusted.*NODE_EXTRA_CA_CERTS.*Ignore SSL Issues \(Insecure\)/s;

/** By its whole file name: without the ending, some loaders take "X.node" for "X.node.json". */
const classIn = <Class>(file: string): Class =>
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	Object.values(require(`../../../${file.replace('dist/', '').replace(/\.js$/, '.ts')}`) as Record<string, Class>)[0] as Class;

describe('Every credential of a server at home', () => {
	const all = n8n.credentials.map((file) => new (classIn<new () => ICredentialType>(file))());
	const has = (field: string) =>
		all
			.filter(({ properties }) => properties.some(({ name }) => name === field))
			.map(({ name }) => name)
			.sort();

	it('has Ignore SSL Issues, and is tried here', () => {
		expect(has('allowUnauthorizedCerts')).toEqual(has('baseUrl'));
		expect(HOMES.map(({ credential }) => credential).sort()).toEqual(has('allowUnauthorizedCerts'));
	});

	it('is tried in every node that takes it', () => {
		const nodes = n8n.nodes.map((file) => new (classIn<new () => INodeType>(file))().description);
		const untried = HOMES.flatMap(({ credential, node, target, sought, trigger }) => {
			const tried = [
				node,
				...(target ? ['mediaSync'] : []),
				...(sought ? ['mediaPanelTrigger'] : []),
				...(trigger ? [`${node}OAuthTrigger`] : []),
			];
			const takes = nodes.filter(({ credentials = [] }) => credentials.some(({ name }) => name === credential));
			return takes.filter(({ name }) => !tried.includes(name)).map(({ name }) => `${credential} in ${name}`);
		});
		expect(untried).toEqual([]);
	});
});

let engine: Engine;
let trakt: TraktSimulator;

beforeAll(async () => {
	engine = await createEngine({ packages: [{ nodes: NODES, credentials: CREDENTIALS }] });
	trakt = await startTrakt();
	const film = films.find(({ tmdb }) => tmdb !== null);
	if (film !== undefined) trakt.state.watchlist.addMovie(film);
	const show = shows.find(({ tmdb, tvdb }) => tmdb !== null && tvdb !== null);
	if (show !== undefined) trakt.state.watchlist.addShow(show);
	engine.credentials.set(traktCredential(trakt));
});
afterAll(async () => await trakt.close());

/** Runs one node; what it says when it fails, "OK" otherwise. */
async function run(type: string, parameters: object, credentials: Record<string, string>): Promise<string> {
	const base = { typeVersion: 1, position: [0, 0] };
	const result = await engine.run(
		{
			id: `${type} ${JSON.stringify(credentials)}`,
			nodes: [
				{ ...base, id: 'a', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', parameters: {} },
				{ ...base, id: 'b', name: 'Node', type: `n8n-nodes-watchflow.${type}`, parameters },
			],
			connections: { Trigger: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		},
		{ credentials, pinData: { Trigger: [{ json: {} }] } },
	);
	const { message = '', description = '' } = (result.error ?? {}) as { message?: string; description?: string };
	const reasons = result.output('Node').flatMap(({ json }) => (json.outcome === 'failed' ? [String(json.reason)] : []));
	if (result.error !== undefined) return `${message} ${description}`;
	return reasons.length === 0 ? 'OK' : reasons.join(' ');
}

/** The drop-downs of its node, and those of the same in Media Sync. */
function listsOf({ node }: Home) {
	const own = NODES.find((one) => new one().description.name === node);
	const inNodes = [own, MediaSync].flatMap((one) => (one === undefined ? [] : [new one() as INodeType]));
	return inNodes.flatMap(({ description: { name }, methods = {} }) =>
		(['listSearch', 'loadOptions'] as const).flatMap((kind) =>
			Object.keys(methods[kind] ?? {})
				.filter((method) => name === node || method.startsWith(node))
				.map((method) => ({ type: `n8n-nodes-watchflow.${name}`, method, isSearch: kind === 'listSearch' })),
		),
	);
}

/** What Media Panel says when a title is opened and this server is set on it. */
async function panel(type: 'movie' | 'show', credential: StoredCredential): Promise<string> {
	const host = await PanelHost.start({
		credentials: [{ ...traktCredential(trakt) }, { id: 'tmdb', name: 'TMDB', type: 'watchFlowTmdbApi', data: {} }, credential],
	});
	const tmdb = (type === 'movie' ? films : shows).find((one) => one.tmdb !== null)?.tmdb ?? 0;
	const { status, text, body } = await new ApiClient(host).view('where', { title: `${type}:${tmdb}` });
	await host.close();
	const [answer] = (body?.targets ?? []) as Array<{ state: string; message?: string }>;
	return status !== 200 || answer === undefined ? text : (answer.message ?? 'OK');
}

describe.each(HOMES)('$name behind a certificate of its own', (home) => {
	const { name, credential, node, read, target, sought, trigger, start } = home;
	let server: Awaited<ReturnType<Home['start']>>;
	let front: TlsFront;

	beforeAll(async () => {
		server = await start();
		front = await tlsFront(server.url);
	});
	afterAll(async () => {
		await front.close();
		await server.close();
	});

	const data = (allowUnauthorizedCerts: boolean): Data => ({ ...server.data, checkedUrl: '', baseUrl: front.url, allowUnauthorizedCerts });

	function stored(allow: boolean): Record<string, string> {
		const id = `${name}-${String(allow)}`;
		engine.credentials.set({ id, name: id, type: credential, data: data(allow) });
		return { [credential]: id, watchFlowTraktOAuth2Api: 'trakt' };
	}

	/** What each drop-down that asks this server says, in its own node and in Media Sync. */
	async function lists(allow: boolean): Promise<Array<[string, string]>> {
		const asked = home.asksElsewhere === true ? [] : listsOf(home);
		// With the hidden field that brings the credential along: a form holds the defaults, too.
		const parameters = { resource: 'sync', operation: 'watchlist', [`${node}Account`]: 'own', ...target } as INodeParameters;
		return await Promise.all(
			asked.map(async ({ type, method, isSearch }): Promise<[string, string]> => {
				const look = isSearch
					? engine.search({ type, method, parameters, filter: 'a', credentials: stored(allow) })
					: engine.entries({ type, parameters }, method, stored(allow));
				const says = await look.then(
					() => 'OK',
					(error: Error & { description?: string }) => `${error.message} ${error.description ?? ''}`,
				);
				return [`list ${method} of ${type}`, says];
			}),
		);
	}

	it.each([
		[true, /^OK$/],
		[false, OFF],
	])('dialog, node, drop-downs, trigger, Media Sync and Media Panel, with Ignore SSL Issues: %s', async (allow, words) => {
		const tried = {
			dialog: await engine.dialog(credential, data(allow)),
			'dialog again': await engine.dialog(credential, { ...data(allow), checkedUrl: front.url }),
			node: await run(node, read, stored(allow)),
			...Object.fromEntries(await lists(allow)),
			...(trigger === undefined ? {} : { trigger: await trigger(data(allow), { front: front.url, server: server.url }) }),
			...(sought === undefined ? {} : { panel: await panel(sought, { id: `panel-${name}`, name, type: credential, data: data(allow) }) }),
			...(target === undefined
				? {}
				: { sync: await run('mediaSync', { resource: 'sync', operation: 'watchlist', dryRun: false, ...target }, stored(allow)) }),
		};
		expect(tried).toEqual(Object.fromEntries(Object.keys(tried).map((place) => [place, expect.stringMatching(words)])));
		expect(JSON.stringify(tried)).not.toContain(String(server.data.apiKey ?? server.data.apiToken ?? server.data.appSecret));
	});
});

it.each(HOMES)(
	'The dialog of $name tells a port where nothing listens from a name that nobody knows',
	async ({ name, credential, start }) => {
		const server = await start();
		const says = async (baseUrl: string) => await engine.dialog(credential, { ...server.data, checkedUrl: '', baseUrl });
		expect(await says('http://127.0.0.1:9')).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:9\. Check the Base URL/);
		expect(await says('http://no-such-host.invalid')).toMatch(new RegExp(`^The address of ${name} could not be found\\. .*DNS`));
		await server.close();
	},
);

describe('Sign-ins behind such a certificate', () => {
	it('HDHive: a personal key and an exchange of a code say so too', async () => {
		const hive = await startHive();
		const front = await tlsFront(hive.url);
		const base = { ...hive.data, baseUrl: front.url };
		const personal = await engine.dialog('watchFlowHdHiveOAuth2Api', { ...base, authentication: 'personalKey', personalKey: 'k' });
		const code = await engine.dialog('watchFlowHdHiveOAuth2Api', { ...base, accessToken: '', code: 'abc' });
		await front.close();
		await hive.close();
		expect([personal, code]).toEqual([expect.stringMatching(OFF), expect.stringMatching(OFF)]);
	});

	it('MoviePilot: user name and password', async () => {
		const server = await startMoviePilot({ generation: 'v2.5.6' });
		const front = await tlsFront(server.url);
		const data = moviePilotCredential(server, true).data;
		const says = async (allowUnauthorizedCerts: boolean) =>
			await engine.dialog('watchFlowMoviePilotApi', {
				...data,
				accessToken: '',
				checkedUrl: '',
				baseUrl: front.url,
				allowUnauthorizedCerts,
			});
		expect([await says(true), await says(false)]).toEqual(['OK', expect.stringMatching(OFF)]);
		await front.close();
		await server.close();
	});
});
