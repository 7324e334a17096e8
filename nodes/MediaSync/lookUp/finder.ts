import type { Media, MediaIds } from '../../shared/media/identity';

/** A title that a search gave, with the names that it is known by there. */
export interface Candidate {
	media: Media;
	names: string[];
	/** Its names in other languages and countries: one more request. */
	moreNames(): Promise<string[]>;
}

export type FilmOrShow = 'movie' | 'show';

/** A service that finds the TMDB number of what a list names otherwise. */
export interface Finder {
	service: string;
	/** Every title with one of these IDs; TVDB numbers films and shows separately, so there may be two. */
	byId(ids: MediaIds, type?: FilmOrShow): Promise<Media[]>;
	/**
	 * Titles of this type and year that a search by name gives.
	 *
	 * @returns `complete: false` when there are more of them than were read
	 */
	byName(title: string, year: number, type: FilmOrShow): Promise<{ candidates: Candidate[]; complete: boolean }>;
	/** What a search without the year gives first: named where nothing fits. */
	near(title: string, type: FilmOrShow): Promise<Media[]>;
}
