import { runTimeFaster } from '../fastTime';
import { SyncRun } from '../world';
import type { RunOptions } from '../engine';
import { Everything, type FilmSeed, type ShowSeed } from './everything';

/** UNDO_RUNS=200 for the full number, spread over all targets. */
const rounds = Number(process.env.UNDO_RUNS ?? 12);

let world: Everything;

const films: FilmSeed[] = Array.from({ length: 6 }, (_, at) => ({
	title: `Film ${at}`,
	year: 2000 + at,
	trakt: 100 + at,
	slug: `film-${at}`,
	tmdb: 500 + at,
}));
const shows: ShowSeed[] = Array.from({ length: 4 }, (_, at) => ({
	title: `Show ${at}`,
	year: 2010 + at,
	trakt: 200 + at,
	slug: `show-${at}`,
	tmdb: 600 + at,
	tvdb: 700 + at,
	seasons: [3, 4].slice(0, 1 + (at % 2)),
}));

const arr = (name: string) => ({
	[`${name}QualityProfile`]: { mode: 'list', value: 4 },
	[`${name}RootFolder`]: { mode: 'list', value: '/media' },
});

const targets: Record<string, { fields?: object; has: () => string[] }> = {
	moviePilot: { has: () => world.moviePilot.state.subscriptions.all().map((row) => `${row.type} ${row.tmdbid} ${row.season ?? ''}`) },
	seerr: {
		has: () =>
			world.seerr.state.requests.flatMap(({ media, seasons, type }) =>
				type === 'movie' ? [`movie ${media.tmdbId}`] : seasons.map((one) => `tv ${media.tmdbId} ${one.seasonNumber}`),
			),
	},
	radarr: { fields: arr('radarr'), has: () => [...world.radarr.state.movies.values()].map(({ tmdbId }) => `movie ${tmdbId}`) },
	sonarr: {
		fields: arr('sonarr'),
		has: () =>
			[...world.sonarr.state.series.values()].flatMap(({ show, seasons }) => [
				`tv ${show.tmdb}`,
				...seasons.filter(({ monitored }) => monitored).map((one) => `tv ${show.tmdb} ${one.seasonNumber}`),
			]),
	},
	traktList: {
		fields: { targetList: { mode: 'id', value: 'me/wanted' } },
		has: () => world.titlesOn(world.trakt.state.me.list('wanted')!.items),
	},
	tmdbWatchlist: { has: () => world.tmdbWatchlist },
};

let endFastTime: () => void;

beforeAll(() => {
	endFastTime = runTimeFaster(40);
});

afterAll(() => endFastTime());

beforeEach(async () => {
	world = await Everything.start();
	world.introduce(...films, ...shows);
	world.list('Wanted');
});

afterEach(async () => await world.close());

const pinned = (items: object[]): RunOptions => ({ pinData: { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'] });

const itemOf = (seed: FilmSeed | ShowSeed) => ({
	type: 'seasons' in seed ? 'show' : 'movie',
	title: seed.title,
	year: seed.year,
	ids: { tmdb: seed.tmdb, trakt: seed.trakt, ...('tvdb' in seed ? { tvdb: seed.tvdb } : {}) },
});

const add = async (target: string, seeds: Array<FilmSeed | ShowSeed>) =>
	await world.sync({ operation: 'items', target, ...targets[target]?.fields }, pinned(seeds.map(itemOf)));

const history = async (operation: string, more: object = {}) => await world.sync({ resource: 'history', operation, ...more });

const undo = async (target: string, more: object = {}): Promise<SyncRun> => await history('undoRun', { target, dryRun: false, ...more });

/** Each seed gives the same choices on every machine. */
function choices(seed: number) {
	let state = seed * 2_654_435_761 + 1;
	const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
	return <T>(all: readonly T[]): T[] => all.filter(() => next() < 0.4);
}

test.each(Object.keys(targets))(
	'into %s: a random run is undone, and the target is what it was, but for what others changed since',
	async (target) => {
		const { has } = targets[target]!;
		const mine = Math.max(1, Math.round(rounds / 6));
		for (let round = 0; round < mine; round++) {
			const some = choices(round * 7 + target.length);
			await add(target, some([...films, ...shows]));
			const before = has();
			const run = await add(target, some([...films, ...shows]));
			expect(run.error).toBe('');
			const added = has().filter((name) => !before.includes(name));
			await add(target, some([...films, ...shows]));
			const changed = has();
			const [record] = (run.summary as unknown as { runs?: Array<{ id: string }> }).runs ?? [];
			if (record === undefined) {
				expect(added).toEqual([]);
				continue;
			}
			const planned = await undo(target, { run: record.id, dryRun: true });
			expect(planned.error).toBe('');
			expect(has()).toEqual(changed);
			const undone = await undo(target, { run: record.id });
			expect(undone.error).toBe('');
			expect(undone.summary.failed).toBe(0);
			// A show that a later run has given more seasons stays for their sake.
			expect(has().sort()).toEqual(changed.filter((name) => !added.includes(name)).sort());
			await world.close();
			world = await Everything.start();
			world.introduce(...films, ...shows);
			world.list('Wanted');
		}
	},
	300_000,
);

test('runs are listed, the last one is undone by default, and the next sync does not add its titles again', async () => {
	const [one, two] = films as [FilmSeed, FilmSeed];
	await add('radarr', [one]);
	await add('radarr', [two]);
	const runs = (await history('getRuns')).run.output('Media Sync', 0).map(({ json }) => json);
	expect(runs.map(({ added, target, titles }) => [added, target, (titles as Array<{ title: string }>)[0]?.title])).toEqual([
		[1, 'radarr', 'Film 1'],
		[1, 'radarr', 'Film 0'],
	]);
	const undone = await undo('radarr');
	expect(undone.results).toEqual([expect.objectContaining({ outcome: 'removed', title: 'Film 1' })]);
	expect(targets.radarr?.has()).toEqual(['movie 500']);
	const again = await add('radarr', [two]);
	expect(again.results[0]).toMatchObject({ outcome: 'skipped' });
	await undo('radarr');
	expect(targets.radarr?.has()).toEqual([]);
	expect((await undo('radarr')).error).toMatch(/"Run" is empty, and no run into this target is remembered/);
});

test('what has a file by now, what is gone and another target are said in words', async () => {
	const [one, two] = films as [FilmSeed, FilmSeed];
	await add('radarr', [one, two]);
	const [first, second] = [...world.radarr.state.movies.values()];
	Object.assign(first!, { hasFile: true });
	world.radarr.state.movies.delete(second!.id);
	expect((await undo('sonarr', { run: 'nobody' })).error).toMatch(/"Run" is not among the remembered runs/);
	const { results } = await undo('radarr');
	expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
		['skipped', 'It is in the library now: files are never touched'],
		['skipped', 'It is no longer in Radarr as the run left it'],
	]);
});
