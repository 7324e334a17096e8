/** MoviePilot's own words for the two media types. */
export const FILM = '电影' as const;
export const SHOW = '电视剧' as const;
export type MediaType = typeof FILM | typeof SHOW;

/** The words Python's enum knows; any other is an unhandled error in the server. */
const KNOWN_TYPES: readonly string[] = [FILM, SHOW, '系列', '未知'];

/** True for a word that MoviePilot's type enum has, whether or not we simulate that type. */
export function isKnownType(word: string): boolean {
	return KNOWN_TYPES.includes(word);
}

/** One title as MoviePilot recognises it through TMDB. */
export interface Media {
	type: MediaType;
	tmdbid: number;
	/** The localised title, which is also the one its media servers carry. */
	title: string;
	originalTitle: string;
	year: string | null;
	imdbid: string | null;
	tvdbid: number | null;
	overview: string | null;
	vote: number;
	released: string | null;
	/** Season number -> episodes; empty for a film. Season 0 holds the specials. */
	seasons: ReadonlyMap<number, number>;
}

/** What a test has to say about a title; the rest has defaults. */
export interface MediaInput {
	tmdbid: number;
	title: string;
	originalTitle?: string;
	year?: number | string | null;
	imdbid?: string | null;
	tvdbid?: number | null;
	overview?: string | null;
	vote?: number;
	released?: string | null;
}

export interface ShowInput extends MediaInput {
	/** Season number -> episodes. */
	seasons: Record<number, number>;
}

export interface CatalogueInput {
	films?: MediaInput[];
	shows?: ShowInput[];
}

/** The part of TMDB that MoviePilot can recognise. Every look-up is one step. */
export class Catalogue {
	private readonly films = new Map<number, Media>();

	private readonly shows = new Map<number, Media>();

	private readonly byName = new Map<string, Media[]>();

	/** Asked at each look-up: TMDB or TVDB cannot be reached just now. The two are different calls, and may fail singly. */
	unreachable: (by: 'number' | 'name') => boolean = () => false;

	private readonly byTvdb = new Map<number, Media>();

	get size(): number {
		return this.films.size + this.shows.size;
	}

	addFilm(input: MediaInput): Media {
		return this.put(this.films, mediaOf(FILM, input, NO_SEASONS));
	}

	addShow(input: ShowInput): Media {
		const seasons = new Map(Object.entries(input.seasons).map(([season, count]) => [Number(season), count]));
		const show = this.put(this.shows, mediaOf(SHOW, input, seasons));
		if (show.tvdbid !== null) this.byTvdb.set(show.tvdbid, show);
		return show;
	}

	get(type: MediaType, tmdbid: number): Media | undefined {
		return this.unreachable('number') ? undefined : this.of(type, tmdbid);
	}

	private of(type: MediaType, tmdbid: number): Media | undefined {
		return (type === FILM ? this.films : this.shows).get(tmdbid);
	}

	/** Makes a title unknown again. */
	remove(type: MediaType, tmdbid: number): void {
		const media = this.of(type, tmdbid);
		if (media === undefined) return;
		(type === FILM ? this.films : this.shows).delete(tmdbid);
		for (const name of namesOf(media)) {
			const key = nameKey(type, name);
			this.byName.set(
				key,
				(this.byName.get(key) ?? []).filter((other) => other !== media),
			);
		}
		if (media.tvdbid !== null) this.byTvdb.delete(media.tvdbid);
	}

	/** By id; without a type only where a single type has that id. */
	byId(type: MediaType | null, tmdbid: number): Media | undefined {
		if (this.unreachable('number')) return undefined;
		if (type !== null) return this.of(type, tmdbid);
		const film = this.films.get(tmdbid);
		const show = this.shows.get(tmdbid);
		return film !== undefined && show !== undefined ? undefined : (film ?? show);
	}

	/** By exact title (localised or original) and, where one is given, year. */
	byTitle(type: MediaType | null, title: string, year: string | null): Media | undefined {
		if (this.unreachable('name')) return undefined;
		const kinds: MediaType[] = type === null ? [FILM, SHOW] : [type];
		for (const kind of kinds) {
			const found = (this.byName.get(nameKey(kind, title)) ?? []).find((media) => year === null || year === '' || media.year === year);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	byTvdbId(tvdbid: number): Media | undefined {
		return this.byTvdb.get(tvdbid);
	}

	/** Titles that contain the text; the one look-up that walks through everything. */
	search(text: string): Media[] {
		const wanted = text.toLowerCase();
		return [...this.films.values(), ...this.shows.values()].filter((media) =>
			namesOf(media).some((name) => name.toLowerCase().includes(wanted)),
		);
	}

	private put(index: Map<number, Media>, media: Media): Media {
		if (index.has(media.tmdbid)) this.remove(media.type, media.tmdbid);
		index.set(media.tmdbid, media);
		for (const name of namesOf(media)) {
			const key = nameKey(media.type, name);
			const same = this.byName.get(key);
			if (same === undefined) this.byName.set(key, [media]);
			else same.push(media);
		}
		return media;
	}
}

/** "盗梦空间 (2010)" */
export function titleWithYear(media: Pick<Media, 'title' | 'year'>): string {
	return media.year === null ? media.title : `${media.title} (${media.year})`;
}

/** Shared by all films: there may be a hundred thousand of them. */
const NO_SEASONS: ReadonlyMap<number, number> = new Map();

function mediaOf(type: MediaType, input: MediaInput, seasons: Media['seasons']): Media {
	return {
		type,
		tmdbid: input.tmdbid,
		title: input.title,
		originalTitle: input.originalTitle ?? input.title,
		year: input.year === undefined || input.year === null ? null : String(input.year),
		imdbid: input.imdbid ?? null,
		tvdbid: input.tvdbid ?? null,
		overview: input.overview ?? null,
		vote: input.vote ?? 0,
		released: input.released ?? null,
		seasons,
	};
}

const namesOf = (media: Media) => (media.title === media.originalTitle ? [media.title] : [media.title, media.originalTitle]);

const nameKey = (type: MediaType, name: string) => `${type} ${name.toLowerCase()}`;
