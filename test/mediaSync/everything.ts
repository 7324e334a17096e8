import { createEngine, type Engine, type RunOptions } from '../engine';
import { startMoviePilot, type MoviePilotSimulator } from '../simulators/moviePilot';
import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import { startSeerr, type SeerrSimulator } from '../simulators/seerr';
import { startSonarr, type SonarrSimulator } from '../simulators/sonarr';
import { startTmdb, type TmdbSimulator } from '../simulators/tmdb';
import type { SampleFilm, SampleShow } from '../simulators/catalogue';
import type { Simulator } from '../simulators/simulator';
import { startTrakt, type ItemList, type TraktOptions, type TraktSimulator } from '../simulators/trakt';
import { moviePilotCredential, SyncRun, syncWorkflow, traktCredential } from '../world';
import { MediaSync } from '../../nodes/MediaSync/MediaSync.node';
import { WatchFlowMoviePilotApi } from '../../credentials/WatchFlowMoviePilotApi.credentials';
import { WatchFlowTraktDeviceApi } from '../../credentials/WatchFlowTraktDeviceApi.credentials';
import { WatchFlowTraktOAuth2Api } from '../../credentials/WatchFlowTraktOAuth2Api.credentials';
import { WatchFlowRadarrApi } from '../../credentials/WatchFlowRadarrApi.credentials';
import { WatchFlowSeerrApi } from '../../credentials/WatchFlowSeerrApi.credentials';
import { WatchFlowSonarrApi } from '../../credentials/WatchFlowSonarrApi.credentials';
import { WatchFlowTmdbApi } from '../../credentials/WatchFlowTmdbApi.credentials';

export interface FilmSeed {
	title: string;
	year: number;
	trakt: number;
	slug: string;
	tmdb: number | null;
}

export interface ShowSeed extends FilmSeed {
	tvdb: number;
	seasons: number[];
}

export const sources = {
	nodes: [MediaSync],
	credentials: [
		WatchFlowMoviePilotApi,
		WatchFlowTraktDeviceApi,
		WatchFlowTraktOAuth2Api,
		WatchFlowRadarrApi,
		WatchFlowSeerrApi,
		WatchFlowSonarrApi,
		WatchFlowTmdbApi,
	],
};

/** Every service that Media Sync talks to, and n8n's engine with credentials for all of them. */
export class Everything {
	readonly credentials = {
		watchFlowTraktOAuth2Api: 'trakt',
		watchFlowTraktDeviceApi: 'device',
		watchFlowTmdbApi: 'tmdb',
		watchFlowMoviePilotApi: 'moviePilot',
		watchFlowSeerrApi: 'seerr',
		watchFlowRadarrApi: 'radarr',
		watchFlowSonarrApi: 'sonarr',
	};

	private constructor(
		readonly trakt: TraktSimulator,
		readonly tmdb: TmdbSimulator,
		readonly moviePilot: MoviePilotSimulator,
		readonly seerr: SeerrSimulator,
		readonly radarr: RadarrSimulator,
		readonly sonarr: SonarrSimulator,
		readonly engine: Engine,
	) {}

	static async start(trakt: TraktOptions = {}): Promise<Everything> {
		const services = await Promise.all([
			startTrakt({ limits: 'off', ...trakt }),
			startTmdb({ perSecond: 1_000_000 }),
			startMoviePilot({ generation: 'v3.0.0' }),
			startSeerr(),
			startRadarr(),
			startSonarr(),
		] as const);
		return new Everything(...services, await createEngine({ packages: [sources], credentials: credentialsFor(services) }));
	}

	get simulators(): Record<string, Simulator> {
		const { trakt, tmdb, moviePilot, seerr, radarr, sonarr } = this;
		return {
			trakt: trakt.api,
			tmdb: tmdb.simulator,
			moviePilot: moviePilot.simulator,
			seerr: seerr.simulator,
			radarr: radarr.simulator,
			sonarr: sonarr.simulator,
		};
	}

	/** Makes titles known to every service. */
	introduce(...titles: Array<FilmSeed | ShowSeed>): void {
		for (const title of titles) {
			const sample = { ...BLANK, released: `${title.year}-01-01`, firstAired: `${title.year}-01-01T00:00:00.000Z`, ...title };
			const known = { ...title, tmdb: title.tmdb ?? 0, imdb: null };
			const media = { tmdbid: known.tmdb, title: title.title, year: title.year };
			if (!('seasons' in title)) {
				this.trakt.state.library.movie(title);
				if (title.tmdb === null) continue;
				this.tmdb.state.addTitles([sample as unknown as SampleFilm]);
				this.seerr.state.films.set(known.tmdb, known);
				this.radarr.state.know(known);
				this.moviePilot.state.catalogue.addFilm(media);
				continue;
			}
			this.trakt.state.library.show(title);
			this.tmdb.state.addTitles([], [sample as unknown as SampleShow]);
			this.seerr.state.shows.set(known.tmdb, { ...known, tvdb: title.tvdb, seasons: title.seasons });
			this.sonarr.state.know({ ...known, tvdb: title.tvdb, seasons: title.seasons });
			const seasons = Object.fromEntries(title.seasons.map((episodes, index) => [index + 1, episodes]));
			this.moviePilot.state.catalogue.addShow({ ...media, tvdbid: title.tvdb, seasons });
		}
	}

