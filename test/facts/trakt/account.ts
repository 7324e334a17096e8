import { expect, fact, readable, type Stage } from './trakt';

const add = async ({ ask }: Stage, path: string, body: object) =>
	(await ask(`POST ${path}`, { body })).json as Record<string, Record<string, number>>;

const seasonsShow = ({ trakt }: Stage) =>
	trakt.state.library.show({ title: 'Serial', slug: 'serial', trakt: 7_001, seasons: [2, 3], specials: 2 });

/** Titles and their ids, and what an account holds of them. */
export const accountFacts = [
	fact('A number in a path is Trakt’s own id first', 'trakt-api 6, 33', async ({ trakt, ask }) => {
		trakt.state.library.show({ title: '24', slug: '24', trakt: 2_400 });
		trakt.state.library.show({ title: 'Another', slug: 'another', trakt: 24 });
		expect((await ask('GET /shows/24')).json).toMatchObject({ title: 'Another' });
	}),
	fact('A number in a path is a slug where no title has that id', 'trakt-api 33', async ({ trakt, ask }) => {
		trakt.state.library.show({ title: '1883', slug: '1883', trakt: 188_300 });
		expect((await ask('GET /shows/1883')).json).toMatchObject({ title: '1883' });
	}),
	fact('In a body a slug is a slug, even if it is a number', 'contract, ids', async (stage) => {
		stage.trakt.state.library.show({ title: 'Another', slug: 'another', trakt: 1_923 });
		const show = stage.trakt.state.library.show({ title: '1923', slug: '1923', trakt: 192_300 });
		await add(stage, '/sync/watchlist', { shows: [{ ids: { slug: '1923' } }] });
		expect(stage.trakt.state.watchlist.has(show)).toBe(true);
	}),
	fact('A text search finds a show whose title is a number, with its slug', 'contract, search', async ({ trakt, ask }) => {
		trakt.state.library.show({ title: '24', slug: '24', trakt: 2_400 });
		expect((await ask('GET /search/show?query=24')).json).toMatchObject([{ type: 'show', show: { ids: { slug: '24', trakt: 2_400 } } }]);
	}),
	fact('Looking up an id has no score', 'facts 1.2, Q31', async ({ trakt, ask }) => {
		const { imdb } = trakt.state.library.movie({ title: 'One', imdb: 'tt0372784' }).ids;
		expect((await ask(`GET /search/imdb/${imdb}?type=movie`)).json).toMatchObject([{ type: 'movie', score: null }]);
	}),
	readable('An id that nobody knows is an empty answer, not a 404', 'facts Q31', async ({ ask }) => {
		const answer = await ask('GET /search/tmdb/999999999?type=movie');
		expect([answer.status, answer.json]).toEqual([200, []]);
	}),
	fact('A write succeeds although nothing was found; only not_found says so', 'facts Q25', async ({ ask }) => {
		const answer = await ask('POST /sync/watchlist', { body: { movies: [{ ids: { imdb: 'tt0000000' } }] } });
		expect([answer.status, answer.json]).toMatchObject([
			201,
			{ added: { movies: 0 }, not_found: { movies: [{ ids: { imdb: 'tt0000000' } }] } },
		]);
	}),
	fact('Adding again is no error: it counts as existing', 'facts Q26', async (stage) => {
		const film = stage.trakt.state.watchlist.read().find(({ media }) => media.type === 'movie')!.media;
		expect(await add(stage, '/sync/watchlist', { movies: [{ ids: { trakt: film.ids.trakt } }] })).toMatchObject({
			added: { movies: 0 },
			existing: { movies: 1 },
		});
	}),
	fact('Several parts of a show stand in one entry, by their numbers', 'contract, sync bodies', async (stage) => {
		const show = seasonsShow(stage);
		await add(stage, '/sync/watchlist', { shows: [{ ids: { slug: 'serial' }, seasons: [{ number: 2, episodes: [{ number: 3 }] }] }] });
		expect(stage.trakt.state.watchlist.has(show)).toBe(false);
		expect(stage.trakt.state.watchlist.has(show.seasons[1]!.episodes[2]!)).toBe(true);
	}),
	fact('A play is never merged with one that is there', 'POST /sync/history, facts Q27', async (stage) => {
		const film = stage.trakt.state.library.movie({ title: 'Twice' });
		const body = { movies: [{ ids: { trakt: film.ids.trakt }, watched_at: '2026-11-01T20:00:00.000Z' }] };
		for (let time = 0; time < 2; time++) expect(await add(stage, '/sync/history', body)).toMatchObject({ added: { movies: 1 } });
		expect(stage.trakt.state.me.history).toHaveLength(2);
	}),
	fact('A play is answered with 201', 'Apiary, facts 1.2', async ({ ask }) => {
		expect((await ask('POST /sync/history', { body: {} })).status).toBe(201);
	}),
	fact('A bare show in a play marks every one of its episodes', 'POST /sync/history', async (stage) => {
		seasonsShow(stage);
		expect(await add(stage, '/sync/history', { shows: [{ ids: { slug: 'serial' } }] })).toMatchObject({ added: { episodes: 7 } });
	}),
	fact('What was watched leaves the watchlist', 'facts Q27', async (stage) => {
		const { media } = stage.trakt.state.watchlist.addMovie({ title: 'Leaving' });
		await add(stage, '/sync/history', { movies: [{ ids: { trakt: media.ids.trakt } }] });
		expect(stage.trakt.state.watchlist.has(media)).toBe(false);
	}),
	fact('Removing a bare show removes the plays of all its episodes', 'facts 4, POST /sync/history/remove', async (stage) => {
		const show = seasonsShow(stage);
		for (const episode of show.seasons[0]!.episodes) stage.trakt.state.me.watch(episode);
		expect(await add(stage, '/sync/history/remove', { shows: [{ ids: { slug: 'serial' } }] })).toMatchObject({ deleted: { episodes: 2 } });
	}),
	fact('A single play is removed by its own id, and an unknown one is named', 'POST /sync/history/remove', async (stage) => {
		const film = stage.trakt.state.library.movie({ title: 'Thrice' });
		const [one] = [1, 2, 3].map(() => stage.trakt.state.me.watch(film).id);
		const answer = await add(stage, '/sync/history/remove', { ids: [one, 424_242] });
		expect(answer).toMatchObject({ deleted: { movies: 1 }, not_found: { ids: [424_242] } });
	}),
	fact('Progress leaves the specials out', 'API docs, progress/watched', async (stage) => {
		seasonsShow(stage);
		const { json } = await stage.ask('GET /shows/serial/progress/watched');
		expect(json).toMatchObject({ aired: 5, seasons: [{ number: 1 }, { number: 2 }] });
	}),
	fact('Progress counts the specials with specials=true', 'API docs, progress/watched', async (stage) => {
		seasonsShow(stage);
		const { json } = await stage.ask('GET /shows/serial/progress/watched?specials=true');
		expect(json).toMatchObject({ aired: 7 });
		const numbers = (json as { seasons: Array<{ number: number }> }).seasons.map(({ number }) => number);
		expect(numbers.sort()).toEqual([0, 1, 2]);
	}),
	fact('Specials are shown and not counted with count_specials=false', 'API docs, progress/watched', async (stage) => {
		seasonsShow(stage);
		const { json } = await stage.ask('GET /shows/serial/progress/watched?specials=true&count_specials=false');
		expect(json).toMatchObject({ aired: 5 });
		expect((json as { seasons: unknown[] }).seasons).toHaveLength(3);
	}),
	fact('A hidden season is left out of the progress unless hidden=true', 'API docs, progress/watched', async (stage) => {
		seasonsShow(stage);
		await add(stage, '/users/hidden/progress_watched', { shows: [{ ids: { slug: 'serial' }, seasons: [{ number: 2 }] }] });
		expect((await stage.ask('GET /shows/serial/progress/watched')).json).toMatchObject({ aired: 2 });
		expect((await stage.ask('GET /shows/serial/progress/watched?hidden=true')).json).toMatchObject({ aired: 5 });
	}),
	fact('Where no next episode is known the answer is 204', 'facts Q30', async ({ trakt, ask }) => {
		trakt.state.library.show({ title: 'Over', slug: 'over', year: 2001, firstAired: '2001-01-01T00:00:00.000Z', seasons: [2] });
		const answer = await ask('GET /shows/over/next_episode');
		expect([answer.status, answer.text]).toEqual([204, '']);
	}),
	fact('Watched titles come as a map from id to time with extended=min', 'facts Q33', async ({ trakt, ask }) => {
		const film = trakt.state.library.movie({ title: 'Seen' });
		trakt.state.me.watch(film, '2026-11-01T20:00:00.000Z');
		expect((await ask('GET /sync/watched/movies?extended=min')).json).toEqual({ [film.ids.trakt]: '2026-11-01T20:00:00.000Z' });
	}),
	fact('A comment of fewer than five words is refused with 422', 'API docs, comments', async ({ trakt, ask }) => {
		const [film] = trakt.state.library.movies;
		expect((await ask('POST /comments', { body: { movie: { ids: film!.ids }, comment: 'Good film' } })).status).toBe(422);
	}),
	readable('A calendar is at most 33 days long', 'guide “Calendars”', async ({ ask }) => {
		expect((await ask('GET /calendars/my/shows/2026-01-01/34')).status).toBe(400);
		expect((await ask('GET /calendars/my/shows/2026-01-01/33')).status).toBe(200);
	}),
	fact('Following somebody twice is a 409', 'facts Q37', async ({ ask }) => {
		expect((await ask('POST /users/justin/follow', { body: {} })).status).toBe(201);
		expect((await ask('POST /users/justin/follow', { body: {} })).status).toBe(409);
	}),
];
