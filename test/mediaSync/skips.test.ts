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

test('an option whose service has no part in the sync says so', async () => {
	expect((await world.sync({ target: 'none', options: { skipStreaming: true, streamingCountry: 'us' } })).error).toMatch(
		/"Skip If Streaming" asks TMDB, which has no part in this sync/,
	);
});
