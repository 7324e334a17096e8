import type { IDataObject } from 'n8n-workflow';
import { WatchFlowMoviePilotApi } from '../../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { WatchFlowRadarrApi } from '../../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTmdbApi } from '../../../credentials/WatchFlowTmdbApi.credentials';
import { operations } from '../../../nodes/MediaSync/operations';
import { startMoviePilot } from '../../simulators/moviePilot';
import { startRadarr } from '../../simulators/radarr';
import { startSeerr } from '../../simulators/seerr';
import { startSonarr } from '../../simulators/sonarr';
import { startTmdb } from '../../simulators/tmdb';
import { startTrakt } from '../../simulators/trakt';
import { films, shows } from '../../simulators/catalogue';
import { moviePilotCredential, traktCredential } from '../../world';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

/** Every service knows these from the catalogue that all simulators share. */
const FILMS = films.filter(({ tmdb }) => tmdb !== null).slice(0, 2);
const SHOWS = shows.filter(({ tmdb, tvdb, seasons }) => tmdb !== null && tvdb !== null && seasons.length === 2).slice(0, 1);

const choices = (name: string) => ({
	[`${name}QualityProfile`]: { mode: 'list', value: 4 },
	[`${name}RootFolder`]: { mode: 'list', value: '/media' },
});

/** Each operation into another target, so that all of them are met. */
const FIELDS: Record<string, IDataObject> = {
	'sync.watchlist': { target: 'moviePilot', dryRun: false },
	'sync.lists': { lists: 'me/mine', target: 'radarr', dryRun: false, ...choices('radarr') },
	'sync.tmdbFavorites': { target: 'seerr', dryRun: false },
	'sync.tmdbWatchlist': { target: 'sonarr', dryRun: false, ...choices('sonarr') },
	'sync.twoWay': { dryRun: false },
};

const sorted = ({ movie, tv }: Record<'movie' | 'tv', number[]>) => ({ movie: [...movie].sort(), tv: [...tv].sort() });

export default defineAdapter<FaultWorld>({
	folder: 'MediaSync',
	names: ['Trakt', 'MoviePilot', 'TMDB', 'Seerr', 'Radarr', 'Sonarr'],
	credentials: [
		WatchFlowMoviePilotApi,
		WatchFlowTraktOAuth2Api,
		WatchFlowRadarrApi,
		WatchFlowSeerrApi,
		WatchFlowSonarrApi,
		WatchFlowTmdbApi,
	],
	operations,
	async start() {
		const [trakt, tmdb, moviePilot, seerr, radarr, sonarr] = await Promise.all([
			startTrakt({ limits: 'off' }),
			startTmdb({ perSecond: 1_000_000, edgeCacheMs: 0 }),
			startMoviePilot({ generation: 'v3.0.0' }),
			startSeerr(),
			startRadarr(),
			startSonarr(),
		]);
		for (const film of FILMS) {
			trakt.state.watchlist.addMovie(film);
			moviePilot.state.catalogue.addFilm({ tmdbid: film.tmdb ?? 0, title: film.title, year: film.year ?? 2000 });
		}
		for (const show of SHOWS) {
			trakt.state.watchlist.addShow(show);
			const seasons = Object.fromEntries(show.seasons.map((episodes, index) => [index + 1, episodes]));
			moviePilot.state.catalogue.addShow({
				tmdbid: show.tmdb ?? 0,
				tvdbid: show.tvdb ?? 0,
				title: show.title,
				year: show.year ?? 2000,
				seasons,
			});
		}
		const mine = trakt.state.me.addList({ name: 'Mine' });
		for (const film of FILMS) mine.items.addMovie(film);
		const { lists } = tmdb.owner;
		lists.favorite.movie = FILMS.map(({ tmdb: id }) => id ?? 0);
		lists.watchlist.tv = SHOWS.map(({ tmdb: id }) => id ?? 0);
		const keyed = ({ url, apiKey }: { url: string; apiKey: string }) => ({ baseUrl: url, apiKey });
		const all = [trakt, tmdb, moviePilot, seerr, radarr, sonarr];
		const simulators = [trakt.api, tmdb.simulator, moviePilot.simulator, seerr.simulator, radarr.simulator, sonarr.simulator];
		return {
			simulators,
			credentials: {
				watchFlowTraktOAuth2Api: traktCredential(trakt).data,
				watchFlowTmdbApi: tmdb.credential('approve'),
				watchFlowMoviePilotApi: moviePilotCredential(moviePilot).data,
				watchFlowSeerrApi: keyed(seerr),
				watchFlowRadarrApi: keyed(radarr),
				watchFlowSonarrApi: keyed(sonarr),
			},
			snapshot: () => ({
				trakt: trakt.state.watchlist.read().map(({ media }) => [media.type, media.ids.trakt]),
				// In which order titles that are sent at the same time arrive says nothing.
				tmdb: { favorite: sorted(lists.favorite), watchlist: sorted(lists.watchlist) },
				moviePilot: moviePilot.state.subscriptions
					.all()
					.map(({ type, tmdbid, season }) => [type, tmdbid, season].join(' '))
					.sort(),
				seerr: seerr.state.requests
					.map(({ type, media, seasons }) => [type, media.tmdbId, seasons.map(({ seasonNumber }) => seasonNumber)].join(' '))
					.sort(),
				radarr: [...radarr.state.movies.values()].map(({ tmdbId }) => tmdbId).sort(),
				sonarr: [...sonarr.state.series.values()].map(({ show, seasons }) => [
					show.tvdb,
					seasons.map(({ seasonNumber, monitored }) => [seasonNumber, monitored]),
				]),
			}),
			secrets: () => [...simulators, trakt.auth].flatMap((simulator) => [...simulator.secrets]),
			close: async () => void (await Promise.all(all.map(async (one) => await one.close()))),
		};
	},
	// Every title is a part of its own. What remembers only asks no service.
	independentParts: Object.keys(FIELDS),
	sample(operation) {
		const fields = FIELDS[nameOf(operation)];
		return fields === undefined ? undefined : { parameters: fields };
	},
});
