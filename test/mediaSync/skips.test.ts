import type { RunOptions } from '../engine';
import { Everything, type FilmSeed, type ShowSeed } from './everything';

let world: Everything;

const knight: FilmSeed = { title: 'The Dark Knight', year: 2008, trakt: 120, slug: 'the-dark-knight-2008', tmdb: 155 };
const heist: FilmSeed = { title: 'Heist', year: 1995, trakt: 121, slug: 'heist-1995', tmdb: 949 };
const chemist: ShowSeed = { title: 'The Chemist', year: 2008, trakt: 1388, slug: 'the-chemist', tmdb: 1396, tvdb: 81189, seasons: [1, 2] };

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(knight, heist, chemist);
	world.watchlist(knight, heist, chemist);
});

afterEach(async () => await world.close());

const watch = async (body: object) => {
	const { trakt } = world;
	const answer = await fetch(`${trakt.api.url}/sync/history`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'trakt-api-version': '2',
			'trakt-api-key': trakt.app.clientId,
			authorization: `Bearer ${trakt.signIn().access_token}`,
			'user-agent': 'test',
		},
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(201);
};

const by = (run: { results: Array<{ title: string; outcome: string; reason?: string }> }) =>
	Object.fromEntries(run.results.map(({ title, outcome }) => [title, outcome]));

test('Skip Watched leaves out watched films, and shows only when every aired episode was watched', async () => {
	await watch({ movies: [{ ids: { trakt: knight.trakt } }], shows: [{ ids: { trakt: chemist.trakt }, seasons: [{ number: 1 }] }] });
	world.watchlist(knight, chemist);
	const first = await world.sync({ target: 'none', options: { skipWatched: true } });
	expect(first.error).toBe('');
	expect(by(first)).toEqual({ 'The Dark Knight': 'skipped', Heist: 'planned', 'The Chemist': 'planned' });
	await watch({ shows: [{ ids: { trakt: chemist.trakt }, seasons: [{ number: 2 }] }] });
	world.watchlist(chemist);
	expect(by(await world.sync({ target: 'none', options: { skipWatched: true } }))['The Chemist']).toBe('skipped');
});

test('Skip If Streaming lets titles wait that a service of mine has in my country, and counts them', async () => {
	const items = [knight, heist].map((film) => ({ type: 'movie', title: film.title, ids: { tmdb: film.tmdb } }));
	const pinData = { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'];
	const sync = async (options: object) =>
		await world.sync({ operation: 'items', target: 'none', options: { skipStreaming: true, ...options } }, { pinData });
	const all = await sync({ streamingCountry: 'us' });
	expect(all.error).toBe('');
	for (const { outcome, reason } of all.results)
		expect([outcome, reason]).toEqual(['waiting', 'It is on Streamly in US: it is added when it leaves']);
	expect(all.summary).toMatchObject({ waiting: 2, titles: 2 });
	expect((await sync({ streamingCountry: 'us', streamingServices: 'Nobody Has This' })).summary).toMatchObject({ waiting: 0, planned: 2 });
	expect((await sync({ streamingCountry: 'DE' })).summary).toMatchObject({ waiting: 0, planned: 2 });
	expect((await sync({ streamingCountry: 'America' })).error).toMatch(/"Streaming Country" is "America"/);
});

test('what is already in the target does not wait, and TMDB is asked once per title until the answer is old', async () => {
	const asked = () => (world.takeRequests().tmdb ?? []).filter((line) => line.includes('watch/providers')).length;
	const target = {
		target: 'radarr',
		radarrQualityProfile: { mode: 'list', value: 4 },
		radarrRootFolder: { mode: 'list', value: '/media' },
	};
	const sync = async (options: object) => await world.sync({ ...target, mediaTypes: ['movies'], optionServices: ['tmdb'], ...options });
	const streaming = { options: { skipStreaming: true, streamingCountry: 'US' } };
	const first = await sync(streaming);
	expect(first.error).toBe('');
	expect(first.summary).toMatchObject({ waiting: 2 });
	expect(asked()).toBe(2);
	expect((await sync(streaming)).summary).toMatchObject({ waiting: 2 });
	expect(asked()).toBe(0);
	world.tmdb.state.notStreamed.add(heist.tmdb as number);
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + 21 * 3_600_000);
	const later = await sync(streaming);
	jest.restoreAllMocks();
	expect(later.error).toBe('');
	expect(later.results.map(({ title, outcome, reason }) => [title, outcome, reason])).toEqual([
		['The Dark Knight', 'waiting', 'It is on Streamly in US: it is added when it leaves'],
		['Heist', 'added', 'It has left Streamly in US'],
	]);
	await sync({});
	expect(by(await sync(streaming))).toMatchObject({ 'The Dark Knight': 'alreadySubscribed', Heist: 'alreadySubscribed' });
});

