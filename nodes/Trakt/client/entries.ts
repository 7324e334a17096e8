import type { Media, MediaIds, MediaType } from '../../shared/media/identity';

/** An entry of a Trakt watchlist or list, as far as this package reads it. Every field may be null. */
export interface TraktEntry {
	id?: number | null;
	listed_at?: string | null;
	type?: string | null;
	movie?: TraktTitle | null;
	show?: TraktTitle | null;
	season?: { number?: number | null } | null;
	episode?: { season?: number | null; number?: number | null; title?: string | null } | null;
	person?: { name?: string | null; ids?: TraktIds | null } | null;
}

type TraktIds = { [Name in keyof MediaIds]?: MediaIds[Name] | null };

interface TraktTitle {
	title?: string | null;
	year?: number | null;
	ids?: TraktIds | null;
	/** These two come with `extended=full` only. */
	genres?: string[] | null;
	rating?: number | null;
}

/** What the filters look at besides the title itself. */
interface MediaFacts {
	genres?: string[];
	/** Trakt's community rating, 0 to 10. */
	rating?: number;
}

interface TraktItem {
	media: Media;
	facts: MediaFacts;
	listedAt?: string;
}

const TYPES: readonly string[] = ['movie', 'show', 'season', 'episode', 'person'];

/** Reads an entry; an unknown type is taken for what its fields say. */
export function toItem(entry: TraktEntry): TraktItem {
	const type = typeOf(entry);
	const title = type === 'movie' ? entry.movie : entry.show;
	return {
		media: {
			type,
			title: (type === 'person' ? entry.person?.name : title?.title) ?? 'Untitled',
			...(title?.year == null ? {} : { year: title.year }),
			ids: knownIds((type === 'person' ? entry.person?.ids : title?.ids) ?? {}),
			...numbers(type, entry),
		},
		facts: {
			...(title?.genres ? { genres: title.genres } : {}),
			...(title?.rating == null ? {} : { rating: title.rating }),
		},
		...(entry.listed_at ? { listedAt: entry.listed_at } : {}),
	};
}

/** Identifies an entry within one read. */
export const entryKey = (entry: TraktEntry): string => String(entry.id ?? JSON.stringify(entry));

function typeOf(entry: TraktEntry): MediaType {
	if (TYPES.includes(entry.type ?? '')) return entry.type as MediaType;
	return entry.movie ? 'movie' : 'show';
}

function numbers(type: MediaType, entry: TraktEntry): Pick<Media, 'season' | 'episode'> {
	if (type === 'season') return { season: entry.season?.number ?? 0 };
	if (type === 'episode') return { season: entry.episode?.season ?? 0, episode: entry.episode?.number ?? 0 };
	return {};
}

/** Only the IDs that are there: Trakt sends null for those it does not know. */
function knownIds(ids: TraktIds): MediaIds {
	return Object.fromEntries(
		(['trakt', 'slug', 'imdb', 'tmdb', 'tvdb'] as const)
			.filter((name) => ids[name] != null && ids[name] !== '' && ids[name] !== 0)
			.map((name) => [name, ids[name]]),
	);
}
