import { TraktWorld } from './harness';

const SIZES = [0, 1, 100, 101, 250, 251, 1_000, 10_000];

describe('Get Many of the Trakt node', () => {
	let world: TraktWorld;

	beforeEach(async () => {
		world = await TraktWorld.start();
	});

	afterEach(async () => await world.close());

	const fill = (size: number) => {
		world.trakt.state.watchlist.clear();
		for (let index = 0; index < size; index++) world.trakt.state.watchlist.addMovie({ title: `Film ${index}` });
	};

	const all = { resource: 'watchlist', operation: 'getMany', type: 'all', user: 'me', returnAll: true };

	it.each(SIZES)('returns all %i items, each once, in the fewest requests', async (size) => {
		fill(size);
		const run = await world.run(all);
		expect(run.error).toBe('');
		expect(run.items).toHaveLength(size);
		expect(new Set(run.items.map(({ id }) => id)).size).toBe(size);
		expect(run.requests).toHaveLength(Math.max(1, Math.ceil(size / 250)));
	});

	it('asks for a list that it knows with its ETag, and gives the remembered rows where Trakt says 304', async () => {
		world.trakt.state.switches.etags = true;
		fill(600);
		const answers = () => world.trakt.api.requests.map(({ status }) => status);
		const first = await world.run(all);
		expect(answers()).toEqual([200, 200, 200]);
		const again = await world.run(all);
		expect(answers()).toEqual([304, 304, 304]);
		expect(again.items).toEqual(first.items);
		world.trakt.state.watchlist.addMovie({ title: 'One more' });
		expect((await world.run(all)).items).toHaveLength(601);
		expect(answers()).toContain(200);
	});

	it('asks without one where Trakt gave none', async () => {
		fill(10);
		await world.run(all);
		await world.run(all);
		expect(world.trakt.api.requests.map(({ status, headers }) => [status, headers['if-none-match']])).toEqual([[200, undefined]]);
	});

	it.each([
		[50, 1],
		[250, 1],
		[251, 2],
		[600, 3],
	])('reads no more pages than a limit of %i needs', async (limit, requests) => {
		fill(900);
		const run = await world.run({ ...all, returnAll: false, limit });
		expect(run.items).toHaveLength(limit);
		expect(run.requests).toHaveLength(requests);
	});

	it('reads as many pages as the service’s own page size needs', async () => {
		fill(250);
		world.trakt.state.switches.paging = { size: 10, max: 100 };
		const run = await world.run({ ...all, returnAll: false, limit: 250 });
		expect(run.items).toHaveLength(250);
		expect(run.requests).toHaveLength(3);
	});

	it('neither loses nor doubles what stayed while the list changed under it', async () => {
		fill(900);
		const before = world.trakt.state.watchlist.read().map(({ id }) => id);
		let gone: number | undefined;
		world.trakt.api.onRequest = (_, seen) => {
			if (seen !== 2 || gone !== undefined) return;
			const first = world.trakt.state.watchlist.read()[0]!;
			gone = first.id;
			world.trakt.state.watchlist.remove(first.media);
		};
		const run = await world.run(all);
		expect(gone).toBeDefined();
		expect(run.error).toBe('');
		expect(run.items.map(({ id }) => id)).toEqual(before.filter((id) => id !== gone));
	});

	it('takes a list as read whose count Trakt does not correct, once a second whole read gave the same', async () => {
		fill(300);
		world.trakt.state.lies = { itemCount: 301 };
		const run = await world.run(all);
		expect(run.error).toBe('');
		expect(run.items).toHaveLength(300);
		const pages = run.requests.filter((line) => line.includes('/sync/watchlist'));
		expect(pages.length).toBe(2 * new Set(pages).size);
	});

	it('gives flat items that say what they are, and Trakt’s own when Simplify is off', async () => {
		world.trakt.state.watchlist.clear();
		const show = { title: 'Harbour Lights', year: 2019, tmdb: 501, seasons: [3] };
		world.trakt.state.watchlist.addEpisode(show, 1, 2, { notes: 'soon' });
		const simple = await world.run(all);
		expect(simple.items[0]).toMatchObject({
			type: 'episode',
			title: 'Harbour Lights',
			year: 2019,
			season: 1,
			episode: 2,
			ids: { tmdb: 501 },
			notes: 'soon',
		});
		expect(simple.items[0]).not.toHaveProperty('show');
		const raw = await world.run({ ...all, simplify: false });
		expect(raw.items[0]).toMatchObject({
			type: 'episode',
			episode: { number: 2 },
			show: { title: 'Harbour Lights' },
		});
	});

	it.each([true, false])('lists every list of one user (Return All: %s)', async (returnAll) => {
		const run = await world.run({ resource: 'list', operation: 'getMany', user: 'me', returnAll, limit: 50 });
		expect(run.items.map(({ name }) => name)).toEqual(['Favourites 2026', 'Sci-Fi Night 🚀']);
	});

	it('joins a calendar longer than Trakt gives at once, each entry once', async () => {
		for (let day = 0; day < 100; day++) {
			const firstAired = new Date(Date.parse('2040-01-01T20:00:00Z') + day * 86_400_000).toISOString();
			world.trakt.state.library.show({ title: `Day ${day}`, seasons: [1], firstAired });
		}
		const run = await world.run({
			resource: 'calendar',
			operation: 'getMany',
			calendar: 'shows',
			target: 'all',
			startDate: '2040-01-01',
			days: 90,
			returnAll: true,
		});
		expect(run.items.map(({ title }) => title)).toEqual(Array.from({ length: 90 }, (_, day) => `Day ${day}`));
		expect(run.requests.map((line) => line.split('?')[0])).toEqual([
			'GET /calendars/all/shows/2040-01-01/33',
			'GET /calendars/all/shows/2040-02-03/33',
			'GET /calendars/all/shows/2040-03-07/24',
		]);
	});
});
