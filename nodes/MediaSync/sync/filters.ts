import { InputError } from '../../shared/node/errors';
import type { Title } from './titles';
import { asText } from '../../shared/util/text';

/** What a person lets through. Absent means no limit. */
export interface Filters {
	mediaTypes: string[];
	yearFrom?: number;
	yearTo?: number;
	genres?: string[];
	excludeGenres?: string[];
	minRating?: number;
	/** Titles or IDs, compared without case. */
	exclude?: string[];
}

/** Splits a comma- or line-separated field. */
export function commaList(text: unknown): string[] {
	return asText(text)
		.split(/[,\n\r]+/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/**
 * Reads the filter fields of the Options collection.
 *
 * @throws InputError when the years are the wrong way round
 */
export function readFilters(mediaTypes: string[], options: Record<string, unknown>): Filters {
	const filters: Filters = { mediaTypes };
	const [from, to, rating] = [options.yearFrom, options.yearTo, options.minRating].map((value) => Number(value ?? 0));
	if (from) filters.yearFrom = from;
	if (to) filters.yearTo = to;
	if (rating) filters.minRating = rating;
	if (from && to && from > to) {
		throw new InputError('Year From', `is ${from}, which is after Year To (${to})`, 'Swap the two years.');
	}
	for (const name of ['genres', 'excludeGenres', 'exclude'] as const) {
		const entries = commaList(options[name]).map(name === 'exclude' ? (entry) => entry.toLowerCase() : genreSlug);
		if (entries.length > 0) filters[name] = entries;
	}
	return filters;
}

/** "Science Fiction" as Trakt writes it: `science-fiction`. */
const genreSlug = (genre: string) => genre.toLowerCase().replace(/[\s_]+/g, '-');

/** Genres and ratings come only with Trakt's long form of a title, which is several times as large. */
export const needsFacts = (filters: Filters): boolean =>
	filters.genres !== undefined || filters.excludeGenres !== undefined || filters.minRating !== undefined;

const TYPE_NAMES: Record<string, string> = { movie: 'movies', show: 'shows', season: 'seasons' };

/** @returns why the title is left out, or undefined when it may pass */
export function whyLeftOut(title: Title, filters: Filters): string | undefined {
	const { media } = title;
	if (media.type === 'person') return 'A person cannot be fetched, only films and shows';
	if (media.type === 'episode') return 'Single episodes cannot be fetched; put the season or the show on the list';
	if (!filters.mediaTypes.includes(TYPE_NAMES[media.type] ?? '')) return 'Media Types leaves it out';
	return yearProblem(media.year, filters) ?? factProblem(title, filters) ?? excludeProblem(title, filters);
}

function yearProblem(year: number | undefined, { yearFrom, yearTo }: Filters): string | undefined {
	if (yearFrom === undefined && yearTo === undefined) return undefined;
	if (year === undefined) return 'It has no year yet, and a year is asked for';
	if (yearFrom !== undefined && year < yearFrom) return `It is from ${year}, before ${yearFrom}`;
	if (yearTo !== undefined && year > yearTo) return `It is from ${year}, after ${yearTo}`;
	return undefined;
}

function factProblem(title: Title, filters: Filters): string | undefined {
	const genres = (title.genres ?? []).map(genreSlug);
	if (filters.genres !== undefined && !filters.genres.some((genre) => genres.includes(genre))) {
		return 'None of its genres is among those asked for';
	}
	const unwanted = filters.excludeGenres?.find((genre) => genres.includes(genre));
	if (unwanted !== undefined) return `Its genre ${unwanted} is excluded`;
	if (filters.minRating !== undefined && (title.rating ?? 0) < filters.minRating) {
		return `Its rating ${(title.rating ?? 0).toFixed(1)} is below ${filters.minRating}`;
	}
	return undefined;
}

function excludeProblem(title: Title, { exclude }: Filters): string | undefined {
	if (exclude === undefined) return undefined;
	const ids: unknown[] = Object.values(title.media.ids);
	const names = [title.media.title, ...ids].map((name) => asText(name).toLowerCase());
	return names.some((name) => exclude.includes(name)) ? 'Exclude Titles names it' : undefined;
}
