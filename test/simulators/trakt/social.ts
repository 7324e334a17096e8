import { ApiError } from './apiError';
import { extrasOf } from './extras';
import { listView } from './lists';
import { entriesPage, paginate } from './paging';
import type { Call, Route } from './routes';
import { userOf, userView } from './users';
import { mediaView } from './views';

const read = (path: string, handle: Route['handle'], auth: Route['auth'] = 'optional'): Route => ({ method: 'GET', path, auth, handle });

const FOLLOWED = '2026-01-02T03:04:05.000Z';

/** Accounts that the connected one follows, or that follow it: everybody who was approved. */
function people(call: Call, key: string): unknown {
	const account = userOf(call);
	const { following, followers } = extrasOf(call.state, account);
	const wanted = key === 'following' ? following : key === 'followers' ? followers : [...following].filter((one) => followers.has(one));
	const accounts = [...wanted].flatMap((slug) => call.state.account(slug) ?? []);
	return paginate(call, accounts).map((one) => ({ [key === 'friends' ? 'friends_at' : 'followed_at']: FOLLOWED, user: userView(one) }));
}

/** What those people have watched. */
function activities(call: Call): unknown {
	const plays = call.state.accounts.flatMap((account) => (account === call.me ? [] : account.history.map((play) => ({ account, play }))));
	return paginate(call, plays).map(({ account, play }) => ({
		id: play.id,
		activity_at: play.watchedAt,
		action: play.action,
		user: userView(account),
		type: play.media.type,
		...mediaView(play.media, call.extended),
	}));
}

function stats(call: Call): object {
	const account = userOf(call);
	const extras = extrasOf(call.state, account);
	const plays = (type: string) => account.history.filter(({ media }) => media.type === type);
	const rated = (type: string) => [...extras.ratings.keys()].filter((media) => media.type === type).length;
	const kind = (type: string) => ({
		plays: plays(type).length,
		watched: new Set(plays(type).map(({ media }) => media)).size,
		minutes: 0,
		collected: 0,
		ratings: rated(type),
		comments: 0,
	});
	return {
		movies: kind('movie'),
		shows: { watched: 0, collected: 0, ratings: rated('show'), comments: 0 },
		seasons: { ratings: rated('season'), comments: 0 },
		episodes: kind('episode'),
		network: { friends: 0, followers: extras.followers.size, following: extras.following.size },
		ratings: {
			total: extras.ratings.size,
			distribution: Object.fromEntries(
				Array.from({ length: 10 }, (_, at) => [
					String(at + 1),
					[...extras.ratings.values()].filter(({ rating }) => rating === at + 1).length,
				]),
			),
		},
	};
}

/** What somebody is watching just now; nothing is a 204. */
function watching(call: Call): unknown {
	const { checkIn } = extrasOf(call.state, userOf(call));
	if (checkIn === undefined) {
		call.reply.code(204);
		return undefined;
	}
	const { media, startedAt, expiresAt } = checkIn;
	return { expires_at: expiresAt, started_at: startedAt, action: 'checkin', type: media.type, ...mediaView(media, call.extended) };
}

function answered(call: Call, approve: boolean): object | undefined {
	const { requests, followers } = extrasOf(call.state, call.me);
	const account = requests.get(Number(call.params.id));
	if (account === undefined) throw new ApiError(404);
	requests.delete(Number(call.params.id));
	if (!approve) return undefined;
	followers.add(account.slug);
	return { followed_at: FOLLOWED, user: userView(account) };
}

function smartListOf(call: Call) {
	const found = call.state.accounts
		.flatMap((account) => extrasOf(call.state, account).smartLists)
		.find(({ ids }) => String(ids.trakt) === call.params.id || ids.slug === call.params.id);
	if (found === undefined) throw new ApiError(404);
	return found;
}

const smartListView = ({ ids, name }: ReturnType<typeof smartListOf>): object => ({
	name,
	privacy: 'public',
	created_at: FOLLOWED,
	updated_at: FOLLOWED,
	ids,
	images: { posters: [] },
	source: 'trending',
	media_type: 'movies',
	filters: {},
});

/** People, follow requests and smart lists. */
export const socialRoutes: Route[] = [
	...['followers', 'following', 'friends'].flatMap((key) => [
		read(`/users/:id/${key}`, (call) => people(call, key)),
		read(`/users/:id/${key}/activities`, activities, 'required'),
	]),
	read('/users/:id/stats', stats),
	read('/users/:id/watching', watching),
	read('/users/:id/lists/collaborations', (call) => paginate(call, userOf(call).collaborations).map(listView)),
	read('/users/:id/lists/:list_id/likes', (call) => {
		const list = userOf(call).list(call.params.list_id ?? '');
		if (list === undefined) throw new ApiError(404);
		const fans = call.state.accounts.flatMap((account) =>
			account.liked.filter((like) => like.list === list).map(({ likedAt }) => ({ likedAt, account })),
		);
		return paginate(call, fans).map(({ likedAt, account }) => ({ liked_at: likedAt, user: userView(account) }));
	}),
	read('/users/:id/smart-lists', (call) => paginate(call, extrasOf(call.state, userOf(call)).smartLists).map(smartListView)),
	read('/smart-lists/:id', (call) => smartListView(smartListOf(call))),
	read('/smart-lists/:id/items/:type/:sort_by/:sort_how', (call) => entriesPage(call, smartListOf(call).items)),
	{ method: 'POST', path: '/users/requests/:id', auth: 'required', handle: (call) => answered(call, true) },
	{ method: 'DELETE', path: '/users/requests/:id', auth: 'required', status: 204, handle: (call) => answered(call, false) },
];
