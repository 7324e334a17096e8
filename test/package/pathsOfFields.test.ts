import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { createEngine, type Engine, type RunOptions } from '../engine';
import { nameOf } from '../faults/adapter';
import { loadAdapters } from '../faults/run';
import { randomFrom } from '../random';
import { skipWaits } from '../realDebrid/skipWaits';
import { credentialClasses, filledIn, nodeClasses } from '../redirects/wholePackage';

/** Texts that are tried in each field of each operation. */
const EACH = Math.ceil(Number(process.env.PATH_ROUNDS ?? 2_000) / 1_000);

const PIECES = [
	...['/', '.', '..', '../', '..\\', '\\', '\t', '\n', '\r', '\u0000', '//', '@', ':', '?', '#', ';', ' ', '%'],
	...['%2e', '%2E%2e', '%2f', '%5c', '%09', '%00', '%252e', '%252f', '%c0%ae', '．', '。', '／', '\u2024', '\u202e', '\ud800'],
	...['a', '1', 'me', 'lists', 'users', 'movie', 'subscribe', 'system', 'api', 'v1', '127.0.0.1:9', 'null', 'tt0111161'],
];

/** What such a field holds as a rule, up to where a person's own word begins. */
const STARTS = [
	...['', '', 'me/', 'movie:', 'tmdb:', '1/', 'https://trakt.tv/users/', 'https://app.trakt.tv/lists/', 'https://trakt.tv/movies/'],
	...[
		'https://www.themoviedb.org/movie/',
		'https://www.themoviedb.org/list/',
		'https://www.imdb.com/title/',
		'https://hdhive.com/resource/',
	],
	...[
		'https://letterboxd.com/film/',
		'https://www.thetvdb.com/series/',
		'magnet:?xt=urn:btih:',
		'https://real-debrid.com/d/',
		'plex://movie/',
	],
];

const ROOM = '/room/inner';

let server: Server;
let engine: Engine;
let descriptions: INodeTypeDescription[];
let outside: string[];
let inside: number;
let endWaits: () => void;

/** A server that decodes a path as often as it can, and takes every kind of slash, before it resolves it. */
function resolved(path: string): string {
	let decoded = path;
	for (let turn = 0; turn < 4; turn++) {
		try {
			decoded = decodeURIComponent(decoded.replaceAll('%c0%ae', '.'));
		} catch {
			break;
		}
	}
	return new URL(decoded.replaceAll('\\', '/').replaceAll(/[\t\n\r\0]/g, ''), 'http://x').pathname;
}

beforeAll(async () => {
	endWaits = skipWaits();
	server = createServer((request, response) => {
		const [path = ''] = (request.url ?? '').split('?');
		if (path.startsWith(`${ROOM}/`)) inside++;
		// A name is one segment, whatever it holds: what is resolved has to begin as what was sent.
		if (!resolved(path).startsWith(`${ROOM}/`)) outside.push(`${request.method} ${request.url}`);
		request.resume();
		response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${ROOM}`;
	const credentials = await credentialClasses();
	const nodes = await nodeClasses();
	descriptions = nodes.map((Node) => new Node().description);
	engine = await createEngine({ packages: [{ nodes, credentials }] });
	for (const type of credentials.map((Type) => new Type()))
		engine.credentials.set({ id: type.name, name: type.name, type: type.name, data: filledIn(type, url) as never });
});
afterAll(async () => {
	endWaits();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const workflow = (id: string, type: string, parameters: IDataObject) => ({
	id,
	name: id,
	active: true,
	nodes: [
		{ id: 't', name: 'Trigger', type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, position: [0, 0], parameters: {} },
		{
			id: 'n',
			name: 'Node',
			type: `n8n-nodes-watchflow.${type}`,
			typeVersion: 1,
			position: [200, 0],
			parameters,
			onError: 'continueRegularOutput',
		},
	],
	connections: { Trigger: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

/** The fields of a sample that somebody types into, or chooses a title or list in. */
const textFields = (type: string, parameters: IDataObject): string[] => {
	const choices = descriptions.find(({ name }) => name === type)?.properties.filter(({ type: kind }) => /options/i.test(kind)) ?? [];
	return Object.entries(parameters).flatMap(([name, value]) => {
		const isText = typeof value === 'string' || (value as IDataObject | null)?.mode !== undefined;
		return isText && !choices.some((choice) => choice.name === name) ? [name] : [];
	});
};

const filledWith = (parameters: IDataObject, name: string): IDataObject => ({
	...parameters,
	[name]: typeof parameters[name] === 'string' ? '={{ $json.text }}' : { __rl: true, mode: 'id', value: '={{ $json.text }}' },
});

it.each(loadAdapters().map((adapter) => [adapter.folder, adapter] as const))(
	'no text in a field of %s leads a request out of its base',
	async (folder, adapter) => {
		[outside, inside] = [[], 0];
		const random = randomFrom(7);
		const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
		const text = () => one(STARTS) + Array.from({ length: 1 + random(6) }, () => one(PIECES)).join('');
		const type = folder.charAt(0).toLowerCase() + folder.slice(1);
		const world = await adapter.start();
		try {
			for (const operation of adapter.operations) {
				const sample = await adapter.sample(operation, world);
				for (const name of sample === undefined ? [] : textFields(type, sample.parameters)) {
					const items = Array.from({ length: EACH }, () => ({ json: { text: text() } }));
					const parameters = filledWith({ ...operation, ...sample?.parameters } as IDataObject, name);
					const ids = Object.fromEntries(Object.keys(world.credentials).map((credential) => [credential, credential]));
					await engine.run(workflow(`${nameOf(operation)}-${name}`, type, parameters), {
						credentials: ids,
						pinData: { Trigger: items } as RunOptions['pinData'],
					});
				}
			}
		} finally {
			await world.close();
		}
		expect(outside).toEqual([]);
		expect(inside).toBeGreaterThan(0);
	},
	3_600_000,
);
