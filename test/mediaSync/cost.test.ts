import { bulkFilms } from '../simulators/catalogue';
import { World } from '../world';

/** What a night costs at a long watchlist: by what has changed, not by how long it is. */
const TITLES = Number(process.env.COST_TITLES ?? 1_000);

let world: World;

beforeAll(async () => {
	world = await World.start({ trakt: { limits: 'off' } });
	for (const film of bulkFilms(TITLES + 20)) {
		world.moviePilot.state.catalogue.addFilm({ tmdbid: film.tmdb!, title: film.title, year: film.year });
		if (world.trakt.state.watchlist.read().length < TITLES) world.trakt.state.watchlist.addMovie(film);
	}
	const first = await world.sync({ options: { checkLibrary: false } });
	expect(first.summary).toMatchObject({ added: TITLES, failed: 0 });
	await world.sync();
}, 60_000);

afterAll(async () => await world.close());

const list = (count: number, from = TITLES) => {
	for (const film of bulkFilms(TITLES + 20).slice(from, from + count))
		world.trakt.state.watchlist.add(world.trakt.state.library.movie(film));
};

test('nothing new costs one request, one new title at most six, and more by title', async () => {
	world.startCounting();
	expect((await world.sync()).summary).toMatchObject({ unchanged: true, requests: 1 });
	list(1);
	world.startCounting();
	const started = process.cpuUsage();
	const one = await world.sync();
	const { user, system } = process.cpuUsage(started);
	process.stdout.write(
		`${TITLES} titles, one new: ${world.requests} requests, ${Math.round((user + system) / 1000)} ms of CPU (simulators included)\n`,
	);
	expect(one.summary).toMatchObject({ added: 1, failed: 0 });
	expect(world.requests).toBeLessThanOrEqual(6);
});

test('ten new and ten gone cost at most two requests a page and those for the titles', async () => {
	const { watchlist } = world.trakt.state;
	const every = Math.floor(TITLES / 10);
	for (const { media } of [...watchlist.read()].filter((_, at) => at % every === 5).slice(0, 10)) watchlist.remove(media);
	list(10, TITLES + 5);
	world.startCounting();
	const run = await world.sync();
	const pages = Math.ceil(TITLES / 250);
	process.stdout.write(`${TITLES} titles, ten new and ten gone: ${world.requests} requests, ${pages} pages\n`);
	expect(run.summary).toMatchObject({ added: 10, failed: 0, removed: 0 });
	// The look into the library and the add of each, the subscriptions before and after, and when the list was changed.
	expect(world.requests).toBeLessThanOrEqual(2 * pages + 2 * 10 + 3);
	world.startCounting();
	expect((await world.sync()).summary).toMatchObject({ unchanged: true, requests: 1 });
});
