import { ArrWorld, CHEMIST, HEIST, KNIGHT } from './world';

const KNIGHT_ITEM = { title: KNIGHT.title, year: KNIGHT.year, type: 'movie', ids: { tmdb: KNIGHT.tmdb, imdb: KNIGHT.imdb } };
const CHEMIST_ITEM = {
	...{ title: CHEMIST.title, year: CHEMIST.year, type: 'show' },
	ids: { tmdb: CHEMIST.tmdb, imdb: CHEMIST.imdb, tvdb: CHEMIST.tvdb },
};

const CHOSEN = { qualityProfile: { mode: 'list', value: 4 }, rootFolder: { mode: 'list', value: '/media' }, tags: [2] };

let world: ArrWorld;

beforeEach(async () => (world = await ArrWorld.start()));
afterEach(async () => await world.close());

async function items(...args: Parameters<ArrWorld['run']>) {
	const run = await world.run(...args);
	expect(run.error).toBe('');
	return run.items;
}

describe('Radarr', () => {
	test('adds a movie as chosen, and returns one that is there already', async () => {
		const parameters = { tmdbId: 155, ...CHOSEN, options: { search: false, minimumAvailability: 'inCinemas' } };
		expect(await items('Radarr', 'movie.add', parameters)).toEqual([
			expect.objectContaining({ outcome: 'added', tmdbId: 155, qualityProfileId: 4, tags: [2], minimumAvailability: 'inCinemas' }),
		]);
		expect(await items('Radarr', 'movie.add', parameters)).toEqual([
			expect.objectContaining({ outcome: 'alreadyThere', title: KNIGHT.title }),
		]);
		expect(world.radarr.state.searches).toEqual([]);
	});

	test('adds many items with one look at profiles, folders and tags', async () => {
		const list = [{ id: 155 }, { id: 27205 }, { id: 999_999_999 }];
		const run = await world.run(
			'Radarr',
			'movie.add',
			{ tmdbId: '={{ $json.id }}', ...CHOSEN },
			{ items: list, onError: 'continueRegularOutput' },
		);
		expect(run.items.map(({ outcome, error }) => outcome ?? error)).toEqual(['added', 'added', 'notFound']);
		expect(run.items[2]?.message).toMatch(/^Radarr refused it: A movie with this ID was not found/);
		expect(world.radarr.simulator.seen(/qualityprofile/)).toHaveLength(1);
		const typed = await world.run('Radarr', 'movie.add', { tmdbId: '999999999', ...CHOSEN });
		expect(typed.error).toMatch(/^Radarr refused it: A movie with this ID was not found/);
	});

	test('lists, looks up and deletes movies', async () => {
		world.radarr.state.put(KNIGHT, { hasFile: true });
		world.radarr.state.put(HEIST);
		expect((await items('Radarr', 'movie.getMany', { returnAll: true, show: 'missing' })).map(({ title }) => title)).toEqual([HEIST.title]);
		expect((await items('Radarr', 'movie.getMany', { returnAll: false, limit: 1, show: 'all' })).map(({ title }) => title)).toEqual([
			KNIGHT.title,
		]);
		expect(await items('Radarr', 'movie.lookUp', { term: 'imdb:tt0468569', limit: 5 })).toEqual([
			expect.objectContaining({ tmdbId: 155, id: 1 }),
		]);
		expect(await items('Radarr', 'movie.delete', { tmdbId: '155', options: { deleteFiles: true } })).toEqual([
			{ ...KNIGHT_ITEM, tmdbId: 155, imdbId: KNIGHT.imdb, id: 1, deleted: true },
		]);
		expect(world.radarr.simulator.seen(/^DELETE/)[0]?.query).toMatchObject({ deleteFiles: 'true' });
		expect(await items('Radarr', 'movie.delete', { tmdbId: '155' })).toEqual([
			{ type: 'movie', ids: { tmdb: 155 }, tmdbId: 155, deleted: false },
		]);
	});

	test('reads the whole queue', async () => {
		world.radarr.state.queue = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, title: `Download ${index + 1}` }));
		expect(await items('Radarr', 'queue.getMany', { returnAll: true })).toHaveLength(450);
		expect(await items('Radarr', 'queue.getMany', { returnAll: false, limit: 3 })).toHaveLength(3);
	});

	test.each([
		['movie.add', { tmdbId: '={{ "" }}', ...CHOSEN }, /^"TMDB ID" is empty/],
		['movie.add', { tmdbId: 'tt0468569', ...CHOSEN }, /^"TMDB ID" is "tt0468569", which is no number \| Give the number alone/],
		[
			'movie.add',
			{ tmdbId: '155', ...CHOSEN, qualityProfile: { mode: 'id', value: 'HD' } },
			/^"Quality Profile" is "HD", which is no number/,
		],
		[
			'movie.add',
			{ tmdbId: '155', ...CHOSEN, rootFolder: { mode: 'id', value: '/gone' } },
			/^"Root Folder" is "\/gone", which Radarr does not have \| Choose one of these: \/media/,
		],
		['movie.lookUp', { term: ' ' }, /^"Term" is empty/],
	])('%s with bad input names the field and the remedy', async (operation, parameters, sentence) => {
		expect((await world.run('Radarr', operation, parameters)).error).toMatch(sentence);
		expect(world.radarr.simulator.seen(/^POST/)).toHaveLength(0);
	});
});

