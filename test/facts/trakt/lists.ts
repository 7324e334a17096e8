import { SAMPLE } from '../../simulators/trakt/sample';
import { expect, fact, readable, seen, type Answer } from './trakt';

const PAGES = ['x-pagination-page', 'x-pagination-limit', 'x-pagination-page-count', 'x-pagination-item-count'];
const PAGING = 'guide “Pagination” 2026-09-04';

/** Whether a first page has as many entries, and the whole as many pages, as the count says. */
function counted(answer: Answer, limit: number): boolean[] {
	const [, , , pages, items] = seen(answer, ...PAGES).map(Number) as number[];
	return [(answer.json as unknown[]).length === Math.min(limit, items as number), pages === Math.ceil((items as number) / limit)];
}

const agreeing = [true, true];

const secret = `/users/${SAMPLE.secret.user}/lists/${SAMPLE.secret.list}`;

function idsOf(json: unknown): number[] {
	const ids = (json as Array<{ id: number }>).map(({ id }) => id);
	expect(ids.every(Number.isInteger)).toBe(true);
	return ids;
}

/** How lists are read: pages, counts, odd entries, and what is private. */
export const listFacts = [
	readable('A watchlist comes in pages of 100 where nothing is asked for', PAGING, async ({ ask }) => {
		const answer = await ask('GET /sync/watchlist');
		expect([...seen(answer, ...PAGES.slice(0, 2)), ...counted(answer, 100)]).toEqual([200, '1', '100', ...agreeing]);
	}),
	readable('A limit above 250 is clamped, not refused', 'discussions 681, 775', async ({ ask }) => {
		const answer = await ask('GET /sync/watchlist?limit=1000');
		expect([...seen(answer, ...PAGES.slice(0, 2)), ...counted(answer, 250)]).toEqual([200, '1', '250', ...agreeing]);
	}),
	readable('Past its end a list is empty', PAGING, async ({ ask }) => {
		const answer = await ask('GET /sync/watchlist?page=99&limit=250');
		expect([...seen(answer, 'x-pagination-page'), answer.json]).toEqual([200, '99', []]);
	}),
	readable('The order that is preferred and the one that was applied are told apart', 'contract, list items', async ({ ask }) => {
		const answer = await ask('GET /sync/watchlist/all/added/desc');
		expect(seen(answer, 'x-applied-sort-by', 'x-applied-sort-how')).toEqual([200, 'added', 'desc']);
		expect(seen(answer, 'x-sort-by', 'x-sort-how')).toEqual([200, expect.stringMatching(/./), expect.stringMatching(/^(asc|desc)$/)]);
	}),
	fact('A count may include entries that no page holds, for good', 'trakt-api 82, 142, 760, 783, 896, 926', async ({ trakt, ask }) => {
		trakt.state.switches.deadEntries = 3;
		const pages = await Promise.all([1, 2].map(async (page) => await ask(`GET /sync/watchlist?limit=250&page=${page}`)));
		expect(pages[0]!.headers.get('x-pagination-item-count')).toBe('389');
		expect(pages.flatMap(({ json }) => json as unknown[])).toHaveLength(386);
	}),
	fact('An answer with a wrong count says x-trakt-server: rails', 'trakt-api 823', async ({ trakt, ask }) => {
		expect((await ask('GET /sync/watchlist')).headers.get('x-trakt-server')).toBeNull();
		trakt.state.switches.deadEntries = 1;
		expect((await ask('GET /sync/watchlist')).headers.get('x-trakt-server')).toBe('rails');
	}),
	fact('A wrong count may promise a page that is empty', 'trakt-api 926', async ({ trakt, ask }) => {
		trakt.state.switches.deadEntries = 120;
		const answer = await ask('GET /sync/watchlist?limit=250&page=3');
		expect([...seen(answer, 'x-pagination-page-count'), answer.json]).toEqual([200, '3', []]);
	}),
	fact('Up next announces 1337 entries whatever it holds', 'trakt-api 823', async ({ trakt, ask }) => {
		trakt.state.me.watch(trakt.state.library.shows[0]!.seasons[0]!.episodes[0]!);
		const answer = await ask('GET /sync/progress/up_next?limit=100');
		expect([...seen(answer, 'x-pagination-item-count', 'x-pagination-page-count'), (answer.json as unknown[]).length]).toEqual([
			200,
			'1337',
			'14',
			1,
		]);
	}),
	fact('Pages of a list can overlap when no order is asked for', 'trakt-api 451, 741', async ({ trakt, ask }) => {
		trakt.state.switches.overlap = 2;
		const [first, second] = await Promise.all(
			[1, 2].map(async (page) => idsOf((await ask(`GET /sync/watchlist?limit=100&page=${page}`)).json)),
		);
		expect(second!.slice(0, 2)).toEqual(first!.slice(-2));
	}),
	fact('Pages do not overlap in an explicit order', 'trakt-api 741', async ({ trakt, ask }) => {
		trakt.state.switches.overlap = 2;
		const pages = await Promise.all(
			[1, 2, 3, 4].map(async (page) => idsOf((await ask(`GET /sync/watchlist/all/added/asc?limit=100&page=${page}`)).json)),
		);
		expect(new Set(pages.flat()).size).toBe(386);
	}),
	fact('A list can hold entries whose film is null, without any id', 'trakt-api 783, 815', async ({ trakt, ask }) => {
		trakt.state.switches.nullEntries = 1;
		const last = ((await ask(`GET /users/me/lists/${SAMPLE.favourites}/items`)).json as unknown[]).at(-1);
		expect(last).toMatchObject({ id: null, type: 'movie', movie: null });
	}),
	fact('Two entries of a list can be identical', 'trakt-api 815', async ({ trakt, ask }) => {
		trakt.state.switches.identicalEntries = 1;
		const entries = (await ask(`GET /users/me/lists/${SAMPLE.favourites}/items`)).json as unknown[];
		expect(entries.at(-1)).toEqual(entries[0]);
		expect(entries).toHaveLength(41);
	}),
	fact('Another person’s private list is refused with 401 and X-Private-User', 'trakt-api 127', async ({ ask }) => {
		for (const path of [secret, `${secret}/items`]) {
			const answer = await ask(`GET ${path}`);
			expect([...seen(answer, 'x-private-user', 'www-authenticate'), answer.text]).toEqual([401, 'true', null, '']);
		}
	}),
	fact('The token that was refused for a private list is good all the same', 'trakt-api 127', async ({ trakt, ask }) => {
		const { access_token: token } = trakt.signIn();
		expect((await ask(`GET ${secret}`, { token })).status).toBe(401);
		expect((await ask('GET /users/settings', { token })).status).toBe(200);
	}),
	fact('The watchlist of a private profile is refused the same way', 'trakt-api 127', async ({ trakt, ask }) => {
		trakt.state.account(SAMPLE.other.user)!.private = true;
		expect(seen(await ask(`GET /users/${SAMPLE.other.user}/watchlist`), 'x-private-user')).toEqual([401, 'true']);
	}),
	fact('A list that was deleted or renamed is unknown: 404', 'field reports', async ({ trakt, ask }) => {
		const list = trakt.state.me.addList({ name: 'Short-lived' });
		trakt.state.me.lists.splice(trakt.state.me.lists.indexOf(list), 1);
		expect((await ask('GET /users/me/lists/short-lived')).status).toBe(404);
	}),
	fact('A list is asked for by its slug, not by its name', 'contract, users/:id/lists/:list_id', async ({ ask }) => {
		expect((await ask('GET /users/me/lists/Sci-Fi%20Night%20%F0%9F%9A%80')).status).toBe(404);
		expect((await ask(`GET /users/me/lists/${SAMPLE.sciFiNight}`)).status).toBe(200);
	}),
	fact('A user name with a dot is refused with 412; its slug has a hyphen', 'field reports', async ({ trakt, ask }) => {
		trakt.state.addAccount('jar-jar');
		expect((await ask('GET /users/jar.jar/watchlist')).status).toBe(412);
		expect((await ask('GET /users/jar-jar/watchlist')).status).toBe(200);
	}),
	fact('An official list is read at /lists/SLUG', 'trakt-web 2865', async ({ trakt, ask }) => {
		trakt.state.addAccount('official').addList({ name: 'James Bond', slug: 'james-bond' }).items.addMovie({ title: 'One' });
		expect((await ask('GET /lists/james-bond')).json).toMatchObject({ type: 'official', item_count: 1 });
		expect((await ask('GET /lists/james-bond/items')).json).toHaveLength(1);
	}),
	fact('A personal list is not found by its slug alone', 'contract, lists/:id', async ({ ask }) => {
		expect((await ask(`GET /lists/${SAMPLE.other.list}`)).status).toBe(404);
	}),
	fact('An official list takes nothing: 405', 'guide “Status codes”', async ({ trakt, ask }) => {
		trakt.state.addAccount('official').addList({ name: 'James Bond', slug: 'james-bond' });
		expect((await ask('POST /lists/james-bond/items', { body: { movies: [] } })).status).toBe(405);
	}),
	fact('A smart list is read by its number, for films and shows', 'contract, smart-lists', async ({ ask }) => {
		expect((await ask('GET /smart-lists/7/items/movie,show/rank/asc')).json).toHaveLength(1);
	}),
	fact('Somebody else’s list cannot be changed: 403', 'contract, users/:id/lists/:list_id/items', async ({ ask }) => {
		expect((await ask(`POST /users/${SAMPLE.other.user}/lists/${SAMPLE.other.list}/items`, { body: { movies: [] } })).status).toBe(403);
	}),
	fact('The note of an entry is written with 204', 'contract, sync/watchlist/:list_item_id', async ({ trakt, ask }) => {
		const [entry] = trakt.state.watchlist.read();
		const answer = await ask(`PUT /sync/watchlist/${entry!.id}`, { body: { notes: 'Soon' } });
		expect([answer.status, answer.text]).toEqual([204, '']);
	}),
];
