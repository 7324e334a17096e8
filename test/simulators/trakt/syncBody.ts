import { ApiError } from './apiError';
import type { Episode, Media, MediaLibrary, MediaType, Movie, Season, Show } from './media';
import { PLURALS } from './state';

/** Something a body asked for and the library knows. */
export interface Wanted {
	media: Media;
	watchedAt?: string;
	notes?: string;
}

/** A body's items, and those that nobody knows, as they were sent. */
export interface SyncBody {
	wanted: Wanted[];
	notFound: Record<string, object[]>;
}

type Fields = Record<string, unknown>;

const TYPES = Object.keys(PLURALS) as MediaType[];

/** Reads `{movies, shows, seasons, episodes, people}`; shows may name seasons, and those episodes. */
export function readSyncBody(library: MediaLibrary, body: unknown): SyncBody {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiError(400);
	const result: SyncBody = {
		wanted: [],
		notFound: { movies: [], shows: [], seasons: [], episodes: [] },
	};
	for (const type of TYPES) {
		for (const item of arrayOf((body as Fields)[PLURALS[type]])) {
			const found = findItem(library, type, item);
			const parts = found?.type === 'show' ? partsOf(found, item) : found === undefined ? undefined : [found];
			if (parts === undefined) {
				(result.notFound[PLURALS[type]] ??= []).push(asSent(item));
				continue;
			}
			for (const part of parts) {
				result.wanted.push('media' in part ? part : { media: part, ...extras(item) });
			}
		}
	}
	return result;
}

/** The films and episodes that watching something means: a show is all of its episodes. */
export function playsOf(media: Media): Array<Movie | Episode> {
	switch (media.type) {
		case 'movie':
		case 'episode':
			return [media];
		case 'season':
			return media.episodes;
		case 'show':
			return media.seasons.flatMap((season) => season.episodes);
		case 'person':
			return [];
	}
}

/** An object with a zero for each type, as the answers of writes have it. */
export function zeros(withPeople = false): Record<string, number> {
	const counts: Record<string, number> = { movies: 0, shows: 0, seasons: 0, episodes: 0 };
	if (withPeople) counts.people = 0;
	return counts;
}

/** Adds one to the count of a type. */
export function countIn(counts: Record<string, number>, type: MediaType): void {
	counts[PLURALS[type]] = (counts[PLURALS[type]] ?? 0) + 1;
}

function findItem(library: MediaLibrary, type: MediaType, item: Fields): Media | undefined {
	if (typeof item.ids === 'object' && item.ids !== null) {
		return library.findByIds(type, item.ids as Fields);
	}
	if ((type === 'movie' || type === 'show') && typeof item.title === 'string') {
		return library.findByTitle(type, item.title, Number(item.year));
	}
	return undefined;
}

/** What is meant when a show comes with seasons; undefined when it has none like that. */
function partsOf(show: Show, item: Fields): Array<Show | Wanted> | undefined {
	if (!Array.isArray(item.seasons) || item.seasons.length === 0) return [show];
	const parts: Wanted[] = [];
	for (const wanted of arrayOf(item.seasons)) {
		const season: Season | undefined = show.seasons.find((known) => known.number === wanted.number);
		if (season === undefined) return undefined;
		if (!Array.isArray(wanted.episodes) || wanted.episodes.length === 0) {
			parts.push({ media: season, ...extras(item), ...extras(wanted) });
			continue;
		}
		for (const entry of arrayOf(wanted.episodes)) {
			const episode = season.episodes.find((known) => known.number === entry.number);
			if (episode === undefined) return undefined;
			parts.push({ media: episode, ...extras(item), ...extras(wanted), ...extras(entry) });
		}
	}
	return parts;
}

function extras(item: Fields): Omit<Wanted, 'media'> {
	return {
		...(typeof item.watched_at === 'string' ? { watchedAt: item.watched_at } : {}),
		...(typeof item.notes === 'string' ? { notes: item.notes } : {}),
	};
}

function asSent(item: Fields): object {
	if (item.ids !== undefined) return { ids: item.ids };
	return { title: item.title, year: item.year };
}

function arrayOf(value: unknown): Fields[] {
	if (!Array.isArray(value)) return [];
	return value.filter((item): item is Fields => typeof item === 'object' && item !== null);
}