describe('Sonarr', () => {
	const monitored = () =>
		world.sonarr.state
			.byTvdb(CHEMIST.tvdb)
			?.seasons.filter((one) => one.monitored)
			.map(({ seasonNumber }) => seasonNumber);

	test.each([
		['all', 'tvdb', '81189', [1, 2, 3], 'all'],
		['1, 3', 'tmdb', '909001', [1, 3], 'none'],
		['0-1', 'imdb', 'tt0903747', [0, 1], 'none'],
	])('adds seasons %s of a series by its %s ID', async (seasons, idType, showId, numbers, monitorNewItems) => {
		const parameters = { idType, showId, seasons, ...CHOSEN, options: { seriesType: 'daily' } };
		expect(await items('Sonarr', 'series.add', parameters)).toEqual([
			expect.objectContaining({ outcome: 'added', tvdbId: 81189, seriesType: 'daily', monitorNewItems }),
		]);
		expect(monitored()).toEqual(numbers);
		expect(await items('Sonarr', 'series.add', parameters)).toEqual([expect.objectContaining({ outcome: 'alreadyThere' })]);
	});

	test('lists, looks up and deletes series', async () => {
		world.sonarr.state.put(CHEMIST, [1], [1]);
		expect((await items('Sonarr', 'series.getMany', { returnAll: true })).map(({ title }) => title)).toEqual([CHEMIST.title]);
		expect(await items('Sonarr', 'series.lookUp', { term: 'The Chemist', limit: 5 })).toEqual([expect.objectContaining({ id: 1 })]);
		expect(await items('Sonarr', 'queue.getMany', { returnAll: true })).toEqual([]);
		expect(await items('Sonarr', 'series.delete', { idType: 'tmdb', showId: '909001' })).toEqual([
			{ ...CHEMIST_ITEM, tvdbId: 81189, tmdbId: CHEMIST.tmdb, imdbId: CHEMIST.imdb, id: 1, deleted: true },
		]);
		expect(await items('Sonarr', 'series.delete', { idType: 'tvdb', showId: '81189' })).toEqual([
			{ type: 'show', ids: { tvdb: 81189 }, tvdbId: 81189, deleted: false },
		]);
	});

	test.each([
		[
			'series.add',
			{ idType: 'imdb', showId: '903747', seasons: 'all', ...CHOSEN },
			/^"ID" is "903747", which is no IMDb ID \| Give it with the letters/,
		],
		['series.add', { idType: 'tvdb', showId: '81189', seasons: '3-1', ...CHOSEN }, /^"Seasons" contains "3-1", which is no season \|/],
		['series.add', { idType: 'tmdb', showId: '5', seasons: 'all', ...CHOSEN }, /^"ID" is not known to Sonarr/],
	])('%s with bad input names the field and the remedy', async (operation, parameters, sentence) => {
		expect((await world.run('Sonarr', operation, parameters)).error).toMatch(sentence);
		expect(world.sonarr.simulator.seen(/^POST/)).toHaveLength(0);
	});
});

