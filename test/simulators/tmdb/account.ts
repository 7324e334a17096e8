import type { FastifyInstance, FastifyRequest } from 'fastify';
import { done, Refusal } from './errors';
import { admit, bearer, fieldsOf, paged, param, queryOf, type EdgeCache } from './http';
import type { Account, TmdbKind, TmdbListName, TmdbState } from './state';
import { entry } from './titles';

/** Whose lists are meant: the session's, or the token owner's where that is allowed. */
function accountOf(state: TmdbState, request: FastifyRequest): Account {
	const owner = admit(state, request);
	const session = queryOf(request).session_id;
	if (session !== undefined) {
		const account = state.sessions.get(session);
		if (account === undefined || !state.apps.has(bearer(request))) throw new Refusal(3);
		return mustBe(account, param(request, 'id'));
	}
	if (!state.switches.ownerAccess) throw new Refusal(3);
	return mustBe(owner, param(request, 'id'));
}

function mustBe(account: Account, id: string): Account {
	if (['', 'account_id', 'null', String(account.id)].includes(id)) return account;
	throw new Refusal(3);
}

const profile = ({ id, username }: Account) => ({
	avatar: { gravatar: { hash: 'c9e9fc152ee756a900db85757c29815d' }, tmdb: { avatar_path: null } },
	id,
	iso_639_1: 'en',
	iso_3166_1: 'US',
	name: '',
	include_adult: false,
	username,
});

export function addAccountRoutes(app: FastifyInstance, state: TmdbState, edge: EdgeCache): void {
	app.get('/3/account', async (request) => {
		if (queryOf(request).session_id === undefined) throw new Refusal(3);
		return profile(accountOf(state, request));
	});
	app.get('/3/account/:id', async (request) => profile(accountOf(state, request)));
	for (const which of ['favorite', 'watchlist'] as const) {
		for (const kind of ['movie', 'tv'] as const) {
			app.get(`/3/account/:id/${which}/${kind === 'movie' ? 'movies' : 'tv'}`, async (request) => {
				const account = accountOf(state, request);
				return edge.answer(state.switches.edgeCacheMs, request, () => page(state, account, which, kind, request));
			});
			// v4 knows these lists for reading only.
			app.get(`/4/account/:id/${kind}/${which === 'favorite' ? 'favorites' : 'watchlist'}`, async (request) => {
				const account = admit(state, request);
				if (account.objectId !== param(request, 'id')) throw new Refusal(3);
				return edge.answer(state.switches.edgeCacheMs, request, () => page(state, account, which, kind, request));
			});
		}
		app.post(`/3/account/:id/${which}`, async (request, reply) => {
			const code = change(state, accountOf(state, request), which, fieldsOf(request.body));
			return await reply.code(code === 13 ? 200 : 201).send(done(code));
		});
	}
}

function page(state: TmdbState, account: Account, which: TmdbListName, kind: TmdbKind, request: FastifyRequest): unknown {
	const ids = [...account.lists[which][kind]];
	if (queryOf(request).sort_by === 'created_at.desc') ids.reverse();
	return paged(request, ids, (id) => entry(state, kind, id));
}

/** @returns TMDB's code: 1 added, 12 there already, 13 removed */
function change(state: TmdbState, account: Account, which: TmdbListName, body: Record<string, unknown>): number {
	const { media_type: kind, media_id: id, [which]: on } = body;
	if ((kind !== 'movie' && kind !== 'tv') || !Number.isInteger(id) || typeof on !== 'boolean') throw new Refusal(5);
	if (!state.knows(kind, Number(id))) throw new Refusal(34);
	const list = account.lists[which][kind];
	const at = list.indexOf(Number(id));
	if (on && at < 0) list.push(Number(id));
	if (!on && at >= 0) list.splice(at, 1);
	return on ? (at < 0 ? 1 : 12) : 13;
}
