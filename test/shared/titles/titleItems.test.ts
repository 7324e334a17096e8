import type { IDataObject } from 'n8n-workflow';
import { recogniseTitle } from '../../../nodes/shared/media/readTitle';
import { TITLE_FIELDS } from '../../../nodes/shared/media/titleItem';
import { films, shows, type SampleFilm, type SampleShow } from '../../simulators/catalogue';
import { fillAccount } from '../../simulators/trakt/sample';
import { fillSample as fillTmdb } from '../../simulators/tmdb';
import { fillSample as fillHive, slugOf } from '../../simulators/hdHive';
import { EveryNode, type NodeName } from './everyNode';

const FILM = films.find(({ tmdb, imdb, year }) => tmdb !== null && imdb !== null && year !== null) as SampleFilm & {
	tmdb: number;
	year: number;
};
const SHOW = shows.find(({ tmdb, tvdb, imdb, year }) => [tmdb, tvdb, imdb, year].every((one) => one !== null)) as SampleShow & {
	tmdb: number;
	tvdb: number;
	year: number;
};

const list = { returnAll: true, simplify: true };
const CHOSEN = { qualityProfile: { mode: 'id', value: 4 }, rootFolder: { mode: 'id', value: '/media' }, tags: [] };

/** Every operation that gives titles, and what it needs to give some. */
const OPERATIONS: ReadonlyArray<[NodeName, string, object]> = [
	['Trakt', 'movie.get', { title: FILM.slug, simplify: true }],
	['Trakt', 'movie.getRelated', { title: FILM.slug, ...list }],
	['Trakt', 'show.get', { title: SHOW.slug, simplify: true }],
	['Trakt', 'show.getRelated', { title: SHOW.slug, ...list }],
	['Trakt', 'show.getSeasons', { title: SHOW.slug, ...list }],
	['Trakt', 'show.getLastEpisode', { title: SHOW.slug, simplify: true }],
	['Trakt', 'season.get', { title: SHOW.slug, season: 1, simplify: true }],
	['Trakt', 'season.getEpisodes', { title: SHOW.slug, season: 1, ...list }],
	['Trakt', 'episode.get', { title: SHOW.slug, season: 1, episode: 2, simplify: true }],
	['Trakt', 'watchlist.getMany', list],
	['Trakt', 'history.getMany', list],
	['Trakt', 'rating.getMany', list],
	['Trakt', 'collection.getMany', { ...list, type: 'movies' }],
	['Trakt', 'favorite.getMany', list],
	['Trakt', 'watched.getMany', { ...list, type: 'movies' }],
	['Trakt', 'recommendation.getMany', { ...list, type: 'shows' }],
	['Trakt', 'discover.popular', { ...list, returnAll: false, limit: 5, type: 'movies' }],
	['Trakt', 'discover.trending', { ...list, returnAll: false, limit: 5, type: 'shows' }],
	['Trakt', 'calendar.getMany', { ...list, calendar: 'shows', target: 'all', days: 366 }],
	['Trakt', 'search.text', { ...list, returnAll: false, limit: 5, query: 'the', types: ['movie', 'show'] }],
	['Trakt', 'watchlist.add', { title: FILM.slug }],
	['TMDB', 'search.multi', { ...list, query: 'the' }],
	['TMDB', 'movie.get', { title: FILM.tmdb, simplify: true }],
	['TMDB', 'show.get', { title: SHOW.tmdb, simplify: true }],
	['TMDB', 'popular.getMany', { ...list, type: 'movie' }],
	['TMDB', 'trending.getMany', { ...list, type: 'all' }],
	['TMDB', 'discover.show', list],
	['TMDB', 'account.getWatchlist', { ...list, type: 'movie' }],
	['MoviePilot', 'media.search', { title: FILM.title, limit: 5, simplify: true }],
	['MoviePilot', 'media.get', { mediaType: 'movie', tmdbId: String(FILM.tmdb), simplify: true }],
	['MoviePilot', 'subscription.add', { mediaType: 'tv', tmdbId: String(SHOW.tmdb) }],
	['MoviePilot', 'subscription.getMany', list],
	['MoviePilot', 'subscription.findByMedia', { mediaType: 'movie', tmdbId: String(FILM.tmdb) }],
	['Seerr', 'media.search', { ...list, query: FILM.title }],
	['Seerr', 'request.create', { mediaType: 'movie', tmdbId: String(FILM.tmdb) }],
	['Seerr', 'request.getMany', { returnAll: true, filter: 'all', withTitles: true }],
	['HDHive', 'resource.getMany', { ...list, mediaType: 'movie', tmdbId: '550' }],
	['HDHive', 'resource.getMany', { ...list, mediaType: 'tv', tmdbId: '1396' }],
	['HDHive', 'resource.unlockBest', { mediaType: 'movie', tmdbId: '550', maxPoints: 100, preferences: {}, dryRun: true }],
	['HDHive', 'share.get', { slug: slugOf('remux'), simplify: true }],
	['Seerr', 'media.getStatus', { mediaType: 'tv', tmdbId: String(SHOW.tmdb) }],
	['Radarr', 'movie.lookUp', { ...list, term: `tmdb:${FILM.tmdb}` }],
	['Radarr', 'movie.add', { tmdbId: String(FILM.tmdb), ...CHOSEN }],
	['Radarr', 'movie.getMany', { ...list, show: 'all' }],
	['Sonarr', 'series.lookUp', { ...list, term: `tvdb:${SHOW.tvdb}` }],
	['Sonarr', 'series.add', { idType: 'tvdb', showId: String(SHOW.tvdb), seasons: 'all', ...CHOSEN }],
	['Sonarr', 'series.getMany', list],
];

