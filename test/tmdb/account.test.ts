import { connectTmdb } from '../../nodes/Tmdb/client/client';
import { accountId, mediaOf, readTmdbList, setTmdbList } from '../../nodes/Tmdb/client/lists';
import { bulkFilms, films, SHARED_TMDB, shows } from '../simulators/catalogue';
import { TMDB_COUNTS } from '../simulators/tmdb';
import { clientFor } from './client';
import { TmdbWorld } from './world';

let world: TmdbWorld;

beforeEach(async () => {
	world = await TmdbWorld.start();
});

afterEach(async () => await TmdbWorld.closeAll());

const film = films[100]!.tmdb!;
const show = shows[50]!.tmdb!;

describe('Favorites and watchlist', () => {
	it('are read to their proven end, in as few requests as pages', async () => {
		const { items } = await world.run('account.getWatchlist', { type: 'movie', returnAll: true });
		expect(items.map((item) => item.ids.tmdb)).toEqual(world.me.lists.watchlist.movie);
		expect(items[0]).toMatchObject({ type: 'movie', title: films[0]!.title, year: films[0]!.year });
		const pages = world.requests.filter(({ path }) => path === `/3/account/${world.me.id}/watchlist/movies`);
		expect(pages).toHaveLength(Math.ceil(TMDB_COUNTS.watchlist.movie / 20));
	});

	it('give the newest first on demand, and no more than the limit', async () => {
		const { items } = await world.run('account.getFavorites', { type: 'tv', limit: 3, options: { sortBy: 'created_at.desc' } });
		expect(items.map((item) => item.ids.tmdb)).toEqual(world.me.lists.favorite.tv.slice(-3).reverse());
		expect(items.every((item) => item.type === 'show')).toBe(true);
	});

	it('take a title and let it go; doing it twice changes nothing', async () => {
		const items = [{ title: film }, { title: film }];
		const added = await world.run('account.addToFavorites', { type: 'movie', title: '={{ $json.title }}' }, { items });
		expect(added.items).toEqual(items.map(() => ({ type: 'movie', ids: { tmdb: film }, favorite: true })));
		expect(world.me.lists.favorite.movie.filter((id) => id === film)).toHaveLength(1);
		await world.run('account.removeFromFavorites', { type: 'movie', title: film });
		const { error } = await world.run('account.removeFromFavorites', { type: 'movie', title: film });
		expect([error, world.me.lists.favorite.movie.includes(film)]).toEqual(['', false]);
	});

	it('hold a film and a show of the same number as two things', async () => {
		await world.run('account.addToWatchlist', { type: 'tv', title: SHARED_TMDB });
		expect(world.me.lists.watchlist.tv).toContain(SHARED_TMDB);
		expect(world.me.lists.watchlist.movie).not.toContain(SHARED_TMDB);
	});

	it('tell that a title is unknown without stopping the others; one that was typed is an error', async () => {
		const { items } = await world.run(
			'account.addToWatchlist',
			{ type: 'movie', title: '={{ $json.id }}' },
			{ items: [{ id: 1 }, { id: film }], onError: 'continueRegularOutput' },
		);
		expect(items[0]).toMatchObject({ outcome: 'notFound', message: expect.stringMatching(/^TMDB does not know this\. /) });
		expect(items[1]).toMatchObject({ onWatchlist: true });
		expect((await world.run('account.addToWatchlist', { type: 'movie', title: 1 })).error).toMatch(/^TMDB does not know this/);
	});

	it('are written once although the answer was lost', async () => {
		world.tmdb.simulator.faults.add({ kind: 'lostAfter', match: 'POST /3/account' });
		const { error } = await world.run('account.addToWatchlist', { type: 'tv', title: show });
		expect(error).toBe('');
		expect(world.me.lists.watchlist.tv.filter((id) => id === show)).toHaveLength(1);
	});

	it('show what was just changed, although TMDB keeps answers by their address', async () => {
		const before = await world.run('account.getFavorites', { type: 'movie', returnAll: true });
		await world.run('account.addToFavorites', { type: 'movie', title: film });
		const after = await world.run('account.getFavorites', { type: 'movie', returnAll: true });
		expect(after.items.length - before.items.length).toBe(1);
	});

	it('never put the session into an error or an output', async () => {
		world.tmdb.state.sessions.clear();
		const { run } = await world.run('account.getFavorites', { type: 'movie' });
		const told = JSON.stringify([run.runData, run.error, (run.error as { description?: string }).description]);
		for (const secret of world.tmdb.simulator.secrets) expect(told).not.toContain(secret);
	});
});

