import { runTimeFaster } from '../fastTime';
import type { Simulator } from '../simulators/simulator';
import { Everything, type FilmSeed, type ShowSeed } from './everything';

/** Few new titles on a long list are asked about one by one, many in bulk. */
const KNOWN = 300;

let world: Everything;
let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

beforeEach(async () => (world = await Everything.start({ limits: 'off' })));
afterEach(async () => await world.close());

const film = (at: number): FilmSeed => ({ title: `Film ${at}`, year: 2000, trakt: 20_000 + at, slug: `film-${at}`, tmdb: 30_000 + at });
const show = (at: number): ShowSeed => ({ ...film(at), title: `Show ${at}`, slug: `show-${at}`, tvdb: 40_000 + at, seasons: [3] });

const TARGETS: Array<[string, typeof film, object, (world: Everything) => Simulator, RegExp, RegExp]> = [
	[
		'radarr',
		film,
		{ radarrQualityProfile: { mode: 'list', value: 4 }, radarrRootFolder: { mode: 'list', value: '/media' } },
		({ radarr }) => radarr.simulator,
		/movie\?tmdbId=/,
		/\/movie\?(?!.*tmdbId)/,
	],
	[
		'sonarr',
		show,
		{ sonarrQualityProfile: { mode: 'list', value: 4 }, sonarrRootFolder: { mode: 'id', value: '/media' } },
		({ sonarr }) => sonarr.simulator,
		/series\?tvdbId=/,
		/\/series\?(?!.*tvdbId)/,
	],
	['seerr', film, {}, ({ seerr }) => seerr.simulator, /movie\/\d+\?$/, /api\/v1\/media\?take/],
];

test.each(TARGETS)('%s', async (target, titleOf, chosen, simulatorOf, single, bulk) => {
	const titles = Array.from({ length: KNOWN + 41 }, (_, at) => titleOf(at));
	world.introduce(...titles);
	world.watchlist(...titles.slice(0, KNOWN));
	const run = async () => {
		const simulator = simulatorOf(world);
		simulator.requests = [];
		const { error, summary } = await world.sync({ target, ...chosen });
		expect(error).toBe('');
		const reads = simulator.requests.filter(({ method }) => method === 'GET');
		const lines = reads.map(({ path, query }) => `${path}?${new URLSearchParams(query as Record<string, string>).toString()}`);
		return { summary, single: lines.filter((line) => single.test(line)).length, bulk: lines.filter((line) => bulk.test(line)).length };
	};
	const list = (from: number, to: number) => {
		const { library, watchlist } = world.trakt.state;
		for (const title of titles.slice(from, to)) watchlist.add('seasons' in title ? library.show(title as ShowSeed) : library.movie(title));
	};
	expect(await run()).toMatchObject({ summary: { added: KNOWN }, bulk: 1 });
	list(KNOWN, KNOWN + 1);
	const one = await run();
	expect(one).toMatchObject({ summary: { added: 1 }, bulk: 0 });
	expect(one.single).toBeGreaterThanOrEqual(1);
	list(KNOWN + 1, KNOWN + 41);
	expect(await run()).toMatchObject({ summary: { added: 40 }, bulk: 1 });
});
