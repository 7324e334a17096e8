import type { IDataObject } from 'n8n-workflow';
import { titleItem } from '../../shared/media/titleItem';
import { attempt, wasThere } from '../../shared/util/attempt';
import { anotherTitle, ARR_API, isAlreadyThere } from '../../shared/arr/policy';
import { asList, type Setup } from '../../shared/arr/setup';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';

/** A film as Radarr lists it; only what is used here. */
export interface Movie {
	id: number;
	title: string;
	year?: number;
	tmdbId: number;
	imdbId?: string | null;
	hasFile?: boolean | null;
	monitored?: boolean;
}

/** The film as an item that fits the title field of every node. */
export function movieItem(movie: IDataObject, outcome?: string): IDataObject {
	const { title, year, tmdbId, imdbId } = movie;
	return titleItem({ title, year, type: 'movie', outcome, ids: { tmdb: tmdbId || undefined, imdb: imdbId } }, movie);
}

interface NewMovie extends Setup {
	title: string;
	year?: number;
	tmdbId: number;
	tagIds?: number[];
	monitored?: boolean;
	/** Look for it at once. */
	search?: boolean;
	minimumAvailability?: MinimumAvailability;
}

/** From when on Radarr looks for a film (MovieStatusType). */
export type MinimumAvailability = 'announced' | 'inCinemas' | 'released';

/** Every film that Radarr has, in one request (the list has no pages), or the one with this TMDB number. */
export async function readMovies(client: ServiceClient, tmdbId?: number): Promise<Movie[]> {
	return asList<Movie>(client, await client.get(`${ARR_API}/movie`, { tmdbId, excludeLocalCovers: true }));
}

/**
 * Adds a film; Radarr fills in everything else by its TMDB number (AddMovieService).
 *
 * @returns the new film, or undefined when Radarr had it already
 * @throws ServiceError when Radarr refuses, its answer was lost (`outcomeUnknown`), or it has added another film,
 *   which is taken back
 */
export async function addMovie(client: ServiceClient, movie: NewMovie): Promise<Movie | undefined> {
	const { tagIds = [], monitored = true, search = true, minimumAvailability = 'released', ...rest } = movie;
	const addOptions = { searchForMovie: search && monitored };
	const added = await attempt(client.post(`${ARR_API}/movie`, { ...rest, monitored, minimumAvailability, tags: tagIds, addOptions }));
	if (added instanceof ServiceError) {
		if (isAlreadyThere(added)) return undefined;
		throw added;
	}
	const made = added as Movie;
	if (made.tmdbId === movie.tmdbId) return made;
	if (made.id) await deleteMovie(client, made.id, false);
	throw anotherTitle(client, `${movie.title || 'the film'} (TMDB ${movie.tmdbId})`, `${made.title} (TMDB ${made.tmdbId})`);
}

/** AddMovieService: neither TMDB nor Radarr's own metadata has the number. */
export const isUnknownMovie = ({ message }: Error): boolean => /A movie with this ID was not found/i.test(message);

/** @returns false when it was gone already */
export async function deleteMovie(client: ServiceClient, id: number, deleteFiles: boolean, exclude = false): Promise<boolean> {
	const query = { deleteFiles, addImportExclusion: exclude };
	return await wasThere(client.request({ method: 'DELETE', path: path`/api/v3/movie/${id}`, query, retry: 'idempotent' }));
}

/** The TMDB number of a film that only its IMDb number is known of. @returns undefined when Radarr finds none */
export async function tmdbOfImdb(client: ServiceClient, imdb: string): Promise<number | undefined> {
	const found = asList<Partial<Movie>>(client, await client.get(`${ARR_API}/movie/lookup`, { term: `imdb:${imdb}` }));
	const same = found.find((movie) => movie.imdbId === imdb);
	return same?.tmdbId !== undefined && same.tmdbId > 0 ? same.tmdbId : undefined;
}

/** TMDB numbers that lists are not to bring in. Radarr itself does not look at them when a film is posted. */
export async function readExclusions(client: ServiceClient): Promise<Set<number>> {
	const excluded = asList<{ tmdbId: number }>(client, await client.get(`${ARR_API}/exclusions`));
	return new Set(excluded.map(({ tmdbId }) => tmdbId));
}
