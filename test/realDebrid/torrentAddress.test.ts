import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HASH, MAGNET, RealDebridWorld, torrentFile } from './harness';

const KEY = 'indexer-secret-0123456789abcdef';

let world: RealDebridWorld;
let indexer: Server;
let asked: IncomingMessage[];

const file = torrentFile('Film.mkv');
const fileHash = createHash('sha1')
	.update(file.subarray(file.indexOf('4:info') + 6, -1))
	.digest('hex');

/** What an indexer's proxy answers at each path. */
const ANSWERS: Record<string, [status: number, headers: Record<string, string>, body?: Buffer | string]> = {
	'/magnet': [302, { location: MAGNET }],
	'/magnet301': [301, { location: MAGNET.replace('magnet', 'MAGNET') }],
	'/twice': [307, { location: `/magnet?apikey=${KEY}` }],
	'/file': [200, { 'content-type': 'application/x-bittorrent' }, file],
	'/text': [200, { 'content-type': 'text/plain' }, `${MAGNET}\n`],
	'/circle': [302, { location: `/circle?apikey=${KEY}` }],
	'/nowhere': [302, { location: 'http://' }],
	'/other': [302, { location: `ftp://files.example/${KEY}` }],
	'/page': [200, { 'content-type': 'text/html' }, `<html><body>Log in at /login?apikey=${KEY}</body></html>`],
	'/denied': [401, {}, `{"error":"${KEY}"}`],
	'/gone': [404, {}, 'not found'],
	'/down': [503, {}, 'busy'],
	'/empty': [200, {}, ''],
	'/broken': [200, { 'content-type': 'application/x-bittorrent' }, 'd8:announce3:'],
	'/big': [200, {}, Buffer.alloc(21 * 1024 * 1024, 'd1:a')],
};

beforeAll(async () => {
	indexer = createServer((request, response) => {
		asked.push(request);
		const [status, headers, body = ''] = ANSWERS[(request.url ?? '').split('?')[0] ?? ''] ?? [404, {}];
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((resolve) => indexer.listen(0, '127.0.0.1', resolve));
	world = await RealDebridWorld.start();
});
beforeEach(() => (asked = []));
afterAll(async () => {
	await world.close();
	indexer.closeAllConnections();
	await new Promise((resolve) => indexer.close(resolve));
});

const at = (path: string) => `http://127.0.0.1:${(indexer.address() as AddressInfo).port}${path}?apikey=${KEY}&link=x`;

it.each([
	['/magnet', HASH],
	['/magnet301', HASH],
	['/twice', HASH],
	['/file', fileHash],
	['/text', HASH],
])('adds what a download address leads to: %s', async (path, hash) => {
	const run = await world.run('torrent.addMagnet', { magnet: at(path) });
	expect(run.error).toBe('');
	expect(run.item.hash).toBe(hash);
	expect(JSON.stringify(run.items)).not.toContain(KEY);
	expect(JSON.stringify(asked.map(({ headers }) => headers))).not.toContain(world.rd.state.privateToken);
	expect(asked.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
});

it.each([
	['/circle', 'gave one redirect after another'],
	['/nowhere', 'gave a redirect that leads nowhere'],
	['/other', 'neither a magnet nor a web address'],
	['/page', 'gave a web page, not a magnet or a torrent file'],
	['/denied', 'answered HTTP 401'],
	['/gone', 'answered HTTP 404'],
	['/down', 'answered HTTP 503'],
	['/empty', 'gave an empty answer'],
	['/broken', 'holds no torrent file'],
	['/big', 'gave more than 20 MB'],
])('says what is wrong, and shows no key: %s', async (path, words) => {
	const run = await world.run('torrent.addMagnet', { magnet: at(path) });
	expect(run.error).toContain(words);
	expect(JSON.stringify([run.error, run.items, { ...(run.run.error as object), node: undefined }])).not.toContain(KEY);
	expect(asked.length).toBeLessThanOrEqual(6);
	expect(run.requests).toEqual([]);
});

it('says so when nothing answers there', async () => {
	const run = await world.run('torrent.addMagnet', { magnet: `http://127.0.0.1:9/1/download?apikey=${KEY}` });
	expect(run.error).toContain('Nothing answers at the download address (127.0.0.1:9)');
	expect(run.error).not.toContain(KEY);
});

it('is followed by Add and Wait and Check If Cached too, and does not stand in their output', async () => {
	const order = { source: 'magnet', magnet: at('/twice'), selection: 'all', timeout: 1 };
	for (const operation of ['torrent.addAndWait', 'torrent.checkIfCached']) {
		const run = await world.run(operation, order);
		expect(run.error).toBe('');
		expect(JSON.stringify(run.items)).not.toContain(KEY);
	}
});
