import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { TriggerHost } from './n8nContexts';

const KEY = 'a long connect key';

let rd: RealDebridSimulator;
let host: TriggerHost;
let folder: string;

beforeEach(async () => {
	rd = await startRealDebrid();
});
afterEach(async () => {
	await host.close();
	await rd.close();
});

/** @param parameters of a node from before there was a credential for its key */
async function serve(more: ICredentialDataDecryptedObject = {}, parameters?: IDataObject): Promise<void> {
	const data = { apiUrl: rd.url, clientId: 'OWNAPP', clientSecret: 'own-secret', accessToken: '', ...more };
	host = await TriggerHost.create(
		'realDebridOAuthTrigger',
		parameters ?? {},
		{ id: rd.url, name: 'My RD', type: 'watchFlowRealDebridOAuth2Api', data },
		parameters === undefined ? KEY : undefined,
	);
	folder = await host.serve();
	rd.state.apps.set('OWNAPP', { secret: 'own-secret', redirectUris: [`${folder}/callback`] });
}

const visit = async (url: string, cookie = '') => {
	const answer = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
	const given = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	return {
		status: answer.status,
		text: await answer.text(),
		to: answer.headers.get('location') ?? '',
		cookie: given,
		headers: answer.headers,
	};
};

/** Opens the connect address, allows the access at Real-Debrid, and comes back. */
async function walk() {
	const start = await visit(`${folder}/connect?key=${encodeURIComponent(KEY)}`);
	const allowed = await visit(start.to);
	return { start, allowed, back: async () => await visit(allowed.to, start.cookie) };
}

describe('The website sign-in', () => {
	it('ends with a stored sign-in, a page that says so, and a started workflow', async () => {
		await serve();
		const { start, back } = await walk();
		expect(start.status).toBe(302);
		expect(new URL(start.to).searchParams.get('response_type')).toBe('code');
		const page = await back();
		expect(page.status).toBe(200);
		expect(page.text).toContain('Real-Debrid is connected');
		expect(page.text).toContain('My RD');
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(host.credential).toMatchObject({
			accessToken: expect.stringMatching(/^\w{40}$/),
			refreshToken: expect.stringMatching(/^\w{40}$/),
			code: '',
		});
		expect(host.events).toEqual([{ connected: true, expiresAt: expect.any(String) }]);
		for (const secret of rd.secrets) expect(page.text).not.toContain(secret);
	});

	it('is started with the key in the field of a node from before there was a credential for it', async () => {
		await serve({}, { connectKey: KEY });
		expect((await (await walk()).back()).text).toContain('Real-Debrid is connected');
	});

	it('starts at once with the right key while wrong ones wait', async () => {
		await serve();
		const guesses = Array.from({ length: 30 }, async (_, index) => await visit(`${folder}/connect?key=guess-number-${index}`));
		const from = performance.now();
		expect((await walk()).start.status).toBe(302);
		const took = performance.now() - from;
		expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(Array(30).fill(403));
		expect(performance.now() - from).toBeGreaterThan(Math.max(7_000, took));
	}, 60_000);

	it('is renewed by the device grant like any other', async () => {
		await serve();
		await (await walk()).back();
		const [exchange] = rd.api.seen(/token/);
		expect(exchange?.body).toMatchObject({ grant_type: 'authorization_code', redirect_uri: `${folder}/callback` });
		expect(host.credential).toMatchObject({ tokenClientId: 'OWNAPP', tokenClientSecret: 'own-secret' });
	});

	it('refuses an answer without the cookie, a second use, and a wrong key', async () => {
		await serve();
		const { allowed, back } = await walk();
		expect((await visit(allowed.to)).status).toBe(400);
		expect((await back()).status).toBe(200);
		expect((await back()).text).toContain('This answer was used already.');
		expect((await visit(`${folder}/connect?key=wrong`)).status).toBe(403);
		expect(host.events).toHaveLength(1);
	});

	it('says what to do when the code is missing, or Real-Debrid refuses it', async () => {
		await serve();
		const missing = await visit(`${folder}/callback?error=access_denied`);
		expect(missing.status).toBe(400);
		expect(missing.text).toContain('did not allow it: access_denied');
		const { back } = await walk();
		rd.state.authCodes.clear();
		const failed = await back();
		expect(failed.status).toBe(500);
		expect(failed.text.match(/Open the Connect address again/g)).toHaveLength(1);
		expect(host.credential.accessToken).toBe('');
	});

	it('asks for an own app when the credential has none', async () => {
		await serve({ clientId: '', clientSecret: '' });
		const page = await visit(`${folder}/connect?key=${encodeURIComponent(KEY)}`);
		expect(page.status).toBe(500);
		expect(page.text).toContain('needs an app of your own');
	});
});
