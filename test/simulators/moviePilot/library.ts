import { FILM, SHOW, type Catalogue, type Media } from './media';

export interface LibraryFilm {
	itemId: string;
	tmdbid: number;
	title: string;
	year: string | null;
	addedAt: number;
}

export interface LibraryShow extends LibraryFilm {
	/** Season number -> the episodes that are there. */
	seasons: Map<number, number[]>;
}

export interface LibraryInput {
	films?: number[];
	/** `seasons` omitted: the whole show. */
	shows?: Array<{ tmdbid: number; seasons?: Record<number, number[]> }>;
}

/** The media server behind MoviePilot, and MoviePilot's copy of it, which are taken to be in step. */
export class Library {
	readonly films = new Map<number, LibraryFilm>();

	readonly shows = new Map<number, LibraryShow>();

	private items = 0;

	constructor(
		private readonly catalogue: Catalogue,
		private readonly now: () => number,
	) {}

	/** Puts a film of the catalogue into the library. */
	addFilm(tmdbid: number): LibraryFilm {
		const film = this.item(this.known(FILM, tmdbid));
		this.films.set(tmdbid, film);
		return film;
	}

	/** Puts a show of the catalogue into the library: all of it, or the given episodes. */
	addShow(tmdbid: number, seasons?: Record<number, number[]>): LibraryShow {
		const media = this.known(SHOW, tmdbid);
		const present: Array<[number, number[]]> =
			seasons === undefined
				? [...media.seasons].filter(([season]) => season > 0).map(([season, count]) => [season, upTo(count)])
				: Object.entries(seasons).map(([season, episodes]) => [Number(season), [...episodes]]);
		const show = { ...this.item(media), seasons: new Map(present) };
		this.shows.set(tmdbid, show);
		return show;
	}

	fill(input: LibraryInput): void {
		for (const tmdbid of input.films ?? []) this.addFilm(tmdbid);
		for (const { tmdbid, seasons } of input.shows ?? []) this.addShow(tmdbid, seasons);
	}

	/** The newest first. */
	latest(count: number): Array<LibraryFilm | LibraryShow> {
		return [...this.films.values(), ...this.shows.values()].sort((a, b) => Number(b.itemId) - Number(a.itemId)).slice(0, count);
	}

	/** A few numbers for a driver in another process. */
	summary(): { films: number; shows: number; episodes: number } {
		let episodes = 0;
		for (const show of this.shows.values()) {
			for (const present of show.seasons.values()) episodes += present.length;
		}
		return { films: this.films.size, shows: this.shows.size, episodes };
	}

	private known(type: Media['type'], tmdbid: number): Media {
		const media = this.catalogue.get(type, tmdbid);
		if (media === undefined) throw new Error(`${type} ${tmdbid} is not in the catalogue`);
		return media;
	}

	private item(media: Media): LibraryFilm {
		const { tmdbid, title, year } = media;
		return { itemId: String(++this.items), tmdbid, title, year, addedAt: this.now() };
	}
}

/** 1, 2, … count */
export function upTo(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index + 1);
}

/** A library entry that has seasons. */
export function isShow(item: LibraryFilm | LibraryShow): item is LibraryShow {
	return 'seasons' in item;
}
