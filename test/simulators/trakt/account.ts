import { addEntries, removeEntries } from './entries';
import { extrasOf } from './extras';
import type { ItemList } from './itemList';
import type { Media } from './media';
import { entriesPage, paginate, typesOf } from './paging';
import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import { userOf, userView, visible } from './users';
import { PLURALS, type Account } from './state';
import { countIn, readSyncBody, zeros } from './syncBody';
import { mediaView } from './views';

const own = (call: Call) => extrasOf(call.state, call.me);

const bodyOf = (call: Call) => call.body as Record<string, Array<Record<string, unknown>> | undefined>;

/** The account that a path names, if the caller may see its data. */
function readableUser(call: Call): Account {
	const account = userOf(call);
	visible(call, account !== call.account && account.private ? 'private' : 'public');
	return account;
}

/** Only films and shows count among the favorites. */
const ofFavorites = (answer: Record<string, unknown>) => {
	for (const part of ['added', 'existing', 'deleted', 'not_found']) {
		const group = answer[part] as Record<string, unknown> | undefined;
		if (group !== undefined) answer[part] = { movies: group.movies, shows: group.shows };
	}
	return answer;
};

function reorder(call: Call, list: ItemList) {
	const { rank = [] } = call.body as { rank?: number[] };
	const known = new Set(list.read().map((entry) => entry.id));
	const skipped = rank.filter((id) => !known.has(id));
	return {
		updated: rank.length - skipped.length,
		skipped_ids: skipped,
		list: { updated_at: list.updatedAt, item_count: list.size },
	};
}

function setNote(call: Call, list: ItemList) {
	const entry = list.read().find(({ id }) => String(id) === call.params.item);
	if (entry === undefined) throw new ApiError(404);
	entry.notes = String((call.body as { notes?: string }).notes ?? '');
}

function collected(call: Call, media: Media, listedAt: string) {
	if (media.type !== 'show') {
		return {
			collected_at: listedAt,
			updated_at: listedAt,
			type: media.type,
			...mediaView(media, call.extended),
		};
	}
	return {
		last_collected_at: listedAt,
		last_updated_at: listedAt,
		seasons: [],
		type: 'show',
		...mediaView(media, call.extended),
	};
}

