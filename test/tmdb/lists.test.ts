import { films, shows } from '../simulators/catalogue';
import type { OwnList } from '../simulators/tmdb';
import { TmdbWorld } from './world';

let world: TmdbWorld;
let list: OwnList;

beforeEach(async () => {
	world = await TmdbWorld.start();
	list = [...world.tmdb.state.lists.values()][0]!;
});

afterEach(async () => await TmdbWorld.closeAll());

const film = films[100]!.tmdb!;
const there = films[0]!.tmdb!;
const show = shows[50]!.tmdb!;

describe('A list of one’s own', () => {
	it('is created, changed and deleted', async () => {
		const created = await world.run('list.create', { name: 'Friday nights', options: { description: 'Pizza', public: false } });
		const { id } = created.items[0]!;
		expect(world.tmdb.state.lists.get(id)).toMatchObject({
			name: 'Friday nights',
			description: 'Pizza',
			public: false,
			iso_639_1: 'en',
			owner: world.me,
		});
		await world.run('list.update', { list: id, updateFields: { description: 'Pasta', sort_by: 'title.asc' } });
		expect(world.tmdb.state.lists.get(id)).toMatchObject({ name: 'Friday nights', description: 'Pasta', sort_by: 'title.asc' });
		await world.run('list.delete', { list: `https://www.themoviedb.org/list/${id}-friday-nights`, confirm: true });
		expect(world.tmdb.state.lists.has(id)).toBe(false);
	});

	it('is deleted and cleared only after a yes', async () => {
		expect((await world.run('list.delete', { list: list.id })).error).toMatch(/^"Delete With All Items" is off/);
		expect((await world.run('list.clear', { list: list.id })).error).toMatch(/^"Remove All Items" is off/);
		expect(world.requests).toEqual([]);
		const { items } = await world.run('list.clear', { list: list.id, confirm: true });
		expect([items[0], list.items]).toEqual([{ id: list.id, cleared: true, removed: 25 }, []]);
	});

	it('gives its films and shows, and about itself', async () => {
		const { items } = await world.run('list.getItems', { list: list.id, returnAll: true });
		expect(items.map((item) => [item.type, item.ids.tmdb])).toEqual(
			list.items.map(({ kind, id }) => [kind === 'tv' ? 'show' : 'movie', id]),
		);
		const about = await world.run('list.get', { list: list.id });
		expect(about.items[0]).toMatchObject({ id: list.id, name: 'Rainy Sundays', item_count: 25, public: true });
		expect(about.items[0]).not.toHaveProperty('results');
	});

	it('is among the lists of the account', async () => {
		const { items } = await world.run('list.getMany', { returnAll: true });
		expect(items).toEqual([expect.objectContaining({ id: list.id, name: 'Rainy Sundays', number_of_items: 25 })]);
	});

	it('takes many items in one request, and says what became of each', async () => {
		const items = [
			{ title: { type: 'movie', ids: { tmdb: film } } },
			{ title: { type: 'movie', ids: { tmdb: there } } },
			{ title: { type: 'show', ids: { tmdb: show } } },
			{ title: { type: 'movie', ids: { tmdb: 1 } } },
			{ title: 'nonsense' },
		];
		const run = await world.run(
			'list.addItems',
			{ list: list.id, title: '={{ $json.title }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(run.items.map((item) => item.outcome ?? item.error)).toEqual([
			'added',
			'alreadyThere',
			'added',
			'notFound',
			'"Title" is not a TMDB number',
		]);
		expect(run.items[3]?.message).toMatch(/^"Title" was refused by TMDB: Media is invalid\. /);
		expect(world.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
		expect(list.items.slice(-2)).toEqual([
			expect.objectContaining({ kind: 'movie', id: film }),
			expect.objectContaining({ kind: 'tv', id: show }),
		]);
	});

	it('is left alone when one item is unusable and the node stops on errors', async () => {
		const { error } = await world.run(
			'list.addItems',
			{ list: list.id, title: '={{ $json.title }}' },
			{ items: [{ title: film }, { title: 'nonsense' }] },
		);
		expect([error, world.requests, list.items.length]).toEqual([expect.stringMatching(/^"Title" is not a TMDB number/), [], 25]);
	});

	it('takes more than a hundred in requests of a hundred, each title once', async () => {
		const wanted = films.slice(20, 170).flatMap(({ tmdb }) => (tmdb === null ? [] : [tmdb]));
		const items = [...wanted, ...wanted].map((id) => ({ id }));
		const run = await world.run('list.addItems', { list: list.id, type: 'movie', title: '={{ $json.id }}' }, { items });
		expect(run.items).toHaveLength(items.length);
		expect(world.requests.map(({ body }) => (body as { items: object[] }).items.length)).toEqual([100, wanted.length - 100]);
	});

	it('lets items go', async () => {
		const items = [{ id: there }, { id: film }];
		const run = await world.run('list.removeItems', { list: list.id, type: 'movie', title: '={{ $json.id }}' }, { items });
		expect(run.items.map((item) => item.outcome)).toEqual(['removed', 'notThere']);
		expect(list.items).toHaveLength(24);
	});

	it('knows what is on it, right after a change, too', async () => {
		const on = async () => (await world.run('list.checkItem', { list: list.id, type: 'movie', title: there })).items[0]?.onList;
		expect(await on()).toBe(true);
		await world.run('list.removeItems', { list: list.id, type: 'movie', title: there });
		expect(await on()).toBe(false);
		expect((await world.run('list.getItems', { list: list.id, returnAll: true })).items).toHaveLength(24);
	});
});

describe('Lists of others', () => {
	it('are read when they are public, refused in plain words when they are not', async () => {
		const somebody = world.tmdb.state.addAccount('somebody');
		const open = world.tmdb.state.addList(somebody, { name: 'Open' });
		open.items.push({ kind: 'movie', id: film, comment: null });
		const closed = world.tmdb.state.addList(somebody, { name: 'Closed', public: false });
		expect((await world.run('list.getItems', { list: open.id })).items).toHaveLength(1);
		expect((await world.run('list.getItems', { list: closed.id })).error).toMatch(/This list is private/);
		expect((await world.run('list.addItems', { list: open.id, title: film })).error).toMatch(/^TMDB wants a session/);
	});

	it('are named by a number or an address', async () => {
		expect((await world.run('list.getItems', { list: 'my list' })).error).toMatch(
			/^"List" is not the number of a list \| Give the number, or the address/,
		);
	});
});

describe('Without an approved token', () => {
	it('writing tells how to get one', async () => {
		const owner = await TmdbWorld.start({ access: 'owner' });
		const { error } = await owner.run('list.create', { name: 'Mine' });
		expect(error).toMatch(/^TMDB wants a session of the account for this \| .*Approve in the Browser/);
	});
});
