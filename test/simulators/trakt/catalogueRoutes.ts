import type { Episode, Media, Movie } from './media';
import { paginate, typesOf } from './paging';
import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import { mediaView } from './views';

const DAY_MS = 86_400_000;

function calendar(call: Call): unknown {
	const days = Number(call.params.days);
	const start = Date.parse(call.params.start ?? '');
	if (Number.isNaN(start) || !(days >= 1) || days > 33) throw new ApiError(400);
	const within = (time: string | null) => {
		const at = Date.parse(time ?? '');
		return at >= start && at < start + days * DAY_MS;
	};
	const { shows, movies } = call.state.library;
	const episodes: Array<[string, Episode | Movie]> = shows
		.flatMap((show) => show.seasons.flatMap((season) => season.episodes))
		.filter((episode) => within(episode.firstAired))
		.map((episode) => [episode.firstAired, episode]);
	const films: Array<[string, Episode | Movie]> = movies
		.filter(({ released }) => within(released))
		.map((movie) => [movie.released ?? '', movie]);
	const kind = call.params.kind ?? 'shows';
	const entries = ['movies', 'streaming', 'dvd'].includes(kind) ? films : kind === 'media' ? [...episodes, ...films] : episodes;
	return entries.map(([at, media]) => ({
		...(media.type === 'movie' ? { released: at } : { first_aired: at }),
		...mediaView(media, call.extended),
	}));
}

function search(call: Call, exact: boolean): unknown {
	const words = String(call.query.query ?? '').toLowerCase();
	if (words === '') throw new ApiError(400);
	const types = typesOf(call.params.type?.replace(/,?list/, '') || 'all');
	const titleOf = (media: Media) => ('title' in media ? media.title : 'name' in media ? media.name : '').toLowerCase();
	const { movies, shows } = call.state.library;
	const found = [...movies, ...shows].filter(
		(media) => (types === undefined || types.has(media.type)) && (exact ? titleOf(media) === words : titleOf(media).includes(words)),
	);
	const lists =
		call.params.type?.includes('list') === true
			? call.state.accounts
					.flatMap((account) => account.lists)
					.filter((list) => list.privacy === 'public' && list.name.toLowerCase().includes(words))
			: [];
	const all = [
		...found.map((media) => ({ type: media.type as string, score: 12.5, ...mediaView(media, call.extended) })),
		...lists.map((list) => ({
			type: 'list',
			score: 10,
			list: {
				name: list.name,
				ids: list.ids,
				user: { username: list.owner.slug, ids: { slug: list.owner.slug } },
			},
		})),
	];
	return paginate(call, all);
}

/** Calendars, searches and single episodes. */
export const catalogueRoutes: Route[] = [
	{ method: 'GET', path: '/calendars/:target/:kind/:start/:days', auth: 'optional', handle: calendar },
	{
		method: 'GET',
		path: '/calendars/releases/hot/:start/:days',
		auth: 'optional',
		handle: (call) => calendar({ ...call, params: { ...call.params, kind: 'media' } }),
	},
	...['new', 'premieres', 'finales'].map((which): Route => ({
		method: 'GET',
		path: `/calendars/:target/shows/${which}/:start/:days`,
		auth: 'optional',
		handle: calendar,
	})),
	{ method: 'GET', path: '/search/:type', auth: 'optional', handle: (call) => search(call, false) },
	{ method: 'GET', path: '/search/:type/exact', auth: 'optional', handle: (call) => search(call, true) },
	{
		method: 'GET',
		path: '/shows/:id/seasons/:season/episodes/:episode',
		auth: 'optional',
		handle: (call) => {
			const show = call.state.library.findAny('show', call.params.id ?? '');
			const season = show?.type === 'show' ? show.seasons.find(({ number }) => String(number) === call.params.season) : undefined;
			const episode = season?.episodes.find(({ number }) => String(number) === call.params.episode);
			if (episode === undefined) throw new ApiError(404);
			return (mediaView(episode, call.extended) as { episode: object }).episode;
		},
	},
	{
		method: 'GET',
		path: '/shows/:id/seasons/:season/info',
		auth: 'optional',
		handle: (call) => {
			const show = call.state.library.findAny('show', call.params.id ?? '');
			const season = show?.type === 'show' ? show.seasons.find(({ number }) => String(number) === call.params.season) : undefined;
			if (season === undefined) throw new ApiError(404);
			return (mediaView(season, call.extended) as { season: object }).season;
		},
	},
];