/** What a person owns, rates, prefers and hides. */
export const accountRoutes: Route[] = [
	{
		method: 'POST',
		path: '/sync/watchlist/reorder',
		auth: 'required',
		handle: (call) => reorder(call, call.me.watchlist),
	},
	{
		method: 'PUT',
		path: '/sync/watchlist/:item',
		auth: 'required',
		status: 204,
		handle: (call) => setNote(call, call.me.watchlist),
	},
	{
		method: 'GET',
		path: '/sync/favorites[/:type[/:sort_by[/:sort_how]]]',
		auth: 'required',
		handle: (call) => entriesPage(call, own(call).favorites),
	},
	{
		method: 'POST',
		path: '/sync/favorites',
		auth: 'required',
		status: 201,
		handle: (call) => ofFavorites(addEntries(call, own(call).favorites, call.me.limits?.favorites.item_count) as Record<string, unknown>),
	},
	{
		method: 'POST',
		path: '/sync/favorites/remove',
		auth: 'required',
		handle: (call) => ofFavorites(removeEntries(call, own(call).favorites) as Record<string, unknown>),
	},
	{
		method: 'POST',
		path: '/sync/favorites/reorder',
		auth: 'required',
		handle: (call) => reorder(call, own(call).favorites),
	},
	{
		method: 'PUT',
		path: '/sync/favorites/:item',
		auth: 'required',
		status: 204,
		handle: (call) => setNote(call, own(call).favorites),
	},
	{
		method: 'GET',
		path: '/sync/collection/:type',
		auth: 'required',
		handle: (call) => {
			const types = typesOf(call.params.type);
			return paginate(call, own(call).collection.read(types)).map(({ media, listedAt }) => collected(call, media, listedAt));
		},
	},
	{
		method: 'GET',
		path: '/users/:id/favorites[/:type[/:sort_by[/:sort_how]]]',
		auth: 'optional',
		handle: (call) => entriesPage(call, extrasOf(call.state, readableUser(call)).favorites),
	},
	{
		method: 'GET',
		path: '/users/:id/collection/:type',
		auth: 'optional',
		handle: (call) => {
			const { collection } = extrasOf(call.state, readableUser(call));
			return paginate(call, collection.read(typesOf(call.params.type))).map(({ media, listedAt }) => collected(call, media, listedAt));
		},
	},
	{
		method: 'POST',
		path: '/sync/collection',
		auth: 'required',
		status: 201,
		handle: (call) => addEntries(call, own(call).collection, undefined),
	},
	{
		method: 'POST',
		path: '/sync/collection/remove',
		auth: 'required',
		handle: (call) => removeEntries(call, own(call).collection),
	},
	{
		method: 'GET',
		path: '/sync/ratings[/:type[/:rating]]',
		auth: 'required',
		handle: (call) => {
			const types = typesOf(call.params.type);
			const wanted = [...own(call).ratings.values()].filter(
				({ media, rating }) =>
					(types === undefined || types.has(media.type)) && (call.params.rating === undefined || String(rating) === call.params.rating),
			);
			const newestFirst = wanted.sort((left, right) => (left.ratedAt < right.ratedAt ? 1 : -1));
			return paginate(call, newestFirst).map(({ rating, ratedAt, media }) => ({
				rated_at: ratedAt,
				rating,
				type: media.type,
				...mediaView(media, call.extended),
			}));
		},
	},
	{
		method: 'POST',
		path: '/sync/ratings',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const { state, me } = call;
			const added = zeros();
			const notFound: Record<string, object[]> = { movies: [], shows: [], seasons: [], episodes: [] };
			for (const [type, plural] of Object.entries(PLURALS)) {
				for (const item of bodyOf(call)[plural] ?? []) {
					const media = state.library.findByIds(type as Media['type'], item.ids as Record<string, unknown>);
					if (media === undefined) {
						notFound[plural]?.push({ rating: item.rating, ids: item.ids });
						continue;
					}
					const ratedAt = state.world().now();
					own(call).ratings.set(media, { rating: Number(item.rating), ratedAt, media });
					me.touch(plural, 'rated_at', ratedAt);
					countIn(added, media.type);
				}
			}
			return { added, not_found: notFound };
		},
	},
	{
		method: 'POST',
		path: '/sync/ratings/remove',
		auth: 'required',
		handle: (call) => {
			const { wanted, notFound } = readSyncBody(call.state.library, call.body);
			const deleted = zeros();
			for (const { media } of wanted) if (own(call).ratings.delete(media)) countIn(deleted, media.type);
			return { deleted, not_found: notFound };
		},
	},
	{
		method: 'GET',
		path: '/users/hidden/:section',
		auth: 'required',
		handle: (call) =>
			paginate(
				call,
				own(call)
					.hiddenIn(call.params.section ?? '')
					.read(typesOf(call.query.type)),
			).map(({ media, listedAt }) => ({
				hidden_at: listedAt,
				type: media.type,
				...mediaView(media, call.extended),
			})),
	},
	{
		method: 'POST',
		path: '/users/hidden/:section',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const list = own(call).hiddenIn(call.params.section ?? '');
			const answer = addEntries(call, list, undefined) as { added: Record<string, number>; not_found: object };
			const { movies, shows, seasons } = answer.added;
			// The contract names this one "season".
			return { added: { movies, shows, season: seasons }, not_found: answer.not_found };
		},
	},
	{
		method: 'POST',
		path: '/users/hidden/:section/remove',
		auth: 'required',
		handle: (call) => {
			const list = own(call).hiddenIn(call.params.section ?? '');
			const { deleted, not_found } = removeEntries(call, list) as {
				deleted: Record<string, number>;
				not_found: object;
			};
			return { deleted, not_found };
		},
	},
	{
		method: 'GET',
		path: '/users/requests',
		auth: 'required',
		handle: (call) =>
			[...own(call).requests].map(([id, account]) => ({ id, requested_at: '2026-01-02T03:04:05.000Z', user: userView(account) })),
	},
	{ method: 'GET', path: '/users/requests/following', auth: 'required', handle: () => [] },
	{
		method: 'POST',
		path: '/users/:id/follow',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const account = userOf(call);
			if (own(call).following.has(account.slug)) throw new ApiError(409);
			own(call).following.add(account.slug);
			return { approved_at: account.private ? null : call.state.world().now(), user: userView(account) };
		},
	},
	{
		method: 'DELETE',
		path: '/users/:id/follow',
		auth: 'required',
		status: 204,
		handle: (call) => void own(call).following.delete(userOf(call).slug),
	},
];
