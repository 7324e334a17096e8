import { films, shows } from '../simulators/catalogue';
import { startTmdb, type TmdbSimulator } from '../simulators/tmdb';
import { startTrakt, type TraktOptions, type TraktSimulator } from '../simulators/trakt';
import type { Episode, Season, Show } from '../simulators/trakt/media';
import { traktCredential } from '../world';
import { ArtServer } from './art';

const DAY_MS = 86_400_000;

/** Names for the titles of the panel, so that its pictures show something to look at. */
const NAMES = [
	[
		'The Lighthouse Keepers',
		'North of Midnight',
		'Paper Kingdoms',
		'Saltwater',
		'The Quiet Engine',
		'Glass Harbour',
		'Second Dawn',
		'The Long Orchard',
		'Copper & Rain',
		'Low Orbit',
		'Hollow Season',
		'The Cartographers',
	],
	[
		'Ember Road',
		'A Theory of Tides',
		'The Last Frequency',
		'Violet Hour',
		'Borrowed Light',
		'Meridian',
		'The Snow Ledger',
		'Atlas of Small Things',
		'Night Ferry',
		'Kestrel',
		'The Glass Mountain',
		'Summer, Interrupted',
	],
] as const;

const OVERVIEW =
	'When the ferries stop running, the keepers of a remote light find that somebody has been answering their signals for years. What begins as a game turns into the only thing that holds the islands together.';

/** Both services with an account that watches, wants and likes something; the same on every run. */
export class PanelWorld {
	private constructor(
		readonly trakt: TraktSimulator,
		readonly tmdb: TmdbSimulator,
		readonly art: ArtServer,
	) {}

	static async start(options: TraktOptions = {}): Promise<PanelWorld> {
		const world = new PanelWorld(await startTrakt(options), await startTmdb(), await ArtServer.start());
		world.fill();
		return world;
	}

	/** The Trakt credential as it stands after Connect. */
	get traktCredential() {
		return { ...traktCredential(this.trakt), id: `trakt-${this.trakt.app.clientId.slice(0, 8)}` };
	}

	get tmdbCredential() {
		return {
			id: `tmdb-${this.trakt.app.clientId.slice(0, 8)}`,
			name: 'TMDB account',
			type: 'watchFlowTmdbApi',
			data: this.tmdb.credential('approve'),
		};
	}

	/** Requests that reached either service. */
	get requests(): string[] {
		return [...this.trakt.api.requests, ...this.tmdb.simulator.requests].map(({ method, path }) => `${method} ${path}`);
	}

	startCounting(): void {
		this.trakt.api.requests = [];
		this.tmdb.simulator.requests = [];
		this.art.seen.length = 0;
	}

	/** Tokens and the like that must never be seen. */
	get secrets(): string[] {
		return [...this.trakt.api.secrets, ...this.trakt.auth.secrets, ...this.tmdb.simulator.secrets];
	}

	show(index: number): Show {
		return this.trakt.state.library.shows[index] as Show;
	}

	/** Two specials of a show, aired long ago; TMDB does not list them. */
	specials(show: Show): Episode[] {
		const { episodes } = this.trakt.state.library.season(show, 0, 2);
		for (const episode of episodes) episode.firstAired = '2024-01-06T20:00:00.000Z';
		return episodes;
	}

	episode(show: Show, season: number, number: number): Episode {
		const found = show.seasons.find((one) => one.number === season)?.episodes.find((one) => one.number === number);
		if (found === undefined) throw new Error(`There is no S${season} E${number} of ${show.title}`);
		return found;
	}

	async close(): Promise<void> {
		await Promise.all([this.trakt.close(), this.tmdb.close(), this.art.close()]);
	}

	private fill(): void {
		const { library, watchlist, me } = this.trakt.state;
		const [showNames, filmNames] = NAMES;
		showNames.forEach((title, index) => {
			const seed = {
				...shows[index]!,
				title,
				originalTitle: title,
				overview: OVERVIEW,
				tagline: 'Somebody always answers.',
				seasons: [8, 10, 6],
				tmdb: 5_000 + index * 2 + (index === 5 || index === 8 ? 1 : 0),
				year: 2024,
				rating: 8.6 - index / 10,
				genres: ['drama', 'mystery'],
			};
			this.tmdb.state.shows.set(seed.tmdb, { ...seed, firstAired: '2023-09-01T00:00:00.000Z', votes: 90_000 - index });
			library.show(seed);
		});
		filmNames.forEach((title, index) => {
			const seed = {
				...films[index]!,
				title,
				originalTitle: title,
				overview: OVERVIEW,
				tmdb: 7_001 + index * 4,
				year: 2026 - (index % 4),
				released: `${2026 - (index % 4)}-0${1 + (index % 9)}-12`,
				rating: 8.3 - index / 10,
			};
			this.tmdb.state.films.set(seed.tmdb, { ...seed, votes: 95_000 - index * 2 });
			library.movie(seed);
		});
		this.airEpisodes();
		for (const film of library.movies.slice(0, 9)) watchlist.addMovie({ trakt: film.ids.trakt, title: film.title });
		for (const show of library.shows.slice(6, 9)) watchlist.addShow({ trakt: show.ids.trakt, title: show.title });
		for (let index = 0; index < 5; index++) {
			const show = this.show(index);
			for (let number = 1; number <= 3 + index; number++) me.watch(this.episode(show, 1, number), daysFromNow(-20 + index + number, 21));
		}
		me.watch(library.movies[10]!, daysFromNow(-2, 20));
		me.watch(library.movies[11]!, daysFromNow(-9, 20));
		const { owner } = this.tmdb;
		owner.lists.favorite = { movie: [7_001 + 9 * 4, 7_001 + 3 * 4], tv: [5_000 + 9 * 2, 5_000 + 7 * 2] };
	}

	/** Every show has an old first season, a second one that airs week by week, and a third that is to come. */
	private airEpisodes(): void {
		const offsets = [0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 6];
		this.trakt.state.library.shows.forEach((show, index) => {
			show.seasons.forEach((season: Season, at: number) => {
				season.episodes.forEach((episode, number) => {
					const day = (offsets[index] ?? 0) + (number - 4) * 7 + (at - 1) * 400;
					episode.firstAired = daysFromNow(day, 17 + (index % 4), index * 15);
					episode.title =
						[
							'Arrivals',
							'The Answer',
							'Fog',
							'What the Sea Keeps',
							'Relay',
							'An Hour of Light',
							'Ferry Day',
							'The Ledger',
							'Undertow',
							'Home Signal',
						][number] ?? 'More';
				});
			});
		});
	}
}

/** An hour of a day near today, by the clock of this machine. */
function daysFromNow(days: number, hour: number, minutes = 0): string {
	const date = new Date();
	date.setHours(hour, minutes, 0, 0);
	return new Date(date.getTime() + days * DAY_MS).toISOString();
}
