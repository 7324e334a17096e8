import { runTimeFaster } from '../fastTime';
import { extrasOf } from '../simulators/trakt/extras';
import { SAMPLE } from '../simulators/trakt/sample';
import { TraktWorld } from './harness';

describe('The Trakt node, writing', () => {
	let world: TraktWorld;
	let normalTime: () => void;

	beforeAll(() => {
		normalTime = runTimeFaster(50);
	});

	afterAll(() => normalTime());

	beforeEach(async () => {
		world = await TraktWorld.start();
	});

	afterEach(async () => await world.close());

	const library = () => world.trakt.state.library;
	const film = (title: string) => library().movie({ title, tmdb: 7_000_000 + title.length * 1000 + title.charCodeAt(title.length - 1) });
	const posts = (lines: string[]) => lines.filter((line) => line.startsWith('POST'));
	const addFilms = { resource: 'watchlist', operation: 'add', mediaType: 'movie', title: '={{ $json }}' };

	it('says of each title in a mixed batch what became of it', async () => {
		const [one, two] = [film('Unlisted 1'), film('Unlisted 2')];
		const onList = world.trakt.state.watchlist.read().find(({ media }) => media.type === 'movie')!.media;
		const run = await world.run(addFilms, [
			{ media: { type: 'movie', title: 'x', ids: { tmdb: one.ids.tmdb } } },
			{ type: 'movie', ids: onList.ids },
			{ ids: { imdb: 'tt9999998' } },
			{ type: 'movie', movie: { ids: { trakt: two.ids.trakt } } },
		]);
		expect(run.error).toBe('');
		expect(run.outcomes).toEqual(['added', 'existing', 'notFound', 'added']);
		expect(run.items[2]?.message).toBe('Trakt does not know a movie with the IMDb ID tt9999998. Check the ID and its type.');
		expect(run.pairs).toEqual([0, 1, 2, 3]);
		expect(posts(run.requests)).toEqual(['POST /sync/watchlist']);
	});

	it('takes no other film for a show whose item does not say that it is one', async () => {
		const other = library().movie({ title: 'Another Film' });
		const { ids } = library().show({ title: 'Serial', trakt: other.ids.trakt, tmdb: other.ids.tmdb, imdb: 'tt7000099', seasons: [4] });
		const run = await world.run(addFilms, [{ title: 'Serial', year: 2020, ids }]);
		expect([run.error, run.outcomes]).toEqual(['', ['notFound']]);
		expect(world.trakt.state.watchlist.read().some(({ media }) => media === other)).toBe(false);
	});

	it('sends 250 titles in three requests, and nothing twice', async () => {
		const films = Array.from({ length: 250 }, (_, index) => library().movie({ title: `Bulk ${index}` }));
		const items = [...films, films[0]!].map(({ ids }) => ({ ids: { trakt: ids.trakt }, type: 'movie' }));
		const before = world.trakt.state.watchlist.size;
		const run = await world.run(addFilms, items);
		expect(run.outcomes).toEqual(Array.from({ length: 251 }, () => 'added'));
		expect(posts(run.requests)).toHaveLength(3);
		expect(world.trakt.state.watchlist.size).toBe(before + 250);
	});

	it('sends nothing when one item is unusable and the node stops on errors', async () => {
		const run = await world.run(addFilms, [{ ids: { trakt: film('Fine').ids.trakt } }, { nothing: true }]);
		expect(run.error).toMatch(/^"Title" is an item without an ID or a title/);
		expect(posts(run.requests)).toEqual([]);
	});

	it('gives an unusable item its error and does the others, when it continues', async () => {
		const fine = film('Fine');
		const run = await world.run(addFilms, [{ nothing: true }, { ids: { trakt: fine.ids.trakt } }], {
			onError: 'continueRegularOutput',
		});
		expect(run.items[0]?.error).toMatch(/without an ID/);
		expect(run.outcomes[1]).toBe('added');
		expect(run.pairs).toEqual([0, 1]);
	});

	it.each([
		['a TMDB number', { idType: 'tmdb', title: () => String(film('By number').ids.tmdb) }],
		['an address of trakt.tv', { title: () => `https://app.trakt.tv/movies/${film('By address').ids.slug}` }],
		['an address of themoviedb.org', { title: () => `https://www.themoviedb.org/movie/${film('By address').ids.tmdb}-name` }],
		['JSON text', { title: () => JSON.stringify({ type: 'movie', ids: { slug: film('By JSON').ids.slug } }) }],
		['a key of Media Sync', { title: () => `movie:${film('By key').ids.tmdb}` }],
		['an item of Radarr', { title: () => ({ tmdbId: film('By Radarr').ids.tmdb, title: 'x' }) }],
	])('takes a title as %s', async (_, { title, ...parameters }) => {
		const value = title();
		const run = await world.run(
			{
				resource: 'watchlist',
				operation: 'add',
				mediaType: 'movie',
				...parameters,
				...(typeof value === 'string' ? { title: value } : { title: '={{ $json }}' }),
			},
			[typeof value === 'string' ? {} : value],
		);
		expect(run.error).toBe('');
		expect(run.outcomes).toEqual(['added']);
	});

	it('fails an item whose title was typed by hand and is not known; titles from data keep their outcome', async () => {
		const typed = { ...addFilms, title: { __rl: true, mode: 'id', value: 'no-such-film-1999' } };
		expect((await world.run(typed)).error).toMatch(/^Trakt does not know a movie with the slug no-such-film-1999\. \| Check the ID/);
		expect((await world.run({ ...addFilms, title: 'no-such-film-1999' })).error).toMatch(/^Trakt does not know a movie/);
		const computed = { ...addFilms, title: { __rl: true, mode: 'id', value: '={{ $json.slug }}' } };
		expect((await world.run(computed, [{ slug: 'no-such-film-1999' }])).outcomes).toEqual(['notFound']);
	});

	it('refuses a bare number, in place of guessing whose it is', async () => {
		const run = await world.run({ ...addFilms, title: '155' });
		expect(run.error).toMatch(/^"Title" is the number 155, but not whose \| Choose Trakt, TMDB or TVDB/);
		expect(run.requests).toEqual([]);
	});

	it('writes single seasons and episodes, by the show and their numbers', async () => {
		const show = library().show({ title: 'Serial', tmdb: 9_100_001, seasons: [3, 3] });
		const run = await world.run({ resource: 'watchlist', operation: 'add', mediaType: 'movie', title: '={{ $json }}' }, [
			{ type: 'season', ids: { tmdb: 9_100_001 }, season: 2 },
			{ type: 'episode', ids: { tmdb: 9_100_001 }, season: 1, episode: 3 },
			{ type: 'episode', ids: { tmdb: 9_100_001 }, season: 7, episode: 1 },
		]);
		expect(run.outcomes).toEqual(['added', 'added', 'notFound']);
		expect(run.items[2]?.message).toContain('TMDB ID 9100001 season 7 episode 1');
		expect(world.trakt.state.watchlist.has(show.seasons[1]!)).toBe(true);
		expect(world.trakt.state.watchlist.has(show)).toBe(false);
	});

	it('tells apart what a removal found and what was not there', async () => {
		const entry = world.trakt.state.watchlist.addMovie({ title: 'Leaving' });
		const remove = { ...addFilms, operation: 'remove' };
		expect((await world.run(remove, [{ ids: { trakt: entry.media.ids.trakt } }])).outcomes).toEqual(['removed']);
		expect((await world.run(remove, [{ ids: { trakt: entry.media.ids.trakt } }])).outcomes).toEqual(['notOnList']);
		expect((await world.run(remove, [{ ids: { trakt: 999_999_999 } }])).outcomes).toEqual(['notFound']);
	});

	it('rates an episode by its own ID, found once per title', async () => {
		const show = library().show({ title: 'Rated', tmdb: 9_100_002, seasons: [2] });
		const run = await world.run(
			{
				resource: 'rating',
				operation: 'add',
				mediaType: 'episode',
				title: show.ids.slug,
				season: 1,
				episode: '={{ $json.n }}',
				rating: 9,
			},
			[{ n: 1 }, { n: 2 }],
		);
		expect(run.outcomes).toEqual(['added', 'added']);
		expect([...extrasOf(world.trakt.state, world.trakt.state.me).ratings.values()].map(({ rating }) => rating)).toEqual([9, 9]);
		expect(posts(run.requests)).toEqual(['POST /sync/ratings']);
	});

	it('adds to a list that is named in any way', async () => {
		const media = film('Listed');
		const list = (value: unknown) => ({
			resource: 'listItem',
			operation: 'add',
			mediaType: 'movie',
			title: media.ids.slug,
			list: value,
		});
		const own = world.lists.favourites;
		for (const value of [
			{ __rl: true, mode: 'list', value: `me/${SAMPLE.favourites}` },
			{ __rl: true, mode: 'url', value: `https://trakt.tv/users/sample-user/lists/${SAMPLE.favourites}` },
			{ __rl: true, mode: 'id', value: SAMPLE.favourites },
			{ __rl: true, mode: 'id', value: String(own.ids.trakt) },
		]) {
			own.items.remove(media);
			const run = await world.run(list(value));
			expect({ value, outcomes: run.outcomes, error: run.error }).toEqual({
				value,
				outcomes: ['added'],
				error: '',
			});
		}
		expect((await world.run(list({ __rl: true, mode: 'id', value: 'not a list/x/y' }))).error).toMatch(
			/^"List" has an entry that is not a Trakt list/,
		);
	});

	describe('into the history', () => {
		const add = {
			resource: 'history',
			operation: 'add',
			mediaType: 'movie',
			title: '={{ $json }}',
			watched: 'at',
			watchedAt: '2026-10-30T20:00:00Z',
		};
		const plays = () => world.trakt.state.me.history.length;

		it('adds another play each time it is asked to', async () => {
			const item = { ids: { trakt: film('Twice').ids.trakt } };
			const run = await world.run(add, [item, item]);
			expect(run.outcomes).toEqual(['added', 'added']);
			expect(plays()).toBe(2);
		});

		it('looks before it sends again when the answer was lost, and adds nothing twice', async () => {
			world.trakt.api.faults.add({ kind: 'lostAfter', match: 'POST /sync/history$', times: 1 });
			const run = await world.run(add, [{ ids: { trakt: film('Lost answer').ids.trakt } }, { ids: { trakt: 999_999_999 } }]);
			expect(run.error).toBe('');
			expect(run.outcomes).toEqual(['added', 'notFound']);
			expect(plays()).toBe(1);
			expect(posts(run.requests)).toHaveLength(1);
		});

		it('sends again when the request never arrived', async () => {
			world.trakt.api.faults.add({ kind: 'resetBefore', match: 'POST /sync/history$', times: 1 });
			const run = await world.run(add, [{ ids: { trakt: film('Lost request').ids.trakt } }]);
			expect(run.outcomes).toEqual(['added']);
			expect(plays()).toBe(1);
		});

		const serial = () => library().show({ title: 'Serial', slug: 'serial', tmdb: 9_100_010, seasons: [9, 10] });
		const seen = () => world.trakt.state.me.history.map(({ media }) => (media.type === 'episode' ? `${media.season}x${media.number}` : ''));

		it.each([
			['the show’s address', { mediaType: 'episode', season: 2, episode: 3, title: 'https://app.trakt.tv/shows/serial' }],
			['an episode’s address from TMDB', { title: 'https://www.themoviedb.org/tv/9100010-serial/season/2/episode/3' }],
			['an episode’s new address', { title: 'https://app.trakt.tv/shows/serial?season=2&view=episode&episode=3' }],
			[
				'a show from a drop-down',
				{ mediaType: 'episode', season: 2, episode: 3, title: { __rl: true, mode: 'list', value: 'show:slug=serial' } },
			],
			['a show item', { mediaType: 'episode', season: 2, episode: 3, title: '={{ $json }}' }],
		])('marks one episode by %s', async (_, parameters) => {
			serial();
			const run = await world.run({ ...add, ...parameters }, [{ type: 'show', ids: { tmdb: 9_100_010 } }]);
			expect(run.error).toBe('');
			expect(seen()).toEqual(['2x3']);
		});

		it.each([
			[
				'the show’s address and Type left as it is',
				{ title: 'https://trakt.tv/shows/serial' },
				/^"Type" is movie, but "Title" names a whole show/,
			],
			[
				'a season’s address and Type left as it is',
				{ title: 'https://trakt.tv/shows/serial/seasons/2' },
				/^"Type" is movie, but "Title" names a whole season/,
			],
			[
				'another episode’s address',
				{ mediaType: 'episode', season: 1, episode: 1, title: 'https://trakt.tv/shows/serial/seasons/2/episodes/3' },
				/^"Title" contradicts itself about the season: Title says 2, Season says 1/,
			],
			['no number of an episode', { mediaType: 'episode', season: 1, title: 'serial' }, /^"Episode" is empty/],
			['no number of a season', { mediaType: 'season', title: 'serial' }, /^"Season" is empty/],
			[
				'an episode, and Type says Show',
				{ mediaType: 'show', title: 'https://trakt.tv/shows/serial/seasons/2/episodes/3' },
				/^"Title" names an episode, but Type says show/,
			],
		])('is refused with %s', async (_, parameters, words) => {
			serial();
			const run = await world.run({ ...add, ...parameters });
			expect(run.error).toMatch(words);
			expect(posts(run.requests)).toEqual([]);
		});

		it('asks before a whole show is added', async () => {
			serial();
			const whole = { ...add, mediaType: 'show', title: 'serial' };
			const refused = await world.run(whole);
			expect(refused.error).toMatch(/^"Add All Episodes" is off \| Every episode of this show would be marked as watched/);
			expect(plays()).toBe(0);
			expect((await world.run({ ...whole, confirm: true })).outcomes).toEqual(['added']);
			expect(plays()).toBe(19);
		});

		it('means the slug where a slug is a number, and never the title with that Trakt ID', async () => {
			const other = library().show({ title: 'Another', trakt: 24, seasons: [3] });
			const wanted = library().show({ title: '24', slug: '24', seasons: [24] });
			const one = { ...add, mediaType: 'episode', season: 1, episode: 2 };
			for (const parameters of [
				{ title: 'https://trakt.tv/shows/24' },
				{ title: 'https://app.trakt.tv/shows/24?season=1&view=episode&episode=2' },
				{ title: '24', idType: 'slug' },
			]) {
				expect((await world.run({ ...one, ...parameters })).error).toBe('');
			}
			const shows = new Set(world.trakt.state.me.history.map(({ media }) => (media.type === 'episode' ? media.show : undefined)));
			expect([...shows]).toEqual([wanted]);
			await world.run({ ...one, title: '24', idType: 'trakt' });
			expect(world.trakt.state.me.history.filter(({ media }) => media.type === 'episode' && media.show === other)).toHaveLength(1);
			const read = await world.run({ resource: 'show', operation: 'get', title: 'https://trakt.tv/shows/24' });
			expect(read.items[0]).toMatchObject({ title: '24' });
		});

		it('does not remove a whole show unless that is confirmed', async () => {
			const show = library().show({ title: 'Long', seasons: [5] });
			for (const episode of show.seasons[0]!.episodes) world.trakt.state.me.watch(episode);
			const remove = { resource: 'history', operation: 'remove', mediaType: 'show', title: show.ids.slug };
			const refused = await world.run({ ...remove, confirm: false });
			expect(refused.error).toMatch(/^"Remove All Episodes" is off \| Removing this show would delete every play/);
			expect(refused.requests).toEqual([]);
			expect(plays()).toBe(5);
			expect((await world.run({ ...remove, confirm: true })).outcomes).toEqual(['removed']);
			expect(plays()).toBe(0);
		});

		it('removes one play by its ID and leaves the others', async () => {
			const media = film('Thrice');
			const ids = [1, 2, 3].map(() => world.trakt.state.me.watch(media).id);
			const run = await world.run({
				resource: 'history',
				operation: 'removePlays',
				historyIds: `${ids[1]}, 424242`,
			});
			expect(run.items[0]).toMatchObject({ outcome: 'removed', notFound: [424_242] });
			expect(world.trakt.state.me.history.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
		});
	});

	describe('refused by Trakt', () => {
		it('names the limits of the account when one is reached', async () => {
			world.trakt.state.me.vip = false;
			const run = await world.run(
				addFilms,
				Array.from({ length: 60 }, (_, index) => ({
					ids: { trakt: library().movie({ title: `More ${index}` }).ids.trakt },
				})),
			);
			// The sample fills the watchlist of a free account already.
			if (world.trakt.state.watchlist.size + 60 <= 250) throw new Error('the sample is too small for this test');
			expect(run.error).toMatch(
				/^Your Trakt account has reached its limit \| This account may have 250 entries on the watchlist, 5 lists, 250 entries on each list, 50 favorites\. Remove entries you no longer need, or upgrade/,
			);
		});

		it.each([
			[401, {}, /^Trakt does not accept the sign-in of this credential \| Open the Trakt credential and press Connect again/],
			[403, {}, /^Trakt refuses the API app of this credential \| .*one connected app only/],
			[404, {}, /^Trakt does not know this user, list or title, or it is private/],
			[412, {}, /^Trakt did not accept the format of the request/],
			[422, {}, /^Trakt cannot use one of the values/],
			[423, { 'x-account-locked': 'true', 'x-account-deactivated': 'false' }, /^This Trakt account is locked/],
			[423, { 'x-account-deactivated': 'true' }, /^This Trakt account is deactivated/],
			[426, {}, /^Trakt offers this to VIP members only/],
		])('%i says what happened and what to do', async (status, headers, words) => {
			world.trakt.api.faults.add({ kind: 'status', status, headers, match: '/sync/watchlist', times: -1 });
			expect((await world.run(addFilms, [{ ids: { trakt: 1 } }])).error).toMatch(words);
		});

		it('says until when a check-in lasts, and that a scrobble was noted already', async () => {
			const media = film('Now');
			const checkIn = { resource: 'checkIn', operation: 'create', mediaType: 'movie', title: media.ids.slug };
			expect((await world.run(checkIn)).error).toBe('');
			expect((await world.run(checkIn)).error).toMatch(
				/^Trakt already has a check-in that is not over; it ends at 20.* \| Cancel it first/,
			);
			const stop = {
				resource: 'scrobble',
				operation: 'stop',
				mediaType: 'movie',
				title: media.ids.slug,
				progress: 99,
			};
			expect((await world.run(stop)).items[0]).toMatchObject({
				action: 'scrobble',
				type: 'movie',
				title: 'Now',
			});
			expect((await world.run(stop)).items[0]).toMatchObject({ action: 'scrobble', alreadyScrobbled: true });
			expect((await world.run({ ...stop, operation: 'pause', progress: 0 })).error).toMatch(
				/^Trakt does not note a scrobble below 1 percent/,
			);
		});
	});

	it('checks in to an episode by its number within the whole show', async () => {
		const show = library().show({ title: 'Anime', slug: 'anime', seasons: [3, 4] });
		const parameters = { resource: 'checkIn', operation: 'create', mediaType: 'episode', title: 'anime', options: { number_abs: 5 } };
		expect((await world.run(parameters)).error).toBe('');
		expect(extrasOf(world.trakt.state, world.trakt.state.me).checkIn?.media).toBe(show.seasons[1]!.episodes[1]);
		expect((await world.run({ ...parameters, season: 1, episode: 5 })).error).toMatch(
			/^"Absolute Number" is filled in beside Season or Episode/,
		);
	});

	it('creates, changes and deletes a list, the last only when confirmed', async () => {
		const created = await world.run({
			resource: 'list',
			operation: 'create',
			name: 'Rainy days',
			fields: { privacy: 'public' },
		});
		expect(created.items[0]).toMatchObject({
			name: 'Rainy days',
			privacy: 'public',
			ids: { slug: 'rainy-days' },
		});
		const list = { __rl: true, mode: 'id', value: 'me/rainy-days' };
		const updated = await world.run({
			resource: 'list',
			operation: 'update',
			list,
			fields: { description: 'Indoors' },
		});
		expect(updated.items[0]).toMatchObject({ description: 'Indoors' });
		expect((await world.run({ resource: 'list', operation: 'delete', list, confirm: false })).error).toContain('is off');
		expect((await world.run({ resource: 'list', operation: 'delete', list, confirm: true })).items[0]).toMatchObject({ success: true });
		expect(world.trakt.state.me.list('rainy-days')).toBeUndefined();
	});

	it.each([
		['https://evil.example/x', 'names a host'],
		['//evil.example/x', 'names a host'],
		['/users/../oauth', 'contains a dot segment'],
		['/users/%2e%2e/oauth', 'contains a dot segment'],
		['/movies/trending?page=2', 'contains'],
	])('keeps a custom API call inside the API: %s', async (path, problem) => {
		const run = await world.run({
			resource: 'customApiCall',
			operation: 'send',
			method: 'GET',
			path,
			query: '{}',
			paginate: false,
		});
		expect(run.error).toContain(`"Path" ${problem}`);
		expect(run.requests).toEqual([]);
	});
});
