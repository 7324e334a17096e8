import { ApiError } from './apiError';
import { addEntries, removeEntries } from './entries';
import { entriesPage, paginate } from './paging';
import type { Call, Route } from './routes';
import type { PersonalList } from './state';
import { userOf, userView, visible } from './users';

/** The account that stands for Trakt itself: its lists are the official ones. */
export const OFFICIAL = 'official';

/** A list without its items. */
export function listView(list: PersonalList): object {
	return {
		name: list.name,
		description: list.description,
		privacy: list.privacy,
		share_link: `https://trakt.tv/lists/${list.ids.trakt}`,
		type: list.owner.slug === OFFICIAL ? 'official' : 'personal',
		display_numbers: false,
		allow_comments: true,
		sort_by: list.items.sort.by,
		sort_how: list.items.sort.how,
		created_at: list.createdAt,
		updated_at: list.items.updatedAt,
		item_count: list.items.size,
		comment_count: 0,
		likes: list.likes,
		ids: list.ids,
		user: userView(list.owner),
	};
}

export const listRoutes: Route[] = [
	{
		method: 'GET',
		path: '/users/:id/lists',
		auth: 'optional',
		handle: (call) => {
			const owner = userOf(call);
			const own = owner === call.account;
			visible(call, owner.private && !own ? 'private' : 'public');
			const lists = owner.lists.filter((list) => own || list.privacy === 'public');
			return paginate(call, lists).map(listView);
		},
	},
	{
		method: 'GET',
		path: '/users/:id/lists/:list_id',
		auth: 'optional',
		handle: (call) => listView(listOf(call)),
	},
	{
		method: 'GET',
		path: '/users/:id/lists/:list_id/items[/:type[/:sort_by[/:sort_how]]]',
		auth: 'optional',
		handle: (call) => entriesPage(call, listOf(call).items),
	},
	{
		method: 'POST',
		path: '/users/:id/lists/:list_id/items',
		auth: 'required',
		status: 201,
		handle: (call) => addEntries(call, ownListOf(call).items, call.me.limits?.list.item_count, true),
	},
	{
		method: 'POST',
		path: '/users/:id/lists/:list_id/items/remove',
		auth: 'required',
		handle: (call) => removeEntries(call, ownListOf(call).items, true),
	},
	{
		method: 'GET',
		path: '/lists/:id',
		auth: 'optional',
		handle: (call) => listView(anyList(call)),
	},
	{
		method: 'GET',
		path: '/lists/:id/items[/:type[/:sort_by[/:sort_how]]]',
		auth: 'optional',
		handle: (call) => entriesPage(call, anyList(call).items),
	},
	...['/users/likes/lists', '/users/:id/likes/lists'].map((path): Route => ({
		method: 'GET',
		path,
		auth: path.includes(':id') ? 'optional' : 'required',
		handle: (call) => {
			const account = call.params.id === undefined ? call.me : userOf(call);
			return paginate(call, account.liked).map(({ likedAt, list }) => ({
				liked_at: likedAt,
				type: 'list',
				list: listView(list),
			}));
		},
	})),
];

/** The list that `/users/:id/lists/:list_id` names, if the caller may see it. */
function listOf(call: Call): PersonalList {
	const list = userOf(call).list(call.params.list_id ?? '');
	return readable(call, list);
}

/** Any list by its number; by a slug only an official one, which belongs to nobody. */
function anyList(call: Call): PersonalList {
	const id = call.params.id ?? '';
	return readable(call, /^\d+$/.test(id) ? call.state.list(id) : call.state.account(OFFICIAL)?.list(id));
}

function readable(call: Call, list: PersonalList | undefined): PersonalList {
	if (list === undefined) throw new ApiError(404);
	if (list.owner !== call.account) visible(call, list.owner.private ? 'private' : list.privacy);
	return list;
}

function ownListOf(call: Call): PersonalList {
	const list = listOf(call);
	if (list.owner !== call.account) throw new ApiError(403);
	return list;
}
