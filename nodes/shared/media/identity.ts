/** A film, show, season or episode as every service in this package describes it to the others. */
export interface Media {
	type: MediaType;
	title: string;
	year?: number;
	/** IDs of the film or show; of the show, for its seasons and episodes. */
	ids: MediaIds;
	season?: number;
	episode?: number;
}

export type MediaType = 'movie' | 'show' | 'season' | 'episode' | 'person';

export interface MediaIds {
	tmdb?: number;
	imdb?: string;
	tvdb?: number;
	trakt?: number;
	slug?: string;
}

/** In the order of preference: TMDB numbers are what the targets understand. */
const FALLBACKS = ['imdb', 'tvdb', 'trakt', 'slug'] as const;

/**
 * What makes two titles the same: type and ID, `movie:155`, `show:1396`, `season:1396:2`,
 * `episode:1396:2:7`. The type is part of it because TMDB numbers films and shows separately.
 * Without a TMDB number another ID takes its place: `movie:imdb=tt0468569`.
 *
 * @returns undefined for a title without any ID
 */
export function identity(media: Media): string | undefined {
	const id = bestId(media.ids);
	if (id === undefined) return undefined;
	return [media.type, id, media.season, media.episode].filter((part) => part !== undefined).join(':');
}

function bestId(ids: MediaIds): string | undefined {
	if (ids.tmdb !== undefined) return String(ids.tmdb);
	const name = FALLBACKS.find((candidate) => ids[candidate] !== undefined);
	return name === undefined ? undefined : `${name}=${ids[name]}`;
}

/** "The Dark Knight (2008)", "Breaking Bad (2008) season 2" */
export function label(media: Media): string {
	const year = media.year === undefined ? '' : ` (${media.year})`;
	const season = media.season === undefined ? '' : ` season ${media.season}`;
	const episode = media.episode === undefined ? '' : ` episode ${media.episode}`;
	return `${media.title}${year}${season}${episode}`;
}