describe('Seerr', () => {
	test('creates requests, and tells what is requested already', async () => {
		const film = { mediaType: 'movie', tmdbId: '155', seerrMovieProfile: { mode: 'list', value: 6 } };
		expect(await items('Seerr', 'request.create', film)).toEqual([
			expect.objectContaining({ outcome: 'requested', status: 2, profileId: 6 }),
		]);
		expect(await items('Seerr', 'request.create', film)).toEqual([
			{ type: 'movie', ids: { tmdb: 155 }, outcome: 'alreadyRequested', mediaType: 'movie', tmdbId: 155 },
		]);
		const show = { mediaType: 'tv', tmdbId: CHEMIST.tmdb };
		expect(await items('Seerr', 'request.create', { ...show, seasons: '2' })).toEqual([expect.objectContaining({ outcome: 'requested' })]);
		expect(await items('Seerr', 'request.create', { ...show, seasons: 'all' })).toEqual([
			expect.objectContaining({
				outcome: 'requested',
				seasons: [expect.objectContaining({ seasonNumber: 1 }), expect.objectContaining({ seasonNumber: 3 })],
			}),
		]);
		expect(await items('Seerr', 'request.create', { ...show, seasons: 'all' })).toEqual([
			expect.objectContaining({ outcome: 'alreadyRequested' }),
		]);
		expect(world.seerr.simulator.seen(/^POST/).every(({ body }) => (body as { is4k?: boolean }).is4k === false)).toBe(true);
	});

	test('lists requests and decides about them, on behalf of the administrator', async () => {
		const kid = world.seerr.state.addUser('kid');
		for (const tmdbId of [155, 27205])
			await items('Seerr', 'request.create', { mediaType: 'movie', tmdbId, seerrUser: { mode: 'list', value: kid.id } });
		const [second, first] = await items('Seerr', 'request.getMany', { returnAll: true, filter: 'all' });
		expect([first?.status, second?.status]).toEqual([1, 1]);
		expect(Object.keys(first ?? {}).slice(0, 3)).toEqual(['title', 'type', 'ids']);
		expect(first).toMatchObject({ title: KNIGHT.title, type: 'movie', ids: { tmdb: 155 } });
		world.seerr.state.films.delete(155);
		const all = { returnAll: true, filter: 'all' };
		expect((await items('Seerr', 'request.getMany', all)).map(({ title }) => title)).toEqual([HEIST.title, undefined]);
		const bare = await items('Seerr', 'request.getMany', { ...all, withTitles: false });
		expect(bare.map(({ title, ids }) => [title, ids])).toEqual([27205, 155].map((tmdb) => [undefined, { tmdb }]));
		expect(await items('Seerr', 'request.approve', { requestId: first?.id })).toEqual([expect.objectContaining({ status: 2 })]);
		expect(await items('Seerr', 'request.decline', { requestId: second?.id })).toEqual([expect.objectContaining({ status: 3 })]);
		expect(await items('Seerr', 'request.getMany', { returnAll: false, limit: 1, filter: 'all' })).toHaveLength(1);
		expect(await items('Seerr', 'request.delete', { requestId: second?.id })).toEqual([{ id: second?.id, deleted: true }]);
		expect(await items('Seerr', 'request.delete', { requestId: second?.id })).toEqual([{ id: second?.id, deleted: false }]);
	});

	test('finds titles whose names have characters that Seerr wants encoded', async () => {
		world.seerr.state.films.set(7, { tmdb: 7, title: "Who: What? (Where!) & 'Why'" });
		expect((await items('Seerr', 'media.search', { query: "Who: What? (Where!) & 'Why'", limit: 5 })).map(({ id }) => id)).toEqual([7]);
		expect((await items('Seerr', 'media.search', { query: 'the', returnAll: true })).length).toBeGreaterThan(40);
		expect(await items('Seerr', 'media.search', { query: 'the', returnAll: false, limit: 25 })).toHaveLength(25);
	});

	test('tells the status of a title, of a show season by season', async () => {
		world.seerr.state.put('movie', 155, { status: 5, status4k: 3 });
		world.seerr.state.put('tv', CHEMIST.tmdb, { status: 4, seasons: { 1: 5, 2: 3 } });
		expect(await items('Seerr', 'media.getStatus', { mediaType: 'movie', tmdbId: '155' })).toEqual([
			{
				...{ type: 'movie', ids: { tmdb: 155 }, tmdbId: 155, mediaType: 'movie', title: KNIGHT.title },
				...{ status: 'available', status4k: 'processing', requests: 0 },
			},
		]);
		expect(await items('Seerr', 'media.getStatus', { mediaType: 'tv', tmdbId: String(CHEMIST.tmdb) })).toEqual([
			expect.objectContaining({
				status: 'partiallyAvailable',
				seasons: [
					{ season: 1, status: 'available', status4k: 'unknown' },
					{ season: 2, status: 'processing', status4k: 'unknown' },
					{ season: 3, status: 'unknown', status4k: 'unknown' },
				],
			}),
		]);
	});

	test.each<[string, object, RegExp]>([
		['request.approve', { requestId: 4_242 }, /^Seerr (refused: Request not found|has no request 4242)/],
		['request.decline', { requestId: 4_242 }, /^Seerr (refused: Request not found|has no request 4242)/],
		[
			'request.create',
			{ mediaType: 'movie', tmdbId: '155', seerrMovieServer: { mode: 'id', value: '9' } },
			/^"Movie Server" is 9, which Seerr does not have/,
		],
		[
			'request.create',
			{ mediaType: 'movie', tmdbId: '155', seerrMovieProfile: { mode: 'id', value: '77' } },
			/^"Movie Quality Profile" is "77", which the server does not have \| Choose one of these: /,
		],
		['request.create', { mediaType: 'tv', tmdbId: CHEMIST.tmdb, seasons: '9' }, /^"Seasons" names season 9, which cannot be requested/],
		[
			'request.create',
			{ mediaType: 'movie', tmdbId: '155', seerrUser: { mode: 'id', value: '77' } },
			/^"Request As" is 77, whom Seerr does not know/,
		],
		['media.getStatus', { mediaType: 'movie', tmdbId: '4242424' }, /\|/],
	])('%s of what Seerr does not have is refused by name, and nothing is requested', async (operation, parameters, sentence) => {
		expect((await world.run('Seerr', operation, parameters)).error).toMatch(sentence);
		expect(world.seerr.state.requests).toEqual([]);
	});
});
