import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { torrentFile } from './harness';

/** That the stand-in behaves as the captured exchanges do: what it gets wrong, the other tests would miss. */
let rd: RealDebridSimulator;

beforeEach(async () => {
	rd = await startRealDebrid();
});
afterEach(async () => await rd.close());

const call = async (line: string, init: RequestInit = {}, token = rd.state.privateToken) => {
	const [method = '', path = ''] = line.split(' ');
	const answer = await fetch(`${rd.url}/rest/1.0${path}`, {
		method,
		...init,
		headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...init.headers },
	});
	const text = await answer.text();
	const body = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Record<string, unknown>) : text;
	return { status: answer.status, headers: answer.headers, text, body };
};
const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });
const error = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { error_code?: number }).error_code];

it('sends JSON as PHP does, with an ETag that answers 304', async () => {
	const first = await call('GET /hosts');
	expect(first.text).toContain('https:\\/\\/');
	const again = await call('GET /hosts', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
	expect([again.status, again.text]).toEqual([304, '']);
});

it('takes the token in the address, and another verb in a header', async () => {
	const torrent = rd.state.seed();
	expect((await call(`GET /user?auth_token=${rd.state.privateToken}`, {}, '')).status).toBe(200);
	const deleted = await call(`POST /torrents/delete/${torrent.id}`, { headers: { 'X-HTTP-Verb': 'DELETE' } });
	expect(deleted.status).toBe(204);
});

it('refuses as the service does', async () => {
	expect(error(await call('GET /user', {}, ''))).toEqual([401, 8]);
	expect(error(await call('GET /torrents/instantAvailability/abc'))).toEqual([403, 37]);
	expect(error(await call('POST /torrents/addMagnet'))).toEqual([400, 1]);
	expect(
		error(await call('POST /torrents/addMagnet', { body: '{"magnet":"x"}', headers: { 'content-type': 'application/json' } })),
	).toEqual([400, 1]);
	expect(error(await call('PUT /torrents/addTorrent', { body: 'no torrent' }))).toEqual([400, 30]);
	expect(error(await call('GET /torrents/info/not-an-id'))).toEqual([404, 3]);
	expect(error(await call('GET /torrents?limit=5001'))).toEqual([400, 2]);
	expect(error(await call('GET /nothing'))).toEqual([404, 3]);
	rd.switches.ipRefused = true;
	expect((await call('POST /unrestrict/link', form({ link: 'https://1fichier.com/?a' }))).body).toMatchObject({
		error_code: 22,
		remote: 0,
	});
});

it('counts refused requests into the window, so that hammering keeps it shut', async () => {
	let now = 0;
	rd.switches.now = () => now;
	rd.switches.perMinute = 2;
	const statuses: number[] = [];
	for (const at of [0, 1_000, 2_000, 61_500, 62_500]) {
		now = at;
		statuses.push((await call('GET /hosts', {}, '')).status);
	}
	expect(statuses).toEqual([200, 200, 429, 200, 200]);
});

it('lets a page win over an offset, and answers 204 past the end', async () => {
	for (let index = 0; index < 3; index++) rd.state.seed({ filename: `t${index}` });
	const page = await call('GET /torrents?page=2&offset=0&limit=2');
	expect(page.headers.get('x-total-count')).toBe('3');
	expect(page.body).toMatchObject([{ filename: 't0' }]);
	expect((await call('GET /torrents?page=3&limit=2')).status).toBe(204);
});

it('keeps one hash for a file, whoever computes it', async () => {
	const added = await call('PUT /torrents/addTorrent', { body: new Uint8Array(torrentFile('a.mkv')) });
	expect(added.status).toBe(201);
	expect(rd.state.torrents[0]?.hash).toMatch(/^[0-9a-f]{40}$/);
});

it('answers the standard refresh grant with a refusal, as the service has its own', async () => {
	const token = async (fields: Record<string, string>) => {
		const answer = await fetch(`${rd.url}/oauth/v2/token`, { method: 'POST', body: new URLSearchParams(fields) });
		return error({ status: answer.status, body: await answer.json() });
	};
	expect(await token({ client_id: 'a', code: 'b', grant_type: 'refresh_token' })).toEqual([400, 2]);
	expect(await token({ client_id: 'a' })).toEqual([400, 1]);
});
