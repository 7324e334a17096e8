import { listView } from './lists';
import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import type { PersonalList } from './state';
import { userOf } from './users';

type Fields = Record<string, unknown>;

function ownList(call: Call): PersonalList {
	const list = userOf(call).list(call.params.list_id ?? '');
	if (list === undefined) throw new ApiError(404);
	if (list.owner !== call.me) throw new ApiError(403);
	return list;
}

function change(list: PersonalList, fields: Fields): void {
	if (typeof fields.name === 'string') list.name = fields.name;
	if (typeof fields.description === 'string') list.description = fields.description;
	if (typeof fields.privacy === 'string') list.privacy = fields.privacy as PersonalList['privacy'];
	if (typeof fields.sort_by === 'string') list.items.sort = { by: fields.sort_by, how: fields.sort_how === 'desc' ? 'desc' : 'asc' };
}

const like = (call: Call, list: PersonalList | undefined, liked: boolean) => {
	if (list === undefined) throw new ApiError(404);
	const at = call.me.liked.findIndex((one) => one.list === list);
	if (liked && at < 0) call.me.like(list, call.state.world().now());
	if (!liked && at >= 0) call.me.liked.splice(at, 1);
};

/** What changes lists themselves. */
export const listWriteRoutes: Route[] = [
	{
		method: 'POST',
		path: '/users/:id/lists',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const limit = call.me.limits?.list.count;
			if (limit !== undefined && call.me.lists.length >= limit) throw new ApiError(420);
			const fields = call.body as Fields;
			if (typeof fields.name !== 'string' || fields.name === '') throw new ApiError(422);
			const list = call.me.addList({ name: fields.name, createdAt: call.state.world().now() });
			change(list, fields);
			return listView(list);
		},
	},
	{
		method: 'POST',
		path: '/users/:id/lists/reorder',
		auth: 'required',
		handle: (call) => {
			const { rank = [] } = call.body as { rank?: number[] };
			const skipped = rank.filter((id) => call.me.list(id) === undefined);
			return { updated: rank.length - skipped.length, skipped_ids: skipped };
		},
	},
	{
		// The published example is an object; the contract says an array.
		method: 'PUT',
		path: '/users/:id/lists/:list_id',
		auth: 'required',
		handle: (call) => {
			const list = ownList(call);
			change(list, call.body as Fields);
			return listView(list);
		},
	},
	{
		method: 'DELETE',
		path: '/users/:id/lists/:list_id',
		auth: 'required',
		status: 204,
		handle: (call) => void call.me.lists.splice(call.me.lists.indexOf(ownList(call)), 1),
	},
	{
		method: 'POST',
		path: '/users/:id/lists/:list_id/items/reorder',
		auth: 'required',
		handle: (call) => {
			const { items } = ownList(call);
			const { rank = [] } = call.body as { rank?: number[] };
			const known = new Set(items.read().map(({ id }) => id));
			const skipped = rank.filter((id) => !known.has(id));
			return {
				updated: rank.length - skipped.length,
				skipped_ids: skipped,
				list: { updated_at: items.updatedAt, item_count: items.size },
			};
		},
	},
	{
		method: 'PUT',
		path: '/users/:id/lists/:list_id/items/:item',
		auth: 'required',
		status: 204,
		handle: (call) => {
			const entry = ownList(call)
				.items.read()
				.find(({ id }) => String(id) === call.params.item);
			if (entry === undefined) throw new ApiError(404);
			entry.notes = String((call.body as Fields).notes ?? '');
		},
	},
	...(['POST', 'DELETE'] as const).flatMap((method): Route[] => [
		{
			method,
			path: '/users/:id/lists/:list_id/like',
			auth: 'required',
			status: 204,
			handle: (call) => like(call, userOf(call).list(call.params.list_id ?? ''), method === 'POST'),
		},
		{
			method,
			path: '/lists/:id/like',
			auth: 'required',
			status: 204,
			handle: (call) => like(call, call.state.list(call.params.id ?? ''), method === 'POST'),
		},
	]),
];
