import { ArrWorld, CHEMIST, KNIGHT } from './world';

const AT_RADARR = {
	radarrQualityProfile: { mode: 'list', value: 4 },
	radarrRootFolder: { mode: 'list', value: '/media' },
	radarrTags: [1],
};
const AT_SONARR = { sonarrQualityProfile: { mode: 'list', value: 4 }, sonarrRootFolder: { mode: 'id', value: '/media' } };

let world: ArrWorld;

beforeEach(async () => {
	world = await ArrWorld.start();
	world.watch();
});
afterEach(async () => await world.close());

const outcomes = (run: Awaited<ReturnType<ArrWorld['sync']>>) => {
	expect(run.error).toBe('');
	return Object.fromEntries(run.results.map(({ title, outcome }) => [title, outcome]));
};

describe('Media Sync, through n8n’s engine', () => {
	test('requests films and shows at Seerr, once', async () => {
		expect(outcomes(await world.sync('seerr'))).toEqual({ [KNIGHT.title]: 'added', [CHEMIST.title]: 'added' });
		const again = await world.sync('seerr', { options: { readdRemoved: true } });
		expect(outcomes(again)).toEqual({ [KNIGHT.title]: 'alreadySubscribed', [CHEMIST.title]: 'alreadySubscribed' });
		expect(again.summary).toMatchObject({ titles: 2, added: 0, alreadySubscribed: 2 });
		expect(world.seerr.state.requests.map(({ type, seasons }) => [type, seasons.length])).toEqual([
			['movie', 0],
			['tv', 3],
		]);
	});

	test('adds films to Radarr as its fields say, and leaves shows alone', async () => {
		const run = await world.sync('radarr', { ...AT_RADARR, radarrOptions: { search: false } });
		expect(outcomes(run)).toMatchObject({ [KNIGHT.title]: 'added' });
		expect(world.radarr.state.byTmdb(KNIGHT.tmdb)).toMatchObject({ qualityProfileId: 4, rootFolderPath: '/media', tags: [1] });
		expect(world.radarr.state.searches).toEqual([]);
		expect(outcomes(await world.sync('radarr', { ...AT_RADARR, options: { readdRemoved: true } }))).toMatchObject({
			[KNIGHT.title]: 'alreadySubscribed',
		});
		expect(world.radarr.state.movies.size).toBe(1);
	});

	test('adds shows to Sonarr by their TVDB numbers, and leaves films alone', async () => {
		expect(outcomes(await world.sync('sonarr', AT_SONARR))).toMatchObject({ [CHEMIST.title]: 'added' });
		expect(world.sonarr.state.byTvdb(CHEMIST.tvdb)?.seasons.map(({ monitored }) => monitored)).toEqual([false, true, true, true]);
		expect(outcomes(await world.sync('sonarr', { ...AT_SONARR, options: { readdRemoved: true } }))).toMatchObject({
			[CHEMIST.title]: 'alreadySubscribed',
		});
		expect(world.sonarr.state.series.size).toBe(1);
	});

	test.each(['seerr', 'radarr', 'sonarr'])('run twice at the same moment into %s adds once', async (target) => {
		const parameters = { ...AT_RADARR, ...AT_SONARR };
		const runs = await Promise.all([world.sync(target, parameters), world.sync(target, parameters)]);
		for (const run of runs) expect(run.error).toBe('');
		const sizes = {
			seerr: world.seerr.state.requests.length,
			radarr: world.radarr.state.movies.size,
			sonarr: world.sonarr.state.series.size,
		};
		expect(sizes).toMatchObject({ [target]: target === 'seerr' ? 2 : 1 });
	});

	test('says which profile Radarr has when none is chosen, and writes nothing', async () => {
		const run = await world.sync('radarr');
		expect(run.error).toMatch(/^"Quality Profile" is empty \| Choose one that Radarr has: Any, HD-1080p\./);
		expect(world.radarr.state.movies.size).toBe(0);
	});
});
