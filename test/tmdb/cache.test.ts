import { systemClock } from '../../nodes/shared/util/clock';
import { AnswerCache } from '../../nodes/Tmdb/client/cache';
import { films } from '../simulators/catalogue';
import { TmdbWorld } from './world';

let world: TmdbWorld;
const { now } = systemClock;

beforeEach(async () => {
	world = await TmdbWorld.start({ maxAge: 600 });
});

afterEach(async () => {
	systemClock.now = now;
	await TmdbWorld.closeAll();
});

const film = films[1]!;
const get = async (credential = world.id) => await world.run('movie.get', { title: film.tmdb }, { credential });
const asked = () => world.requests.filter(({ path }) => path.startsWith('/3/movie/'));
const later = (ms: number) => (systemClock.now = () => now() + ms);

describe('Answers of TMDB', () => {
	it('are not asked for again while they are fresh', async () => {
		const first = await get();
		const second = await get();
		expect(second.items).toEqual(first.items);
		expect(asked()).toHaveLength(1);
	});

	it('are asked about by their ETag after that, and taken over from a 304', async () => {
		const first = await get();
		later(601_000);
		const second = await get();
		expect(second.items).toEqual(first.items);
		expect(asked().map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([false, true]);
		expect(world.tmdb.state.notModified).toBeGreaterThan(0);
	});

	it('are fresh again after a 304', async () => {
		await get();
		later(601_000);
		await get();
		await get();
		expect(asked()).toHaveLength(2);
	});

	it('are new ones when they have changed', async () => {
		await get();
		later(601_000);
		const renamed = { ...film, title: 'Another Title' };
		world.tmdb.state.addTitles([renamed]);
		expect((await get()).items[0]?.title).toBe('Another Title');
	});

	it('are not fresh for longer than an hour, whatever TMDB promises', async () => {
		world.tmdb.state.switches.maxAge = 86_400;
		await get();
		later(3_601_000);
		await get();
		expect(asked()).toHaveLength(2);
	});

	it('differ by language', async () => {
		await get();
		await world.run('movie.get', { title: film.tmdb, options: { language: 'de-DE' } });
		expect(asked()).toHaveLength(2);
	});

	it('are forgotten by Flush Cache', async () => {
		await get();
		const { items } = await world.run('cache.flush');
		expect(items).toEqual([{ flushed: 2 }]);
		await get();
		expect(asked()).toHaveLength(2);
		expect(asked()[1]?.headers['if-none-match']).toBeUndefined();
	});

	it('belong to the credential that got them', async () => {
		const other = world.tmdb.state.addAccount('somebody');
		world.addCredential('other', { ...world.tmdb.credential('owner'), readAccessToken: world.tmdb.state.addApp(other) });
		await get();
		await get('other');
		expect(asked()).toHaveLength(2);
		expect(asked()[1]?.headers['if-none-match']).toBeUndefined();
		await world.run('cache.flush', {}, { credential: 'other' });
		await get();
		expect(asked()).toHaveLength(2);
	});

	it('belong to the person: another token in the same credential is another person', async () => {
		await get();
		const other = world.tmdb.state.addAccount('somebody');
		world.addCredential(world.id, { ...world.tmdb.credential('owner'), readAccessToken: world.tmdb.state.addApp(other) });
		await get();
		expect(asked()).toHaveLength(2);
	});

	it('about an account are never kept', async () => {
		const other = world.tmdb.state.addAccount('somebody');
		other.lists.favorite.movie = [film.tmdb!];
		await world.run('account.getFavorites', { type: 'movie' });
		world.addCredential(world.id, world.tmdb.credential('approve', other));
		const { items } = await world.run('account.getFavorites', { type: 'movie' });
		expect(items.map((item) => item.ids.tmdb)).toEqual([film.tmdb]);
		expect(world.requests.some(({ path, headers }) => path.startsWith('/3/account') && headers['if-none-match'] !== undefined)).toBe(false);
	});

	it('with the states of an account are never kept, and carry its session', async () => {
		const append = ['account_states'];
		await world.run('movie.get', { title: film.tmdb, options: { append } });
		await world.run('movie.get', { title: film.tmdb, options: { append } });
		expect(asked()).toHaveLength(2);
		expect(asked()[0]?.query.session_id).toEqual(expect.any(String));
	});

	it('that say no are never kept', async () => {
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: '/3/movie/',
			status: 404,
			headers: { 'content-type': 'application/json' },
			body: '{"status_code":34}',
		});
		expect((await get()).error).toMatch(/^TMDB does not know this/);
		expect((await get()).items[0]?.title).toBe(film.title);
	});
});

describe('The memory for answers', () => {
	const answer = (body: object, headers: Record<string, string> = {}) => ({ headers: { etag: '"1"', ...headers }, body });
	const call = (id: number) => ({ method: 'GET' as const, path: `/3/movie/${id}` });

	it('holds so many answers, the longest unused one going first', () => {
		const cache = new AnswerCache();
		for (let id = 0; id < 500; id++) cache.put('me', call(id), answer({ id }), 0);
		cache.get('me', call(0));
		cache.put('me', call(500), answer({ id: 500 }), 0);
		expect([cache.get('me', call(0)), cache.get('me', call(1))].map((kept) => kept !== undefined)).toEqual([true, false]);
	});

	it('holds so much text, and nothing that is huge by itself', () => {
		const cache = new AnswerCache();
		for (let id = 0; id < 20; id++) cache.put('me', call(id), answer({ text: 'x'.repeat(900_000) }), 0);
		expect(cache.flush('me')).toBe(8);
		cache.put('me', call(1), answer({ text: 'x'.repeat(1_000_001) }), 0);
		expect(cache.get('me', call(1))).toBeUndefined();
	});

	it('obeys no-store, no-cache and the age of an answer', () => {
		const cache = new AnswerCache();
		const freshFor = (rules: string, age = '0') => {
			cache.put('me', call(1), answer({}, { 'cache-control': rules, age }), 1_000);
			return cache.get('me', call(1))?.freshUntil;
		};
		expect(freshFor('public, max-age=60')).toBe(61_000);
		expect(freshFor('public, max-age=60', '50')).toBe(11_000);
		expect(freshFor('public, max-age=60', '90')).toBe(1_000);
		expect(freshFor('no-cache')).toBe(1_000);
		expect(freshFor('no-store')).toBeUndefined();
	});

	it.each(['/3/account/548', '/3/account/548/favorite/tv', '/4/account/1/lists', '/4/list/1', '/3/movie/1/account_states'])(
		'never holds %s',
		(path) => {
			const cache = new AnswerCache();
			cache.put('me', { method: 'GET', path }, answer({ id: 1 }), 0);
			expect(cache.flush('me')).toBe(0);
		},
	);

	it('gives everybody a copy of his own', () => {
		const cache = new AnswerCache();
		const body = { list: [1] };
		cache.put('me', call(1), answer(body), 0);
		body.list.push(2);
		expect(cache.get('me', call(1))?.text).toBe('{"list":[1]}');
	});
});
