import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { WatchFlowRealDebridOAuth2Api } from '../../credentials/WatchFlowRealDebridOAuth2Api.credentials';
import { realDebridPolicy, RENEW_EARLY_MS } from '../../nodes/RealDebrid/client/policy';
import { renewingSend } from '../../nodes/shared/auth/renewingSend';
import type { Send } from '../../nodes/shared/http/messages';
import { ServiceClient } from '../../nodes/shared/http/request';
import { FakeClock } from '../shared/fakeClock';
import { startRealDebrid, type RealDebridOptions, type RealDebridSimulator } from '../simulators/realDebrid';
import { dialog } from './dialog';

let rd: RealDebridSimulator;

afterEach(async () => await rd.close());

/** Loopback requests under way: time stands still for them. */
let underWay = 0;

/** Moves time on only when nothing is under way, so that the service counts what we counted. */
async function drive<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
	let done = false;
	const end = () => (done = true);
	work.then(end, end);
	while (!done) {
		await new Promise((resolve) => setImmediate(resolve));
		if (underWay === 0 && !done) await clock.advance(100);
	}
	return await work;
}

/** A signed-in account on a fake clock, as several nodes of one n8n would share it. */
async function account(options: RealDebridOptions) {
	const clock = new FakeClock();
	rd = await startRealDebrid({ now: () => clock.now(), ...options });
	const clientId = rd.state.id();
	const tokens = rd.state.issue(clientId);
	let stored: ICredentialDataDecryptedObject = {
		apiUrl: rd.url,
		accessToken: String(tokens.access_token),
		refreshToken: String(tokens.refresh_token),
		expiresAt: clock.now() + rd.switches.accessTokenSeconds * 1000,
		tokenClientId: clientId,
		tokenClientSecret: 'secret',
		signedInFor: `${rd.url}|X245A4XAIBGVM`,
	};
	const send: Send = async (call) => {
		underWay++;
		try {
			const answer = await fetch(call.url, {
				method: call.method,
				headers: { ...call.headers, authorization: `Bearer ${String(stored.accessToken)}` },
				body: call.form === undefined ? undefined : new URLSearchParams(call.form),
			});
			const text = await answer.text();
			return {
				kind: 'answer',
				status: answer.status,
				headers: Object.fromEntries(answer.headers),
				body: text === '' ? undefined : JSON.parse(text),
			};
		} finally {
			underWay--;
		}
	};
	const renew: Send = async (call) => {
		underWay++;
		const signIn = await dialog(new WatchFlowRealDebridOAuth2Api(), { ...stored, accessToken: '' });
		underWay--;
		// n8n stores what comes back; its end is told on the clock of this test.
		stored = { ...stored, ...signIn.stored, expiresAt: clock.now() + rd.switches.accessTokenSeconds * 1000 };
		return await send(call);
	};
	const key = randomUUID();
	const read = async () => await Promise.resolve({ accessToken: String(stored.accessToken), expiresAt: Number(stored.expiresAt) });
	const client = () =>
		new ServiceClient({
			policy: realDebridPolicy,
			baseUrl: `${rd.url}/rest/1.0`,
			accountKey: key,
			send: renewingSend({ key, clock, earlyMs: RENEW_EARLY_MS, send, read, renew }),
			clock,
			random: () => 0,
		});
	return { clock, client };
}

const unrestrict = async (client: ServiceClient, index: number) =>
	await client.request({
		method: 'POST',
		path: '/unrestrict/link',
		form: { link: `https://1fichier.com/?file${index}` },
		retry: 'idempotent',
	});

describe('At the limit of an account', () => {
	it('unrestricts 1,000 links without one 429, hardly slower than must be, with one renewal at each expiry', async () => {
		// Renewed 300 s early, so a token of 360 s is used for 60 s.
		const { clock, client } = await account({ perMinute: 250, accessTokenSeconds: 360 });
		const nodes = [client(), client(), client()];
		const begin = clock.now();
		const work = Array.from({ length: 1_000 }, async (_, index) => await unrestrict(nodes[index % 3] as ServiceClient, index));
		const answers = await drive(clock, Promise.all(work));
		const seconds = (clock.now() - begin) / 1000;
		const least = 180;
		process.stdout.write(
			`1,000 links: ${seconds.toFixed(1)} s of at least ${least} s, ${rd.limits.refused} refused, ${rd.state.refreshes} renewals\n`,
		);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(rd.limits.refused).toBe(0);
		expect(rd.state.refreshes).toBe(3);
		expect(seconds).toBeGreaterThanOrEqual(least);
		expect(seconds).toBeLessThanOrEqual(least * 1.05);
		expect(rd.api.requests.filter(({ status }) => status === 401)).toEqual([]);
	}, 120_000);

	it('lists torrents at most 60 times a minute, and counts those among the rest', async () => {
		const { clock, client } = await account({ perMinute: 250, torrentsPerMinute: 60 });
		const node = client();
		const lists = Array.from({ length: 100 }, async () => await node.get('/torrents'));
		const links = Array.from({ length: 220 }, async (_, index) => await unrestrict(node, index));
		await drive(clock, Promise.all([...lists, ...links]));
		expect(rd.limits.refused).toBe(0);
	});

	it('does not slow other reads down to the pace of that list', async () => {
		const { clock, client } = await account({ perMinute: 250, torrentsPerMinute: 60 });
		const node = client();
		const begin = clock.now();
		await drive(clock, Promise.all(Array.from({ length: 200 }, async () => await node.get('/user'))));
		expect(clock.now() - begin).toBeLessThan(5_000);
	});

	it.each([
		['with Retry-After', 20, 20_000],
		['without Retry-After', undefined, 1_000],
	])('puts one pause on all callers after a 429 %s', async (_, retryAfter, least) => {
		const { clock, client } = await account({});
		const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
		const nodes = [client(), client()];
		rd.api.faults.add({ kind: 'status', status: 429, headers, body: '{"error":"too_many_requests","error_code":34}' });
		const first = unrestrict(nodes[0] as ServiceClient, 0);
		while (rd.api.requests.length === 0 || underWay > 0) await new Promise((resolve) => setImmediate(resolve));
		const begin = clock.now();
		const others = Array.from({ length: 10 }, async (_unused, index) => {
			await unrestrict(nodes[index % 2] as ServiceClient, index + 1);
			return clock.now() - begin;
		});
		const waited = await drive(clock, Promise.all(others));
		await drive(clock, first);
		expect(Math.min(...waited)).toBeGreaterThanOrEqual(least);
		expect(rd.api.requests).toHaveLength(12);
	});
});
