import type { FastifyInstance } from 'fastify';
import type { DeviceCodes } from './device';
import type { ItemList } from './itemList';
import type { RateLimiter } from './limits';
import type { FilmSeed, ShowSeed } from './media';
import type { Switches, TraktState } from './state';
import { readSyncBody } from './syncBody';
import type { Tokens } from './tokens';

/** What drivers in another process need of the simulator, apart from its HTTP routes. */
interface Levers {
	state: TraktState;
	limiter: RateLimiter;
	devices: DeviceCodes;
	signIn: () => Tokens;
}

interface Change {
	/** Slug or Trakt id of an own list; the watchlist when absent. */
	list?: string;
	/** What Trakt knows already, by ids. */
	movies?: object[];
	shows?: object[];
	seasons?: object[];
	episodes?: object[];
	/** What Trakt does not know yet: described, then added. */
	newMovies?: FilmSeed[];
	newShows?: ShowSeed[];
}

/**
 * Control calls of the API server:
 *   GET  /__control/state           counts: watchlist, lists, history, tokens, refreshes
 *   POST /__control/sign-in         mints a token pair
 *   POST /__control/expire-tokens   lets every access token expire
 *   POST /__control/revoke          ends every sign-in
 *   POST /__control/add             lists something now (a Change)
 *   POST /__control/remove          takes something off now (a Change)
 *   POST /__control/switches        changes some of the Switches, and `vip`, `locked` of the account
 *   POST /__control/device          {"decision": "approve"|"deny"|"expire", "user_code": "…"}
 *   POST /__control/reset-limits    forgets the requests that the rate limits have counted
 */
export function addControlRoutes(app: FastifyInstance, levers: Levers): void {
	const { state, limiter } = levers;

	app.get('/__control/state', async () => summary(state));
	app.post('/__control/sign-in', async () => levers.signIn());
	app.post('/__control/expire-tokens', async () => {
		state.tokens.expireAccessTokens();
		return summary(state);
	});
	app.post('/__control/revoke', async () => {
		for (const client of state.apps) state.tokens.endSessions({ account: state.me, app: client });
		return summary(state);
	});
	app.post<{ Body: Change }>('/__control/add', async ({ body }) => {
		const list = listOf(state, body);
		for (const { media } of readSyncBody(state.library, body).wanted) list.add(media);
		for (const seed of body.newMovies ?? []) list.add(state.library.movie(seed));
		for (const seed of body.newShows ?? []) list.add(state.library.show(seed));
		return summary(state);
	});
	app.post<{ Body: Change }>('/__control/remove', async ({ body }) => {
		const list = listOf(state, body);
		for (const { media } of readSyncBody(state.library, body).wanted) list.remove(media);
		return summary(state);
	});
	app.post<{ Body: Partial<Switches> & { vip?: boolean; locked?: boolean } }>('/__control/switches', async ({ body }) => {
		const { vip, locked, ...switches } = body;
		state.switches = { ...state.switches, ...switches };
		if (vip !== undefined) state.me.vip = vip;
		if (locked !== undefined) state.me.locked = locked;
		return state.switches;
	});
	app.post<{ Body: { decision: 'approve' | 'deny' | 'expire'; user_code?: string } }>('/__control/device', async ({ body }) => {
		if (body.decision === 'expire') levers.devices.expire();
		else return { found: levers.devices.decide(body.decision, body.user_code) };
		return { found: true };
	});
	app.post('/__control/reset-limits', async () => {
		limiter.reset();
		return {};
	});
}

function listOf(state: TraktState, change: Change): ItemList {
	if (change.list === undefined) return state.watchlist;
	const list = state.me.list(change.list);
	if (list === undefined) throw new Error(`no own list ${change.list}`);
	return list.items;
}

function summary(state: TraktState): object {
	const { me, tokens } = state;
	return {
		watchlist: {
			all: me.watchlist.size,
			movies: me.watchlist.count('movie'),
			shows: me.watchlist.count('show'),
			seasons: me.watchlist.count('season'),
			episodes: me.watchlist.count('episode'),
			updated_at: me.watchlist.updatedAt,
		},
		lists: me.lists.map((list) => ({ ids: list.ids, item_count: list.items.size })),
		history: me.history.length,
		tokens: {
			generation: tokens.generation,
			refreshes: tokens.refreshes,
			refused: tokens.refused,
		},
	};
}
