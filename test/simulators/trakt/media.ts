import type { SampleFilm, SamplePerson, SampleShow } from '../catalogue';

export interface MediaIds {
	trakt: number;
	slug?: string;
	imdb?: string | null;
	tmdb?: number | null;
	tvdb?: number | null;
}

/** What `extended=full` adds, apart from the fields that only one type has. */
interface TitleDetails {
	originalTitle: string | null;
	tagline: string | null;
	overview: string | null;
	runtime: number | null;
	genres: string[];
	rating: number;
	votes: number;
	status: string;
	certification: string | null;
	language: string | null;
	country: string | null;
}

interface Title extends TitleDetails {
	title: string;
	year: number | null;
	ids: MediaIds & { slug: string };
}

export interface Movie extends Title {
	type: 'movie';
	released: string | null;
}

export interface Show extends Title {
	type: 'show';
	firstAired: string;
	network: string;
	seasons: Season[];
}

export interface Season {
	type: 'season';
	ids: MediaIds;
	number: number;
	firstAired: string;
	show: Show;
	episodes: Episode[];
}

export interface Episode {
	type: 'episode';
	ids: MediaIds;
	season: number;
	number: number;
	title: string;
	firstAired: string;
	show: Show;
}

export interface Person {
	type: 'person';
	ids: MediaIds & { slug: string };
	name: string;
}

export type Media = Movie | Show | Season | Episode | Person;
export type MediaType = Media['type'];

/** What a test has to say about a film; everything else has a default. */
export type FilmSeed = { title: string } & Partial<SampleFilm>;
/** What a test has to say about a show. `seasons` is the number of episodes of each season, `specials` of season 0. */
export type ShowSeed = { title: string; specials?: number } & Partial<SampleShow>;
export type PersonSeed = { name: string } & Partial<SamplePerson>;

const DAY_MS = 86_400_000;

/** Everything Trakt knows about, whether or not it is on somebody's list. */
export class MediaLibrary {
	readonly movies: Movie[] = [];

	readonly shows: Show[] = [];

	readonly people: Person[] = [];

	/** By type: what was added, and an index of it that is brought up to date when somebody looks something up. */
	private readonly added: Record<MediaType, Media[]> = { movie: [], show: [], season: [], episode: [], person: [] };

	private readonly index = new Map<string, Media>();

	private readonly indexed: Record<MediaType, number> = { movie: 0, show: 0, season: 0, episode: 0, person: 0 };

	private lastId = 900_000;

	/** Adds a film, or finds the one with the same Trakt id. */
	movie(seed: FilmSeed): Movie {
		const known = this.known<Movie>('movie', seed.trakt);
		if (known !== undefined) return known;
		const trakt = seed.trakt ?? ++this.lastId;
		const year = seed.year === undefined ? 2020 : seed.year;
		const movie: Movie = {
			type: 'movie',
			...details(seed),
			title: seed.title,
			year,
			status: seed.status ?? 'released',
			released: seed.released === undefined ? (year === null ? null : `${year}-05-04`) : seed.released,
			ids: {
				trakt,
				slug: seed.slug ?? `film-${trakt}`,
				imdb: seed.imdb ?? null,
				tmdb: seed.tmdb ?? null,
			},
		};
		this.movies.push(movie);
		this.register(movie);
		return movie;
	}

	/** Adds a show with its seasons and episodes, or finds the one with the same Trakt id. */
	show(seed: ShowSeed): Show {
		const known = this.known<Show>('show', seed.trakt);
		if (known !== undefined) return known;
		const trakt = seed.trakt ?? ++this.lastId;
		const year = seed.year === undefined ? 2020 : seed.year;
		const show: Show = {
			type: 'show',
			...details(seed),
			title: seed.title,
			year,
			status: seed.status ?? 'returning series',
			firstAired: seed.firstAired ?? `${year ?? 2026}-03-02T01:00:00.000Z`,
			network: seed.network ?? 'Northlight',
			seasons: [],
			ids: {
				trakt,
				slug: seed.slug ?? `show-${trakt}`,
				tvdb: seed.tvdb ?? null,
				imdb: seed.imdb ?? null,
				tmdb: seed.tmdb ?? null,
			},
		};
		this.shows.push(show);
		this.register(show);
		for (const [index, count] of (seed.seasons ?? [10]).entries()) this.season(show, index + 1, count);
		if (seed.specials !== undefined) this.season(show, 0, seed.specials);
		return show;
	}

