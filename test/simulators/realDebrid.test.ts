import { startRealDebrid, type RealDebridSimulator } from './realDebrid';

const CLIENT = 'X245A4XAIBGVM';
const HASH = 'a'.repeat(40);

let server: RealDebridSimulator;

beforeEach(async () => {
	server = await startRealDebrid();
});

afterEach(async () => await server.close());

async function call(method: string, path: string, form?: Record<string, string>, token = server.state.privateToken) {
	const response = await fetch(`${server.url}/rest/1.0${path}`, {
		method,
		headers: { authorization: `Bearer ${token}` },
		body: form && new URLSearchParams(form),
	});
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as any) };
}

test('the account opens to the private token and to no other', async () => {
	expect(await call('GET', '/user')).toMatchObject({ status: 200 });
	expect(await call('GET', '/user', undefined, 'other')).toEqual({ status: 401, body: { error: 'bad_token', error_code: 8 } });
});

test('the device flow gives credentials and a token once the person has agreed', async () => {
	const oauth = `${server.url}/oauth/v2`;
	const device = (await (await fetch(`${oauth}/device/code?client_id=${CLIENT}&new_credentials=yes`)).json()) as { device_code: string };
	const poll = async () => await fetch(`${oauth}/device/credentials?client_id=${CLIENT}&code=${device.device_code}`);
	expect((await poll()).status).toBe(403);
	server.state.devices.get(device.device_code)!.state = 'approved';
	const pair = (await (await poll()).json()) as { client_id: string; client_secret: string };
	const answer = await fetch(`${oauth}/token`, {
		method: 'POST',
		body: new URLSearchParams({ ...pair, code: device.device_code, grant_type: 'http://oauth.net/grant_type/device/1.0' }),
	});
	const { access_token: token } = (await answer.json()) as { access_token: string };
	expect((await call('GET', '/user', undefined, token)).status).toBe(200);
});

test('a magnet becomes a torrent, and an unknown one an error with its code', async () => {
	const added = await call('POST', '/torrents/addMagnet', { magnet: `magnet:?xt=urn:btih:${HASH}` });
	expect(added).toMatchObject({ status: 201, body: { id: expect.any(String) as string } });
	expect(await call('GET', `/torrents/info/${added.body.id}`)).toMatchObject({ status: 200, body: { hash: HASH } });
	expect((await call('GET', '/torrents/info/UNKNOWN')).body).toMatchObject({ error_code: expect.any(Number) as number });
});

test('more requests than a minute allows are refused', async () => {
	server.switches.perMinute = 3;
	const statuses = [];
	for (let at = 0; at < 5; at++) statuses.push((await call('GET', '/user')).status);
	expect(statuses).toEqual([200, 200, 200, 429, 429]);
});

test('every secret that was issued is known, so that tests can look for it', () => {
	expect(server.secrets).toContain(server.state.privateToken);
});
