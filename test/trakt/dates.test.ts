import { runTimeFaster } from '../fastTime';
import { extrasOf } from '../simulators/trakt/extras';
import { TraktWorld } from './harness';

/** What the date picker gives has no zone: 20:30 on the wall of the workflow. Clocks change on 29 March (Berlin) and 8 March (Los Angeles). */
const WALL = [
	['Europe/Berlin', '2026-03-28T20:30:00', '2026-03-28T19:30:00.000Z'],
	['Europe/Berlin', '2026-03-29T20:30:00', '2026-03-29T18:30:00.000Z'],
	['America/Los_Angeles', '2026-03-07T20:30:00', '2026-03-08T04:30:00.000Z'],
	['America/Los_Angeles', '2026-03-08T20:30:00', '2026-03-09T03:30:00.000Z'],
	['Asia/Shanghai', '2026-03-29T20:30:00', '2026-03-29T12:30:00.000Z'],
	['UTC', '2026-03-29T20:30:00', '2026-03-29T20:30:00.000Z'],
] as const;

describe.each(WALL)('In %s, %s is %s', (timezone, picked, moment) => {
	let world: TraktWorld;
	let normalTime: () => void;

	beforeAll(async () => {
		normalTime = runTimeFaster(50);
		world = await TraktWorld.start();
	});

	afterAll(async () => {
		normalTime();
		await world.close();
	});

	const run = async (parameters: object) => await world.run(parameters, [{}], {}, { timezone });
	const slug = () => world.trakt.state.library.movies[0]!.ids.slug;

	it('for a play, and for the time between which plays are listed', async () => {
		expect(
			(await run({ resource: 'history', operation: 'add', mediaType: 'movie', title: slug(), watched: 'at', watchedAt: picked })).error,
		).toBe('');
		expect(world.trakt.state.me.history.map(({ watchedAt }) => watchedAt)).toEqual([moment]);
		const listed = await run({ resource: 'history', operation: 'getMany', type: 'all', options: { start_at: picked, end_at: picked } });
		expect(listed.items).toHaveLength(1);
	});

	it('for a rating and a copy', async () => {
		await run({ resource: 'rating', operation: 'add', mediaType: 'movie', title: slug(), rating: 9, options: { rated_at: picked } });
		await run({ resource: 'collection', operation: 'add', mediaType: 'movie', title: slug(), options: { collected_at: picked } });
		const bodies = world.trakt.api.requests.map(({ body }) => body);
		expect(bodies).toMatchObject([{ movies: [{ collected_at: moment }] }]);
		expect(extrasOf(world.trakt.state, world.trakt.state.me).ratings.size).toBe(1);
	});

	it('for what has changed since then', async () => {
		const since = await run({ resource: 'discover', operation: 'updates', type: 'movies', since: picked });
		expect(since.requests[0]).toMatch(`/movies/updates/${encodeURIComponent(moment)}`);
	});

	it('and a day of the calendar is the day that was picked', async () => {
		const day = picked.slice(0, 10);
		for (const startDate of [picked, `${day}T00:00:00`, `${day}T23:59:59`, day]) {
			const { requests } = await run({ resource: 'calendar', operation: 'getMany', calendar: 'shows', target: 'my', startDate, days: 2 });
			expect(requests[0]).toMatch(`/calendars/my/shows/${day}/2`);
		}
	});
});