	/** Puts titles on the Trakt watchlist. */
	watchlist(...titles: Array<FilmSeed | ShowSeed>): void {
		const list = this.trakt.state.watchlist;
		for (const title of titles) put(list, title);
	}

	/** Makes a list of the signed-in user's. */
	list(name: string, ...titles: Array<FilmSeed | ShowSeed>) {
		const list = this.trakt.state.me.addList({ name });
		for (const title of titles) put(list.items, title);
		return list;
	}

	/** The titles on a Trakt list or watchlist, sorted. */
	titlesOn(list: { read(): ReadonlyArray<{ media: object }> } = this.trakt.state.watchlist): string[] {
		return list
			.read()
			.map(({ media }) => nameOf(media as Named))
			.sort();
	}

	/** TMDB numbers on the TMDB watchlist: "movie 155". */
	get tmdbWatchlist(): string[] {
		const { movie, tv } = this.tmdb.owner.lists.watchlist;
		return [...movie.map((id) => `movie ${id}`), ...tv.map((id) => `tv ${id}`)].sort();
	}

	async sync(parameters: object = {}, options: RunOptions = {}): Promise<SyncRun> {
		return new SyncRun(await this.engine.run(syncWorkflow(parameters), { credentials: this.credentials, ...options }));
	}

	/** What each service was asked since the last time, by "METHOD /path". */
	takeRequests(): Record<string, string[]> {
		return Object.fromEntries(
			Object.entries(this.simulators).map(([name, simulator]) => {
				const lines = simulator.requests.map(({ method, path }) => `${method} ${path}`);
				simulator.requests = [];
				return [name, lines];
			}),
		);
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt, this.tmdb, this.moviePilot, this.seerr, this.radarr, this.sonarr].map(async (one) => await one.close()));
	}
}

type Services = readonly [TraktSimulator, TmdbSimulator, MoviePilotSimulator, SeerrSimulator, RadarrSimulator, SonarrSimulator];

function credentialsFor([trakt, tmdb, moviePilot, seerr, radarr, sonarr]: Services) {
	const keyed = (id: string, type: string, { url, apiKey }: { url: string; apiKey: string }) => ({
		id,
		name: id,
		type,
		data: { baseUrl: url, apiKey },
	});
	const tokens = trakt.signIn();
	return {
		trakt: traktCredential(trakt),
		device: {
			id: 'device',
			name: 'device',
			type: 'watchFlowTraktDeviceApi',
			data: {
				clientId: trakt.app.clientId,
				clientSecret: trakt.app.clientSecret,
				account: '',
				apiUrl: trakt.api.url,
				authBase: trakt.auth.url,
				accessToken: tokens.access_token,
				refreshToken: tokens.refresh_token,
				expiresAt: Date.now() + 604_800_000,
				signedInFor: `${trakt.auth.url}|${trakt.app.clientId}`,
			},
		},
		tmdb: { id: 'tmdb', name: 'tmdb', type: 'watchFlowTmdbApi', data: tmdb.credential('approve') },
		moviePilot: moviePilotCredential(moviePilot),
		seerr: keyed('seerr', 'watchFlowSeerrApi', seerr),
		radarr: keyed('radarr', 'watchFlowRadarrApi', radarr),
		sonarr: keyed('sonarr', 'watchFlowSonarrApi', sonarr),
	};
}

const put = (list: ItemList, title: FilmSeed | ShowSeed) => ('seasons' in title ? list.addShow(title) : list.addMovie(title));

/** What a sample title has besides. */
export const BLANK = {
	originalTitle: null,
	imdb: null,
	tagline: null,
	overview: null,
	runtime: null,
	genres: [],
	rating: 7,
	votes: 10,
	status: 'released',
	certification: null,
	language: 'en',
	country: null,
	network: 'Example',
};

interface Named {
	type: string;
	title?: string;
	number?: number;
	show?: { title: string };
}

const nameOf = ({ type, title, number, show }: Named): string => (type === 'season' ? `${show?.title} season ${number}` : (title ?? type));
