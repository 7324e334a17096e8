import { fillSample, startTmdb, TMDB_COUNTS, type TmdbOptions, type TmdbSimulator } from '../simulators/tmdb';

let tmdb: TmdbSimulator;

async function start(options: TmdbOptions = {}): Promise<void> {
	tmdb = await startTmdb(options);
	fillSample(tmdb.state);
}

afterEach(async () => await tmdb.close());

async function ask(
	path: string,
	{
		token = tmdb.readAccessToken,
		method = 'GET',
		body,
		headers = {},
	}: { token?: string; method?: string; body?: object; headers?: Record<string, string> } = {},
) {
	const answer = await fetch(tmdb.url + path, {
		method,
		headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, body: (text === '' ? undefined : JSON.parse(text)) as any };
}

describe('The TMDB simulator', () => {
	it('lets in nobody without a token of its own, with TMDB’s words', async () => {
		await start();
		expect(await ask('/3/configuration', { token: 'x' })).toMatchObject({
			status: 401,
			body: { success: false, status_code: 7, status_message: 'Invalid API key: You must be granted a valid key.' },
		});
		expect(await ask('/3/authentication')).toMatchObject({ status: 200, body: { success: true, status_code: 1 } });
	});

	it('gives twenty a page, counts all, and ends at page 500', async () => {
		await start();
		const { body } = await ask(`/3/account/${tmdb.owner.id}/watchlist/movies?page=3`);
		expect(body).toMatchObject({ page: 3, total_pages: 3, total_results: TMDB_COUNTS.watchlist.movie });
		expect(body.results).toHaveLength(TMDB_COUNTS.watchlist.movie - 40);
		for (const page of ['0', '501', 'x'])
			expect(await ask(`/3/movie/popular?page=${page}`)).toMatchObject({ status: 400, body: { status_code: 22 } });
	});

	it('tells an ETag, and 304 to who has it', async () => {
		await start({ maxAge: 77 });
		const { headers } = await ask('/3/configuration');
		expect(headers.get('cache-control')).toBe('public, max-age=77');
		const again = await ask('/3/configuration', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
		expect([again.status, again.body]).toEqual([304, undefined]);
	});

	it('refuses more requests in a second than it allows', async () => {
		await start({ perSecond: 3, retryAfter: 2 });
		const answers = [];
		for (let count = 0; count < 4; count++) answers.push(await ask('/3/authentication'));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
		expect([answers[3]!.body.status_code, answers[3]!.headers.get('retry-after')]).toEqual([25, '2']);
	});

	it('keeps answers about lists by their address', async () => {
		await start();
		const path = `/3/account/${tmdb.owner.id}/favorite/tv`;
		const before = await ask(path);
		tmdb.owner.lists.favorite.tv = [];
		expect((await ask(path)).body).toEqual(before.body);
		expect((await ask(`${path}?fresh=1`)).body.results).toEqual([]);
	});

	it('asks for a session where it is told to, and takes one of its own only', async () => {
		await start({ ownerAccess: false });
		const path = `/3/account/${tmdb.owner.id}/favorite`;
		const post = async (query = '') =>
			await ask(`${path}${query}`, { method: 'POST', body: { media_type: 'movie', media_id: 20_003, favorite: true } });
		expect(await post()).toMatchObject({ status: 401, body: { status_code: 3 } });
		expect(await post('?session_id=wrong')).toMatchObject({ status: 401, body: { status_code: 3 } });
		const session = tmdb.state.addSession(tmdb.owner);
		expect(await post(`?session_id=${session}`)).toMatchObject({ status: 201, body: { success: true, status_code: 1 } });
		expect(await post(`?session_id=${session}`)).toMatchObject({ status: 201, body: { success: true, status_code: 12 } });
	});

	it('knows favorites in v4 for reading, and lists for writing with an approved token only', async () => {
		await start();
		const { body } = await ask(`/4/account/${tmdb.owner.objectId}/movie/favorites`);
		expect(body.total_results).toBe(TMDB_COUNTS.favorite.movie);
		const create = { method: 'POST', body: { name: 'A', iso_639_1: 'en' } };
		expect(await ask('/4/list', create)).toMatchObject({ status: 401, body: { status_code: 36, failure: true } });
		expect(await ask('/4/list', { ...create, token: tmdb.state.addUserToken(tmdb.owner) })).toMatchObject({
			status: 201,
			body: { success: true },
		});
	});

	it('has both ways to approve, each token good for one exchange', async () => {
		await start();
		const { request_token: token } = (await ask('/3/authentication/token/new')).body;
		const exchange = async () => await ask('/3/authentication/session/new', { method: 'POST', body: { request_token: token } });
		expect(await exchange()).toMatchObject({ status: 401, body: { status_code: 17 } });
		tmdb.state.approve(token, tmdb.owner);
		const { body } = await exchange();
		expect(tmdb.state.sessions.get(body.session_id)).toBe(tmdb.owner);
		expect(await exchange()).toMatchObject({ status: 401, body: { status_code: 33 } });
		expect((await ask('/3/authentication/session', { method: 'DELETE', body: { session_id: body.session_id } })).body).toEqual({
			success: true,
		});
	});
});
