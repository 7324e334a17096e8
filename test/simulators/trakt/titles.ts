import { ApiError } from './apiError';
import type { Media, MediaType, Movie, Show } from './media';
import { paginate, typesOf } from './paging';
import type { Call, Route } from './routes';
import { episodeView, mediaView, movieView, seasonView, showView } from './views';

const TRENDING = 300;

/** Films, shows and the search by id: what Trakt knows apart from any account. */
export const titleRoutes: Route[] = [
	{
		method: 'GET',
		path: '/movies/trending',
		auth: 'optional',
		handle: (call) => {
			const trending = call.state.library.movies.slice(0, TRENDING).map((movie, index) => ({ watchers: TRENDING - index, movie }));
			call.reply.header('x-trending-user-count', '1721');
			return paginate(call, trending).map(({ watchers, movie }) => ({
				watchers,
				movie: movieView(movie, call.extended),
			}));
		},
	},
	{
		method: 'GET',
		path: '/movies/:id',
		auth: 'optional',
		handle: (call) => movieView(titleOf(call, 'movie') as Movie, call.extended),
	},
	{
		method: 'GET',
		path: '/shows/:id',
		auth: 'optional',
		handle: (call) => showView(titleOf(call, 'show') as Show, call.extended),
	},
	{
		method: 'GET',
		path: '/shows/:id/seasons',
		auth: 'optional',
		handle: (call) => {
			const words = String(call.query.extended ?? '').split(',');
			const seasons = [...(titleOf(call, 'show') as Show).seasons].sort((one, other) => one.number - other.number);
			return seasons.map((season) => ({
				...seasonView(season, call.extended),
				...(words.includes('episodes') ? { episodes: season.episodes.map((episode) => episodeView(episode, call.extended)) } : {}),
			}));
		},
	},
	{
		method: 'GET',
		path: '/search/:id_type/:id',
		auth: 'optional',
		handle: (call) => {
			const { id_type: kind = '', id = '' } = call.params;
			if (!['trakt', 'imdb', 'tmdb', 'tvdb'].includes(kind)) throw new ApiError(404);
			const types = typesOf(call.query.type) ?? new Set<MediaType>(['movie', 'show', 'episode', 'person']);
			const found = [...types]
				.map((type) => call.state.library.find(type, kind, id))
				.filter((media): media is Media => media !== undefined);
			// Looking an id up is not ranking: there is no score.
			return paginate(call, found).map((media) => ({
				type: media.type,
				score: null,
				...mediaView(media, call.extended),
			}));
		},
	},
];

function titleOf(call: Call, type: MediaType): Media {
	const media = call.state.library.findAny(type, call.params.id ?? '');
	if (media === undefined) throw new ApiError(404);
	return media;
}
