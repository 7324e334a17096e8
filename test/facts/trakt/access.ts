import { expect, fact, readable, seen } from './trakt';

const GUIDE = 'guide “Standard headers”';

/** Who is let in, and how the others are refused. */
export const accessFacts = [
	readable('A call without a user agent is blocked by the edge with a page', 'trakt-api 507, 670', async ({ ask }) => {
		const answer = await ask('GET /movies/trending', { headers: { 'user-agent': '' } });
		expect(seen(answer, 'server', 'content-type')).toEqual([403, 'cloudflare', 'text/html; charset=UTF-8']);
		expect(answer.headers.get('cf-ray')).toMatch(/^[0-9a-f]+-[A-Z]{3}$/);
		expect(answer.text).toContain('Sorry, you have been blocked');
	}),
	readable('The default user agent of an HTTP client is blocked too', 'trakt-api 740, 804', async ({ ask }) => {
		expect((await ask('GET /movies/trending', { headers: { 'user-agent': 'axios/1.13.2' } })).status).toBe(403);
	}),
	fact('The block may be the plain text “error code: 1010”', 'raycast/extensions 25669', async ({ trakt, ask }) => {
		trakt.state.switches.blockPage = '1010';
		const answer = await ask('GET /movies/trending', { headers: { 'user-agent': '' } });
		expect([...seen(answer, 'content-type'), answer.text]).toEqual([403, 'text/plain; charset=UTF-8', 'error code: 1010']);
	}),
	readable('A call without the key of an app is refused with 403 that is no page', GUIDE, async ({ ask }) => {
		const answer = await ask('GET /movies/trending', { headers: { 'trakt-api-key': undefined } });
		expect([answer.status, answer.text]).toEqual([403, '']);
	}),
	fact('The key of a deleted app is refused everywhere, on public calls too', 'trakt-api 897, 898', async ({ trakt, ask }) => {
		trakt.state.apps[0]!.deleted = true;
		expect((await ask('GET /movies/trending', { token: null })).status).toBe(403);
	}),
	readable('What belongs to an account is refused with an empty 401 without a token', GUIDE, async ({ ask }) => {
		const answer = await ask('GET /sync/watchlist', { token: null });
		expect([...seen(answer, 'x-private-user'), answer.text]).toEqual([401, null, '']);
	}),
	fact('A token at its end is named in WWW-Authenticate', 'observed, facts 2.2', async ({ trakt, ask }) => {
		const { access_token: token } = trakt.signIn();
		trakt.expireTokens();
		expect(seen(await ask('GET /sync/watchlist', { token }), 'www-authenticate')).toEqual([401, 'Bearer error="invalid_token"']);
	}),
	fact('A write that is not JSON is refused with 412', 'guide “Status codes”', async ({ ask }) => {
		const answer = await ask('POST /sync/watchlist', { body: 'movies=1', headers: { 'content-type': 'text/plain' } });
		expect(answer.status).toBe(412);
	}),
	fact('A path without the method is refused with 405', 'guide “Status codes”', async ({ ask }) => {
		expect(seen(await ask('DELETE /sync/watchlist', { body: {} }), 'allow')).toEqual([405, 'GET, POST']);
	}),
	readable('An unknown path is refused with 404', 'guide “Status codes”', async ({ ask }) => {
		expect((await ask('GET /sync/nothing')).status).toBe(404);
	}),
	readable('Recommendations of one’s own are called favorites: the old path is gone', 'contract 586224b', async ({ ask }) => {
		expect((await ask('GET /sync/recommendations')).status).toBe(404);
		expect((await ask('GET /sync/favorites')).status).toBe(200);
	}),
	fact('A locked account is refused with 423 and says what it is', 'guide “Status codes”', async ({ trakt, ask }) => {
		trakt.state.me.locked = true;
		const answer = await ask('GET /sync/watchlist');
		expect(seen(answer, 'x-account-locked', 'x-account-deactivated')).toEqual([423, 'true', 'false']);
	}),
	fact('Somebody’s deactivated account is refused with 410', 'Kometa 3055', async ({ trakt, ask }) => {
		trakt.state.addAccount('gone').deactivated = true;
		expect((await ask('GET /users/gone/watchlist')).status).toBe(410);
	}),
	fact('What is for VIP members is refused with 426, with the address to upgrade', 'guide “Status codes”', async ({ trakt, ask }) => {
		trakt.state.me.vip = false;
		expect(seen(await ask('GET /users/saved_filters'), 'x-upgrade-url')).toEqual([426, 'https://app.trakt.tv/vip']);
	}),
	fact('The address to upgrade may be missing', 'facts 3', async ({ trakt, ask }) => {
		trakt.state.me.vip = false;
		trakt.state.switches.upgradeUrl = undefined;
		expect(seen(await ask('GET /users/saved_filters'), 'x-upgrade-url')).toEqual([426, null]);
	}),
	fact(
		'The 501st read in five minutes is refused with the wait in Retry-After',
		'guide “Rate limiting” 2026-10-07',
		async ({ trakt, ask }) => {
			trakt.state.switches.limits = { get: 3, getPeriodMs: 300_000, writePerMs: 1_000 };
			const { access_token: token } = trakt.signIn();
			for (let count = 0; count < 3; count++) await ask('GET /users/settings', { token });
			const answer = await ask('GET /users/settings', { token });
			expect(answer.status).toBe(429);
			expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(290);
			expect(JSON.parse(answer.headers.get('x-ratelimit') ?? '')).toMatchObject({
				name: 'AUTHED_API_GET_LIMIT',
				period: 300,
				limit: 3,
				remaining: 0,
			});
		},
	),
	fact('A second write within a second is refused', 'guide “Rate limiting” 2026-10-07', async ({ trakt, ask }) => {
		trakt.state.switches.limits = { get: 500, getPeriodMs: 300_000, writePerMs: 1_000 };
		const { access_token: token } = trakt.signIn();
		await ask('POST /sync/watchlist', { token, body: {} });
		const answer = await ask('POST /sync/watchlist', { token, body: {} });
		expect([...seen(answer, 'retry-after'), JSON.parse(answer.headers.get('x-ratelimit') ?? '')]).toMatchObject([
			429,
			'1',
			{ name: 'AUTHED_API_POST_LIMIT', period: 1, limit: 1 },
		]);
	}),
	fact(
		'More than an account may have is refused with 420, without body or headers',
		'guide “User account limits” 2026-09-24',
		async ({ trakt, ask }) => {
			trakt.state.me.limitsOverride = { list: { count: 5, item_count: 1 }, watchlist: { item_count: 1 }, favorites: { item_count: 1 } };
			const film = trakt.state.library.movie({ title: 'New' });
			const answer = await ask('POST /sync/watchlist', { body: { movies: [{ ids: { trakt: film.ids.trakt } }] } });
			expect([...seen(answer, 'x-account-limit'), answer.text]).toEqual([420, null, '']);
		},
	),
	fact('Older servers say with a 420 what the limit is', 'guide “User account limits”', async ({ trakt, ask }) => {
		trakt.state.switches.accountLimitStyle = 'legacy';
		trakt.state.me.limitsOverride = { list: { count: 5, item_count: 1 }, watchlist: { item_count: 1 }, favorites: { item_count: 1 } };
		const film = trakt.state.library.movie({ title: 'New' });
		const answer = await ask('POST /sync/watchlist', { body: { movies: [{ ids: { trakt: film.ids.trakt } }] } });
		expect(seen(answer, 'x-account-limit', 'x-upgrade-url')).toEqual([420, '1', 'https://trakt.tv/vip']);
	}),
];
