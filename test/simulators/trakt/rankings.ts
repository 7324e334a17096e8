import { extrasOf } from './extras';
import { listView } from './lists';
import type { Movie, Show } from './media';
import { paginate } from './paging';
import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import { userView } from './users';
import { movieView, personView, showView } from './views';

const UPDATED = '2026-01-02T03:04:05.000Z';

type Title = Movie | Show;

const bare = (call: Call, title: Title): object =>
	title.type === 'movie' ? movieView(title, call.extended) : showView(title, call.extended);

const nested = (call: Call, title: Title): object => ({ [title.type]: bare(call, title) });

function titlesOf(call: Call, kind: string): Title[] {
	const { movies, shows } = call.state.library;
	return kind === 'movies' ? movies : kind === 'shows' ? shows : movies.flatMap((movie, at) => [movie, ...shows.slice(at, at + 1)]);
}

/** What each ranking says of a title besides the title. */
const COUNTS: Record<string, (rank: number) => object> = {
	trending: (rank) => ({ watchers: 300 - rank }),
	anticipated: (rank) => ({ list_count: 300 - rank }),
	hot: (rank) => ({ list_count: 300 - rank }),
	favorited: (rank) => ({ user_count: 300 - rank }),
	streaming: (rank) => ({ rank: rank + 1, delta: null }),
	watched: (rank) => ({ watcher_count: 300 - rank, play_count: 300 - rank, collected_count: 0, collector_count: 0 }),
};

const countsFor = (ranking: string) => COUNTS[ranking] ?? (COUNTS.watched as (rank: number) => object);

/** Rankings hold the first 300 titles of the library. */
const ranked = (call: Call, kind: string, ranking: string): unknown =>
	paginate(
		call,
		titlesOf(call, kind)
			.slice(0, 300)
			.map((title, rank) => ({ title, rank })),
	).map(({ title, rank }) => ({ ...countsFor(ranking)(rank), ...nested(call, title) }));

const read = (path: string, handle: Route['handle'], auth: Route['auth'] = 'optional'): Route => ({ method: 'GET', path, auth, handle });

const FOREVER = ['trending', 'anticipated', 'hot'];
const BY_PERIOD = ['watched', 'played', 'collected', 'favorited', 'streaming'];

const forKind = (kind: string): Route[] => [
	...FOREVER.filter((ranking) => !['movies trending', 'media hot'].includes(`${kind} ${ranking}`)).map((ranking) =>
		read(`/${kind}/${ranking}`, (call) => ranked(call, kind, ranking)),
	),
	read(`/${kind}/popular`, (call) => paginate(call, titlesOf(call, kind)).map((title) => bare(call, title))),
	...(kind === 'media' ? [] : BY_PERIOD.map((ranking) => read(`/${kind}/${ranking}/:period`, (call) => ranked(call, kind, ranking)))),
	...(kind === 'media'
		? []
		: [
				read(`/${kind}/updates/:since`, (call) =>
					paginate(call, titlesOf(call, kind)).map((title) => ({ updated_at: UPDATED, ...nested(call, title) })),
				),
			]),
];

const popularLists = (call: Call): unknown =>
	paginate(
		call,
		call.state.accounts.flatMap(({ lists }) => lists).filter(({ privacy }) => privacy === 'public'),
	).map((list) => ({ like_count: list.likes, comment_count: 0, list: listView(list) }));

const hiddenOf = (call: Call) => extrasOf(call.state, call.me).hiddenIn('recommendations');

/** Recommended is what the account does not hide; one page of a size of one's choice. */
function recommended(call: Call, kind: 'movies' | 'shows'): unknown {
	const limit = Number(call.query.limit ?? 10);
	const hidden = hiddenOf(call);
	const others = call.state.accounts.slice(1, 2).map((account) => ({ ...userView(account), notes: 'A must' }));
	return titlesOf(call, kind)
		.filter((title) => !hidden.has(title))
		.slice(0, limit)
		.map((title) => ({ ...bare(call, title), favorited_by: others, recommended_by: others }));
}

const recommendations = (kind: 'movies' | 'shows'): Route[] => [
	read(`/recommendations/${kind}`, (call) => recommended(call, kind), 'required'),
	read(`/social_recommendations/${kind}`, (call) => recommended(call, kind), 'required'),
	{
		method: 'DELETE',
		path: `/recommendations/${kind}/:id`,
		auth: 'required',
		status: 204,
		handle: (call) => {
			const title = call.state.library.findAny(kind === 'movies' ? 'movie' : 'show', call.params.id ?? '');
			if (title === undefined) throw new ApiError(404);
			hiddenOf(call).add(title);
		},
	},
];

/** Rankings, recommendations, and what has changed. */
export const rankingRoutes: Route[] = [
	...['movies', 'shows', 'media'].flatMap(forKind),
	read('/movies/boxoffice', (call) =>
		call.state.library.movies.slice(0, 10).map((movie) => ({ revenue: 1_000_000, ...nested(call, movie) })),
	),
	read('/people/updates/:since', (call) =>
		paginate(call, call.state.library.people).map((person) => ({ updated_at: UPDATED, person: personView(person) })),
	),
	read('/lists/popular', popularLists),
	read('/lists/trending', popularLists),
	...recommendations('movies'),
	...recommendations('shows'),
];
