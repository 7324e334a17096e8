import { addEntries, removeEntries } from './entries';
import { entriesPage } from './paging';
import type { Route } from './routes';
import { userOf, visible } from './users';

export const watchlistRoutes: Route[] = [
	{
		method: 'GET',
		path: '/sync/watchlist[/:type[/:sort_by[/:sort_how]]]',
		auth: 'required',
		handle: (call) => entriesPage(call, call.me.watchlist),
	},
	{
		method: 'POST',
		path: '/sync/watchlist',
		auth: 'required',
		status: 201,
		handle: (call) => addEntries(call, call.me.watchlist, call.me.limits?.watchlist.item_count),
	},
	{
		method: 'POST',
		path: '/sync/watchlist/remove',
		auth: 'required',
		handle: (call) => removeEntries(call, call.me.watchlist),
	},
	{
		method: 'GET',
		path: '/users/:id/watchlist[/:type[/:sort_by[/:sort_how]]]',
		auth: 'optional',
		handle: (call) => {
			const account = userOf(call);
			visible(call, account !== call.account && account.private ? 'private' : 'public');
			return entriesPage(call, account.watchlist);
		},
	},
];