describe('Without a session', () => {
	it('the owner of the token is read and written where TMDB lets him', async () => {
		const owner = await TmdbWorld.start({ access: 'owner' });
		await owner.run('account.addToFavorites', { type: 'movie', title: film });
		const { items } = await owner.run('account.get');
		expect(items[0]).toMatchObject({ id: owner.me.id, username: 'filmfan' });
		expect(owner.me.lists.favorite.movie).toContain(film);
		expect(owner.requests.every(({ query }) => query.session_id === undefined)).toBe(true);
	});

	it('and where TMDB does not, the remedy is told', async () => {
		const strict = await TmdbWorld.start({ access: 'owner', ownerAccess: false });
		const { error } = await strict.run('account.getFavorites', { type: 'movie' });
		expect(error).toBe(
			'TMDB wants a session of the account for this | Open the TMDB credential, set Account Access to "Approve in the Browser" and press Save. If it has a session already, the session was ended or belongs to another API app: approve again.',
		);
	});

	it.each([3, 14, 17, 36])('code %i means the same', async (code) => {
		const body = JSON.stringify({ success: false, failure: true, status_code: code, status_message: 'no' });
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: 'POST /3/account',
			status: 401,
			headers: { 'content-type': 'application/json' },
			body,
		});
		const { error } = await world.run('account.addToFavorites', { type: 'movie', title: film });
		expect(error).toMatch(/^TMDB wants a session of the account for this \| .*Approve in the Browser/);
	});

	it('a wrong token is not taken for a missing session', async () => {
		world.tmdb.state.apps.clear();
		const { error } = await world.run('account.getFavorites', { type: 'movie' });
		expect(error).toMatch(/^TMDB does not accept the API Read Access Token of this credential \| Copy it again/);
	});
});

describe('What other nodes use', () => {
	it('reads and changes lists with a client of the credential', async () => {
		const client = await connectTmdb(clientFor(world));
		expect(await accountId(client)).toBe(String(world.me.id));
		await setTmdbList(client, 'watchlist', 'tv', show, true);
		const titles = await readTmdbList(client, 'watchlist', 'tv');
		expect(titles.map(({ id }) => id)).toEqual([...world.me.lists.watchlist.tv]);
		expect(mediaOf(titles[0]!, 'tv')).toEqual({
			type: 'show',
			title: shows[0]!.title,
			year: shows[0]!.year,
			ids: { tmdb: shows[0]!.tmdb },
		});
		expect(await readTmdbList(client, 'favorite', 'movie')).toHaveLength(TMDB_COUNTS.favorite.movie);
	});

	it('an empty list is empty', async () => {
		world.me.lists.favorite.tv = [];
		expect(await readTmdbList(await connectTmdb(clientFor(world)), 'favorite', 'tv')).toEqual([]);
	});

	it('a list that never stands still is not taken for whole', async () => {
		const client = await connectTmdb(clientFor(world));
		const spare = films.slice(200, 300).flatMap(({ tmdb }) => (tmdb === null ? [] : [tmdb]));
		world.tmdb.simulator.onRequest = ({ url }) => {
			if (url.includes('/watchlist/movies')) world.me.lists.watchlist.movie.push(spare.pop() ?? 0);
		};
		await expect(readTmdbList(client, 'watchlist', 'movie')).rejects.toThrow(/^TMDB announced \d+ entries in the watchlist but sent \d+$/);
	});

	it('a page that says less than it announces is not taken for whole', async () => {
		const body = JSON.stringify({ page: 1, results: [{ id: 1 }], total_pages: 1, total_results: 2 });
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: 'favorite/movies',
			times: -1,
			status: 200,
			headers: { 'content-type': 'application/json' },
			body,
		});
		await expect(readTmdbList(await connectTmdb(clientFor(world)), 'favorite', 'movie')).rejects.toThrow(
			'TMDB announced 2 entries in the favorites but sent 1',
		);
	});

	it('a list beyond TMDB’s last page is refused as a whole, with one request', async () => {
		const many = bulkFilms(10_001);
		world.tmdb.state.addTitles(many);
		world.me.lists.watchlist.movie = many.map(({ tmdb }) => tmdb!);
		const client = await connectTmdb(clientFor(world));
		await accountId(client);
		world.startCounting();
		await expect(readTmdbList(client, 'watchlist', 'movie')).rejects.toThrow(
			'TMDB has 10001 entries in the watchlist and gives only 10000 of them',
		);
		expect(world.requests).toHaveLength(1);
	});

	it('something that is no list does not pass for an empty one', async () => {
		world.tmdb.simulator.faults.add({
			kind: 'status',
			match: 'favorite/tv',
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: '{}',
		});
		await expect(readTmdbList(await connectTmdb(clientFor(world)), 'favorite', 'tv')).rejects.toThrow(
			'TMDB sent something else than the favorites',
		);
	});
});