let world: EveryNode;

beforeAll(async () => {
	world = await EveryNode.start();
	const { trakt, tmdb, moviePilot, hive } = world.servers;
	fillHive(hive.state);
	fillAccount(trakt.state);
	fillTmdb(tmdb.state);
	moviePilot.state.fill({
		films: [{ tmdbid: FILM.tmdb, title: FILM.title, originalTitle: FILM.title, year: FILM.year }],
		shows: [
			{ tmdbid: SHOW.tmdb, title: SHOW.title, originalTitle: SHOW.title, year: SHOW.year, tvdbid: SHOW.tvdb, seasons: { 1: 3, 2: 2 } },
		],
	});
	await world.run('Seerr', 'request.create', { mediaType: 'tv', tmdbId: String(SHOW.tmdb), seasons: '1' });
	const episode = { title: SHOW.slug, mediaType: 'episode', season: 1, episode: 1, watchedAt: 'now' };
	for (const title of [{ title: FILM.slug, mediaType: 'movie', watchedAt: 'now' }, episode]) {
		await world.run('Trakt', 'history.add', title);
		await world.run('Trakt', 'collection.add', title);
		await world.run('Trakt', 'rating.add', { ...title, rating: 8 });
	}
}, 60_000);

afterAll(async () => await world.close());

/** Leading fields as they stand in the item, and whether anything stands between them. */
const lead = (item: IDataObject): string[] =>
	Object.keys(item).slice(0, TITLE_FIELDS.filter((name) => item[name] !== undefined && item[name] !== null).length);

it.each(OPERATIONS)('%s %s gives the flat item of a title, which every title field reads', async (node, operation, parameters) => {
	const items = (await world.run(node, operation, parameters)).filter(({ type }) => type !== 'list' && type !== 'user');
	expect(items.length).toBeGreaterThan(0);
	for (const item of items) {
		expect(item.error).toBeUndefined();
		expect(['movie', 'show', 'season', 'episode', 'person']).toContain(item.type);
		expect(lead(item)).toEqual(TITLE_FIELDS.filter((name) => item[name] !== undefined && item[name] !== null));
		const read = recogniseTitle(item);
		expect(read.type).toBe(item.type);
		expect(Object.keys({ ...read.ids, ...read.ownIds }).length).toBeGreaterThan(0);
		for (const [name, id] of Object.entries((item.ids ?? {}) as IDataObject)) {
			if (name in read.ids) expect(String(read.ids[name as 'tmdb'])).toBe(String(id));
		}
		if (item.type === 'season' || item.type === 'episode') expect(read.season).toBe(item.season);
		if (item.type === 'episode') expect(read.episode).toBe(item.episode);
	}
});