describe('Take Watched Off the List', () => {
	const taking = { takeWatchedOff: true, maxRemovalPercent: 50 };

	test('takes what was watched off the list that it came from, and does not add it', async () => {
		await watch({ movies: [{ ids: { trakt: knight.trakt } }] });
		world.watchlist(knight);
		const dry = await world.sync({ dryRun: true, options: taking });
		expect(dry.error).toBe('');
		expect(dry.of('The Dark Knight')).toMatchObject({ outcome: 'skipped', fromSource: 'planned' });
		expect(dry.summary).toMatchObject({ takenOff: 1 });
		expect(dry.summary.message).toContain('1 would be taken off the list');
		expect(world.titlesOn()).toEqual(['Heist', 'The Chemist', 'The Dark Knight']);
		const real = await world.sync({ options: taking });
		expect(real.of('The Dark Knight')).toMatchObject({ outcome: 'skipped', fromSource: 'removed' });
		expect(real.summary.message).toContain('1 taken off the list');
		expect(world.titlesOn()).toEqual(['Heist', 'The Chemist']);
		expect(by(await world.sync({ options: taking }))).not.toHaveProperty('The Dark Knight');
	});

	test('looks at what was watched although the list has not changed, and leaves the target alone', async () => {
		const remove = { options: { ...taking, removals: 'remove' } };
		expect(by(await world.sync(remove))).toMatchObject({ 'The Dark Knight': 'added' });
		await watch({ movies: [{ ids: { trakt: knight.trakt } }] });
		world.watchlist(knight);
		await world.sync(remove);
		expect(world.titlesOn()).not.toContain('The Dark Knight');
		for (let run = 0; run < 2; run++) expect((await world.sync(remove)).summary).toMatchObject({ planned: 0, removed: 0 });
		expect([...world.moviePilot.state.subscriptions.all()].map(({ name }) => name)).toContain('The Dark Knight');
	});

	test('takes nothing off when that would be more than Max Removal Percent', async () => {
		await watch({ movies: [{ ids: { trakt: knight.trakt } }, { ids: { trakt: heist.trakt } }] });
		world.watchlist(knight, heist);
		const { summary } = await world.sync({ options: taking });
		expect(summary.problems).toEqual([
			'Nothing that was watched was taken off: 2 of 3 titles would go, more than the 50 % that Max Removal Percent allows. If that is right, raise it for one run.',
		]);
		expect(world.titlesOn()).toHaveLength(3);
	});

	test('works on the TMDB watchlist, with a Trakt credential for the option alone', async () => {
		world.tmdb.owner.lists.watchlist.movie.push(knight.tmdb as number, heist.tmdb as number);
		await watch({ movies: [{ ids: { trakt: knight.trakt } }] });
		const run = await world.sync({ operation: 'tmdbWatchlist', target: 'none', options: taking, optionServices: ['trakt'] });
		expect(run.error).toBe('');
		expect(world.tmdbWatchlist).toEqual([`movie ${heist.tmdb}`]);
	});
});

test('a service of an option brings its credential along, and an option says in words that it is missing', async () => {
	const streaming = { target: 'none', options: { skipStreaming: true, streamingCountry: 'us' } };
	expect(by(await world.sync({ ...streaming, optionServices: ['tmdb'] }))).toMatchObject({ Heist: 'waiting' });
	expect((await world.sync(streaming)).error).toMatch(/"Skip If Streaming" asks TMDB, which has no part.*Services of Options/);
});
