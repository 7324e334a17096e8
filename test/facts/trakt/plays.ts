import { expect, fact, type Stage } from './trakt';

const film = ({ trakt }: Stage) => trakt.state.library.movie({ title: 'Evening', slug: 'evening' });

const scrobble = async (stage: Stage, action: string, progress: number) =>
	await stage.ask(`POST /scrobble/${action}`, { body: { movie: { ids: { trakt: film(stage).ids.trakt } }, progress } });

const SCROBBLE = 'API docs, scrobble';

/** What a player tells, and check-ins. The film is the same one within a fact. */
export const playFacts = [
	fact('A start is noted at any progress', SCROBBLE, async (stage) => {
		const { trakt } = film(stage).ids;
		const answer = await stage.ask('POST /scrobble/start', { body: { movie: { ids: { trakt } }, progress: 0 } });
		expect([answer.status, answer.json]).toMatchObject([201, { action: 'start' }]);
	}),
	fact('A pause below the first percent is refused with 422', 'field reports', async (stage) => {
		expect((await scrobble(stage, 'pause', 0.5)).status).toBe(422);
	}),
	fact('A pause at or above 80 percent is refused with 422', 'field reports', async (stage) => {
		expect((await scrobble(stage, 'pause', 80)).status).toBe(422);
		expect((await scrobble(stage, 'pause', 97.5)).status).toBe(422);
		expect(stage.trakt.state.me.history).toEqual([]);
	}),
	fact('A pause in between keeps the place', SCROBBLE, async (stage) => {
		expect((await scrobble(stage, 'pause', 42)).json).toMatchObject({ action: 'pause', progress: 42 });
		expect(((await stage.ask('GET /sync/playback')).json as unknown[]).length).toBe(2);
	}),
	fact('A stop at or above 80 percent counts as watched', SCROBBLE, async (stage) => {
		expect((await scrobble(stage, 'stop', 80)).json).toMatchObject({ action: 'scrobble' });
		expect(stage.trakt.state.me.history).toHaveLength(1);
	}),
	fact('A stop below 80 percent is a pause', SCROBBLE, async (stage) => {
		expect((await scrobble(stage, 'stop', 79)).json).toMatchObject({ action: 'pause' });
		expect(stage.trakt.state.me.history).toEqual([]);
	}),
	fact('A stop below the first percent is refused with 422', SCROBBLE, async (stage) => {
		expect((await scrobble(stage, 'stop', 0)).status).toBe(422);
	}),
	fact('The same title scrobbled again is refused with 409 and says until when', 'facts Q28', async (stage) => {
		const { trakt } = film(stage).ids;
		const stop = async () => await stage.ask('POST /scrobble/stop', { body: { movie: { ids: { trakt } }, progress: 90 } });
		await stop();
		const again = await stop();
		expect(again.status).toBe(409);
		expect(again.json).toEqual({ watched_at: expect.stringMatching(/Z$/), expires_at: expect.stringMatching(/Z$/) });
	}),
	fact('A check-in is answered with 201, a second one with 409 and its end', 'facts Q29', async (stage) => {
		const body = { movie: { ids: { trakt: film(stage).ids.trakt } } };
		expect((await stage.ask('POST /checkin', { body })).status).toBe(201);
		const second = await stage.ask('POST /checkin', { body });
		expect([second.status, second.json]).toEqual([409, { expires_at: expect.stringMatching(/Z$/) }]);
	}),
	fact('A check-in takes the number of an episode within its whole show', 'field reports', async (stage) => {
		stage.trakt.state.library.show({ title: 'Anime', slug: 'anime', seasons: [3, 4], specials: 2 });
		const answer = await stage.ask('POST /checkin', { body: { show: { ids: { slug: 'anime' } }, episode: { number_abs: 5 } } });
		expect(answer.json).toMatchObject({ episode: { season: 2, number: 2 } });
	}),
	fact('Cancelling a check-in is a 204', 'facts Q29', async ({ ask }) => {
		expect((await ask('DELETE /checkin', { body: {} })).status).toBe(204);
	}),
	fact('Nobody watching is a 204', 'facts Q30', async ({ ask }) => {
		expect((await ask('GET /users/me/watching')).status).toBe(204);
	}),
	fact('A playback is deleted with 204, and is then unknown', 'facts Q30', async ({ ask }) => {
		expect((await ask('DELETE /sync/playback/7', { body: {} })).status).toBe(204);
		expect((await ask('DELETE /sync/playback/7', { body: {} })).status).toBe(404);
	}),
];
