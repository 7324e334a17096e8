import type { INodeProperties, INodeType } from 'n8n-workflow';
import { HdHive } from '../../nodes/HdHive/HdHive.node';
import { MoviePilot } from '../../nodes/MoviePilot/MoviePilot.node';
import { Radarr } from '../../nodes/Radarr/Radarr.node';
import { Seerr } from '../../nodes/Seerr/Seerr.node';
import { Sonarr } from '../../nodes/Sonarr/Sonarr.node';
import { Tmdb } from '../../nodes/Tmdb/Tmdb.node';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { recogniseTitle } from '../../nodes/shared/media/readTitle';
import { EveryNode, type NodeName } from './titles/everyNode';

const NODES: Array<[string, new () => INodeType, string]> = [
	['Trakt', Trakt, 'title'],
	['TMDB', Tmdb, 'title'],
	['MoviePilot', MoviePilot, 'tmdbId'],
	['HDHive', HdHive, 'tmdbId'],
	['Seerr', Seerr, 'tmdbId'],
	['Radarr', Radarr, 'tmdbId'],
	['Sonarr', Sonarr, 'showId'],
];

describe.each(NODES)('The title field of %s', (_, Node, name) => {
	const node = new Node();
	const fields = node.description.properties.filter((property: INodeProperties) => property.name === name);

	it('finds titles as one types, by address and by ID, and its search is the node’s', () => {
		expect(fields.length).toBeGreaterThan(0);
		for (const { type, modes = [] } of fields) {
			expect(type).toBe('resourceLocator');
			expect(modes.map(({ displayName }) => displayName)).toEqual(['From List', 'By URL', 'By ID']);
			expect(Object.keys(node.methods?.listSearch ?? {})).toContain(modes[0]?.typeOptions?.searchListMethod);
		}
	});
});

let world: EveryNode;

beforeAll(async () => {
	world = await EveryNode.start();
	const { trakt, moviePilot, seerr, radarr, sonarr } = world.servers;
	trakt.state.library.show({ title: 'Dune: Prophecy', year: 2024, slug: 'dune-prophecy', trakt: 4_242 });
	const film = { tmdb: 4_938, title: 'Dune Part Nine', year: 2031 };
	const show = { tmdb: 4_939, tvdb: 4_940, title: 'Dune Patrol', year: 2029, seasons: [3] };
	moviePilot.state.fill({
		films: [{ tmdbid: film.tmdb, title: film.title, originalTitle: film.title, year: film.year }],
		shows: [{ tmdbid: show.tmdb, title: show.title, originalTitle: show.title, year: show.year, seasons: { 1: 3 } }],
	});
	seerr.state.films.set(film.tmdb, film);
	seerr.state.shows.set(show.tmdb, show);
	radarr.state.know(film);
	sonarr.state.know(show);
});

afterAll(async () => await world.close());

const FILM = { name: 'Dune Part Nine (2031)', value: 'movie:4938', description: 'Film · 2031 · 4938' };
const SHOW = { name: 'Dune Patrol (2029)', value: 'show:4939', description: 'Show · 2029 · 4939' };

it.each<[NodeName, string, object, object[]]>([
	['MoviePilot', 'searchTitles', { mediaType: 'movie' }, [FILM]],
	['MoviePilot', 'searchTitles', { mediaType: 'tv' }, [SHOW]],
	['Seerr', 'seerrTitles', { mediaType: 'movie' }, [FILM]],
	['Seerr', 'seerrTitles', { mediaType: 'tv' }, [SHOW]],
	['Radarr', 'radarrTitles', {}, [FILM]],
	['Sonarr', 'sonarrTitles', {}, [{ ...SHOW, value: 'show:tvdb=4940', description: 'Show · 2029 · 4940' }]],
])(
	'%s’s %s with %j finds titles of that type with their year, and a pick is read back as that title',
	async (node, method, form, found) => {
		const { results } = await world.search(node, method, form, ' dune pa');
		expect(results).toEqual(found);
		const { type, ids } = recogniseTitle(results[0]!.value);
		expect(`${type} ${Object.values(ids).join()}`).toBe(
			`${type === 'movie' ? 'movie 4938' : node === 'Sonarr' ? 'show 4940' : 'show 4939'}`,
		);
		expect((await world.search(node, method, form, '')).results).toEqual([]);
		expect((await world.search(node, method, form, 'no such title')).results).toEqual([]);
	},
);

it('Trakt finds shows for episodes, and what is trending while nothing was typed', async () => {
	const { results } = await world.search(
		'Trakt',
		'searchTitles',
		{ authentication: 'oAuth2', resource: 'history', mediaType: 'episode' },
		'dune',
	);
	expect(results).toEqual([
		{
			name: 'Dune: Prophecy (2024)',
			value: 'show:trakt=4242',
			description: 'Show · 2024 · dune-prophecy',
			url: 'https://app.trakt.tv/shows/dune-prophecy',
		},
	]);
	expect(recogniseTitle(results[0]!.value)).toMatchObject({ type: 'show', ids: { trakt: 4_242 } });
	const trending = await world.search('Trakt', 'searchTitles', { authentication: 'oAuth2', resource: 'movie' }, '');
	expect(trending.results).toHaveLength(25);
	expect(trending.paginationToken).toBe('2');
});

describe('TMDB, and HDHive by TMDB’s search', () => {
	it.each<[NodeName, string, object]>([
		['TMDB', 'searchTitles', { resource: 'watchlist', type: 'movie' }],
		['HDHive', 'hdHiveTitles', { resource: 'resource', operation: 'getMany', mediaType: 'movie' }],
	])('%s finds a film', async (node, method, form) => {
		const [film] = [...world.servers.tmdb.state.films.values()];
		const { results } = await world.search(node, method, form, film!.title);
		expect(results.map(({ value }) => value)).toContain(`movie:${film!.tmdb}`);
		expect(results[0]!.name).toMatch(/ \(\d{4}\)$/);
		expect((await world.search(node, method, form, '')).results).toEqual([]);
	});

	it('HDHive finds shows where the form says so, and a pick is what it then asks for', async () => {
		const [show] = [...world.servers.tmdb.state.shows.values()];
		const form = { resource: 'resource', operation: 'getMany', mediaType: 'tv' };
		const { results } = await world.search('HDHive', 'hdHiveTitles', form, show!.title);
		const pick = results.find(({ value }) => value === `show:${show!.tmdb}`);
		await world.run('HDHive', 'resource.getMany', {
			mediaType: 'tv',
			tmdbId: { __rl: true, mode: 'list', value: pick!.value },
			returnAll: true,
		});
		expect(world.servers.hive.simulator.requests.at(-1)?.path).toBe(`/api/open/resources/tv/${show!.tmdb}`);
	});

	it.each(['', 'https://www.imdb.com/title/'])('HDHive takes an IMDb ID, which TMDB knows: %stt…', async (before) => {
		const film = [...world.servers.tmdb.state.films.values()].find(({ imdb }) => imdb?.startsWith('tt'));
		const parameters = { mediaType: 'movie', tmdbId: `${before}${film!.imdb}`, returnAll: true };
		await world.run('HDHive', 'resource.getMany', parameters);
		expect(world.servers.hive.simulator.requests.at(-1)?.path).toBe(`/api/open/resources/movie/${film!.tmdb}`);
	});

	it('HDHive says that From List needs a credential of TMDB', async () => {
		await expect(world.search('HDHive', 'hdHiveTitles', { mediaType: 'movie' }, 'dune', ['watchFlowTmdbApi'])).rejects.toThrow(
			'"Credential for TMDB API" is not chosen',
		);
	});
});
