import type { FastifyInstance, FastifyRequest } from 'fastify';
import { done, Refusal } from './errors';
import { admit, bearer, fieldsOf, paged, param, queryOf, type EdgeCache } from './http';
import type { Account, OwnList, TmdbKind, TmdbState } from './state';
import { entry } from './titles';

/** Writes need a token that a person has approved. */
function writer(state: TmdbState, request: FastifyRequest): Account {
	admit(state, request);
	const account = state.userTokens.get(bearer(request));
	if (account === undefined) throw new Refusal(36, { failure: true });
	return account;
}

function readable(state: TmdbState, request: FastifyRequest): OwnList {
	const account = admit(state, request);
	const list = state.lists.get(Number(param(request, 'id')));
	if (list === undefined) throw new Refusal(34);
	if (!list.public && list.owner !== account) throw new Refusal(39);
	return list;
}

function writable(state: TmdbState, request: FastifyRequest): OwnList {
	const account = writer(state, request);
	const list = readable(state, request);
	if (list.owner !== account) throw new Refusal(3);
	return list;
}

export function addListRoutes(app: FastifyInstance, state: TmdbState, edge: EdgeCache): void {
	const kept = (request: FastifyRequest, make: () => unknown) => edge.answer(state.switches.edgeCacheMs, request, make);
	app.post('/4/list', async (request, reply) => {
		const owner = writer(state, request);
		const { name, iso_639_1, ...more } = fieldsOf(request.body);
		if (typeof name !== 'string' || name === '' || typeof iso_639_1 !== 'string') throw new Refusal(5);
		const list = state.addList(owner, { name, iso_639_1, ...more });
		return await reply.code(201).send({ ...done(1), status_message: 'The item/record was created successfully.', id: list.id });
	});
	app.get('/4/list/:id', async (request) => {
		const list = readable(state, request);
		return kept(request, () => listBody(state, list, request));
	});
	app.put('/4/list/:id', async (request, reply) => {
		Object.assign(writable(state, request), fieldsOf(request.body));
		return await reply.code(201).send(done(12));
	});
	app.delete('/4/list/:id', async (request) => {
		state.lists.delete(writable(state, request).id);
		return done(13);
	});
	app.get('/4/list/:id/clear', async (request) => {
		const list = writable(state, request);
		return kept(request, () => ({ ...done(13), items_deleted: list.items.splice(0).length, id: list.id }));
	});
	app.get('/4/list/:id/item_status', async (request) => {
		const list = readable(state, request);
		const { media_id: id, media_type: kind } = queryOf(request);
		return kept(request, () => {
			if (!list.items.some((item) => item.kind === kind && item.id === Number(id))) throw new Refusal(34);
			return { ...done(1), id: list.id, media_id: Number(id), media_type: kind };
		});
	});
	app.post('/4/list/:id/items', async (request) => {
		const list = writable(state, request);
		return { ...done(1), results: itemsOf(request).map((item) => add(state, list, item)) };
	});
	app.delete('/4/list/:id/items', async (request) => {
		const list = writable(state, request);
		return { ...done(1), results: itemsOf(request).map((item) => remove(list, item)) };
	});
	app.get('/4/account/:id/lists', async (request) => {
		const account = admit(state, request);
		if (account.objectId !== param(request, 'id')) throw new Refusal(3);
		const own = [...state.lists.values()].filter(
			(list) => list.owner === account && (list.public || state.userTokens.has(bearer(request))),
		);
		return kept(request, () => paged(request, own.map(about)));
	});
}

const about = ({ owner, items, ...fields }: OwnList) => ({ ...fields, account_object_id: owner.objectId, number_of_items: items.length });

function listBody(state: TmdbState, { owner, items, ...fields }: OwnList, request: FastifyRequest): unknown {
	return {
		...fields,
		...paged(request, items, ({ kind, id }) => ({ ...entry(state, kind, id), media_type: kind })),
		average_rating: 0,
		backdrop_path: null,
		comments: Object.fromEntries(items.map(({ kind, id, comment }) => [`${kind}:${id}`, comment])),
		created_by: { gravatar_hash: '', id: owner.objectId, name: '', username: owner.username },
		item_count: items.length,
		object_ids: {},
		poster_path: null,
		revenue: 0,
		runtime: 0,
	};
}

interface Asked {
	media_type: TmdbKind;
	media_id: number;
}

function itemsOf(request: FastifyRequest): Asked[] {
	const { items } = fieldsOf(request.body);
	if (!Array.isArray(items)) throw new Refusal(5);
	return items as Asked[];
}

function add(state: TmdbState, list: OwnList, { media_type, media_id }: Asked): unknown {
	const answer = { media_id, media_type };
	if (!state.knows(media_type, media_id)) return { ...answer, error: ['Media is invalid'], success: false };
	const there = list.items.some(({ kind, id }) => kind === media_type && id === media_id);
	if (there) return { ...answer, error: ['Media has already been taken'], success: false };
	list.items.push({ kind: media_type, id: media_id, comment: null });
	return { ...answer, success: true };
}

function remove(list: OwnList, { media_type, media_id }: Asked): unknown {
	const at = list.items.findIndex(({ kind, id }) => kind === media_type && id === media_id);
	if (at >= 0) list.items.splice(at, 1);
	return { media_id, media_type, success: at >= 0 };
}
