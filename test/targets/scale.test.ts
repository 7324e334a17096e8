import { RadarrTarget } from '../../nodes/MediaSync/targets/radarr/target';
import { SeerrTarget } from '../../nodes/MediaSync/targets/seerr/target';
import { SonarrTarget } from '../../nodes/MediaSync/targets/sonarr/target';
import { radarrPolicy } from '../../nodes/Radarr/client/policy';
import { seerrPolicy } from '../../nodes/Seerr/client/policy';
import { sonarrPolicy } from '../../nodes/Sonarr/client/policy';
import { startRadarr } from '../simulators/radarr';
import { startSeerr } from '../simulators/seerr';
import { startSonarr } from '../simulators/sonarr';
import { clientOf, movie, show, Sync } from './kit';

const CHOSEN = { qualityProfileId: 4, rootFolderPath: '/media' };

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Everything but the newest two is there already. */
const THERE = 9_998;

describe('10,000 titles against a target that has all but two of them cost bulk reads and two writes', () => {
	test('Radarr: four lists, two films added', async () => {
		const radarr = await startRadarr();
		const films = numbers(THERE + 2).map((number) => ({ tmdb: 5_000_000 + number, title: `Film ${number}`, year: 2000 }));
		radarr.state.know(...films.slice(THERE));
		for (const film of films.slice(0, THERE)) radarr.state.put(film);
		const kit = clientOf(radarr, radarrPolicy);
		const run = await new Sync(
			films.map(({ title, tmdb }) => movie(title, tmdb)),
			() => new RadarrTarget(kit.client, CHOSEN),
			kit,
		).run();
		expect(run.counts).toBe(`added 2, alreadySubscribed ${THERE}`);
		expect(radarr.simulator.requests).toHaveLength(6);
		await radarr.close();
	});

	test('Seerr: one request per 500 entries of each list, two films requested, one look back', async () => {
		const seerr = await startSeerr();
		const films = numbers(THERE + 2).map((number) => ({ tmdb: 5_000_000 + number, title: `Film ${number}` }));
		for (const film of films.slice(0, THERE)) seerr.state.addRequest(seerr.state.put('movie', film.tmdb, { status: 3 }));
		for (const film of films.slice(THERE)) seerr.state.films.set(film.tmdb, film);
		const kit = clientOf(seerr, seerrPolicy);
		const run = await new Sync(
			films.map(({ title, tmdb }) => movie(title, tmdb)),
			() => new SeerrTarget(kit.client),
			kit,
		).run();
		expect(run.counts).toBe(`added 2, alreadySubscribed ${THERE}`);
		expect(seerr.simulator.requests).toHaveLength(20 + 20 + 2 + 1);
		await seerr.close();
	});
});

test('shows that are there cost nothing either, at Sonarr and at a Seerr that has scanned them', async () => {
	const shows = numbers(1_000).map((number) => ({
		tvdb: 6_000_000 + number,
		tmdb: 7_000_000 + number,
		title: `Show ${number}`,
		year: 2000,
		seasons: [8, 8],
	}));
	const titles = shows.map(({ title, tmdb, tvdb }) => show(title, { tmdb, tvdb }));
	const [sonarr, seerr] = await Promise.all([startSonarr(), startSeerr()]);
	for (const one of shows) {
		sonarr.state.put(one, [1, 2]);
		seerr.state.addRequest(seerr.state.put('tv', one.tmdb, { status: 3, seasons: { 1: 3, 2: 1 } }), { seasons: [2] });
	}
	const atSonarr = clientOf(sonarr, sonarrPolicy);
	const atSeerr = clientOf(seerr, seerrPolicy);
	const all = `alreadySubscribed ${shows.length}`;
	expect((await new Sync(titles, () => new SonarrTarget(atSonarr.client, CHOSEN), atSonarr).run()).counts).toBe(all);
	expect((await new Sync(titles, () => new SeerrTarget(atSeerr.client), atSeerr).run()).counts).toBe(all);
	expect(sonarr.simulator.requests).toHaveLength(3);
	expect(seerr.simulator.requests).toHaveLength(4);
	await Promise.all([sonarr.close(), seerr.close()]);
});
