import { ApiError } from './apiError';
import type { Media, MediaType } from './media';
import type { Call } from './routes';

/** Where each kind of title stands in the API. */
export const TITLE_PATHS: ReadonlyArray<[MediaType, string]> = [
	['movie', '/movies/:id'],
	['show', '/shows/:id'],
	['season', '/shows/:id/seasons/:season'],
	['episode', '/shows/:id/seasons/:season/episodes/:episode'],
];

/** The title that a path names. @throws ApiError 404 for one that Trakt does not know */
export function subjectOf(call: Call, type: MediaType): Media {
	const { library } = call.state;
	const id = call.params.id ?? '';
	if (type === 'movie' || type === 'show' || type === 'person') return known(library.findAny(type, id));
	const show = library.findAny('show', id);
	const season = show?.type === 'show' ? show.seasons.find(({ number }) => String(number) === call.params.season) : undefined;
	if (type === 'season') return known(season);
	return known(season?.episodes.find(({ number }) => String(number) === call.params.episode));
}

function known(media: Media | undefined): Media {
	if (media === undefined) throw new ApiError(404);
	return media;
}