	person(seed: PersonSeed): Person {
		const known = this.known<Person>('person', seed.trakt);
		if (known !== undefined) return known;
		const trakt = seed.trakt ?? ++this.lastId;
		const person: Person = {
			type: 'person',
			name: seed.name,
			ids: {
				trakt,
				slug: seed.slug ?? `person-${trakt}`,
				imdb: seed.imdb ?? null,
				tmdb: seed.tmdb ?? null,
			},
		};
		this.people.push(person);
		this.register(person);
		return person;
	}

	/** Finds by one kind of id. Trakt's own routes take a Trakt id, a slug or an IMDB id: see `findAny`. */
	find(type: MediaType, kind: string, id: string | number): Media | undefined {
		const added = this.added[type] ?? [];
		while ((this.indexed[type] ?? 0) < added.length) this.enter(added[this.indexed[type]++] as Media);
		return this.index.get(`${type}:${kind}:${id}`);
	}

	/** Finds by whatever a path segment may hold. */
	findAny(type: MediaType, id: string): Media | undefined {
		return this.find(type, 'trakt', id) ?? this.find(type, 'slug', id) ?? this.find(type, 'imdb', id);
	}

	/** Finds by the `ids` of a request body; the first id that is known decides. */
	findByIds(type: MediaType, ids: Record<string, unknown>): Media | undefined {
		for (const kind of ['trakt', 'slug', 'imdb', 'tmdb', 'tvdb']) {
			const id = ids[kind];
			if (typeof id !== 'string' && typeof id !== 'number') continue;
			const found = this.find(type, kind, id);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	findByTitle(type: 'movie' | 'show', title: string, year: number): Media | undefined {
		const titles: Array<Movie | Show> = type === 'movie' ? this.movies : this.shows;
		return titles.find((entry) => entry.title === title && entry.year === year);
	}

	private known<T extends Media>(type: T['type'], trakt: number | undefined): T | undefined {
		return trakt === undefined ? undefined : (this.find(type, 'trakt', trakt) as T | undefined);
	}

	/** Adds a season to a show that is there. */
	season(show: Show, number: number, episodes: number): Season {
		const start = Date.parse(show.firstAired) + (number - 1) * 365 * DAY_MS;
		const season: Season = {
			type: 'season',
			number,
			show,
			firstAired: new Date(start).toISOString(),
			episodes: [],
			ids: {
				trakt: show.ids.trakt * 100 + number,
				tvdb: show.ids.tvdb == null ? null : show.ids.tvdb * 100 + number,
				tmdb: show.ids.tmdb == null ? null : show.ids.tmdb * 100 + number,
			},
		};
		for (let at = 1; at <= episodes; at++) {
			const episode: Episode = {
				type: 'episode',
				season: number,
				number: at,
				title: `Episode ${at}`,
				show,
				firstAired: new Date(start + (at - 1) * 7 * DAY_MS).toISOString(),
				ids: {
					trakt: season.ids.trakt * 100 + at,
					tvdb: season.ids.tvdb == null ? null : season.ids.tvdb * 100 + at,
					imdb: null,
					tmdb: season.ids.tmdb == null ? null : season.ids.tmdb * 100 + at,
				},
			};
			season.episodes.push(episode);
			this.register(episode);
		}
		show.seasons.push(season);
		this.register(season);
		return season;
	}

	private register(media: Media): void {
		this.added[media.type].push(media);
	}

	private enter(media: Media): void {
		for (const [kind, id] of Object.entries(media.ids)) {
			if (id === null || id === undefined) continue;
			const key = `${media.type}:${kind}:${String(id)}`;
			if (!this.index.has(key)) this.index.set(key, media);
		}
	}
}

function details(seed: Partial<SampleFilm> & { title: string }): TitleDetails {
	return {
		originalTitle: seed.originalTitle ?? seed.title,
		tagline: seed.tagline ?? null,
		overview: seed.overview ?? null,
		runtime: seed.runtime === undefined ? 100 : seed.runtime,
		genres: seed.genres ?? ['drama'],
		rating: seed.rating ?? 7.5,
		votes: seed.votes ?? 100,
		status: seed.status ?? '',
		certification: seed.certification ?? null,
		language: seed.language ?? 'en',
		country: seed.country ?? null,
	};
}
