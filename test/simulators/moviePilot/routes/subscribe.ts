import type { FastifyReply, FastifyRequest } from 'fastify';
import { Crash, Refusal, Unprocessable } from '../answers';
import { isKnownType, type MediaType } from '../media';
import { pathInt, queryInt, queryText, readBody, requiredText } from '../parse';
import { READ_ONLY_V3, SUBSCRIPTION_DEFAULTS, SUBSCRIPTION_V2, SUBSCRIPTION_V3, noSubscription, presentSubscription } from '../present';
import type { Server } from '../server';
import { assignPresent, type Subscription } from '../subscriptions';

type Fields = Partial<Subscription> & { media_source?: string | null; media_id?: string | null };

/** Subscriptions: list, add, look up, change, delete, run. */
export function addSubscribeRoutes(server: Server): void {
	const { app, state, traits, auth, answers, account } = server;
	const signedIn = { preHandler: auth.user };
	const present = (row: Subscription) => presentSubscription(row, traits);

	const list = async (request: FastifyRequest, reply: FastifyReply) => answers.list(request, reply, state.subscriptions.all().map(present));
	app.get('/api/v1/subscribe/', signedIn, list);
	app.get('/api/v1/subscribe/list', { preHandler: auth.apiToken }, list);

	app.post('/api/v1/subscribe/', signedIn, async (request) => {
		const body = readSubscription(request, server);
		const type = typeOf(body.type);
		const identity = traits.sourceIdentity ? sourceIdentity(body) : { tmdbid: body.tmdbid ?? null };
		if (identity === 'incomplete') {
			const message = '新增订阅时必须同时提供有效的 media_source 和 media_id';
			return answers.action(request, false, message);
		}
		const { id, message } = state.add({
			type,
			name: body.name || null,
			year: body.year ?? null,
			tmdbid: identity.tmdbid,
			season: body.season ?? null,
			username: account.username,
			fields: { ...SUBSCRIPTION_DEFAULTS, ...writable(body, server), username: null },
		});
		return answers.action(request, id !== null, message, { id });
	});

	app.put('/api/v1/subscribe/', signedIn, async (request) => {
		const body = readSubscription(request, server);
		const row = body.id == null ? undefined : state.subscriptions.get(body.id);
		if (row === undefined) return answers.action(request, false, '订阅不存在');
		const values: Fields = traits.partialUpdateResets
			? assignPresent<Fields>({ ...SUBSCRIPTION_DEFAULTS, sites: [], filter_groups: [] }, body)
			: { ...body };
		if (traits.sourceIdentity && ('media_source' in body || 'media_id' in body)) {
			const identity = sourceIdentity(body);
			if (identity === 'incomplete') {
				return answers.action(request, false, '更新媒体身份时必须同时提供有效的 media_source 和 media_id');
			}
			values.tmdbid = identity.tmdbid;
		}
		const total = values.total_episode;
		state.modify(row.id, {
			...writable(values, server),
			lack_episode: missingAfter(values, row, server),
			...(total !== undefined && total !== row.total_episode && { manual_total_episode: 1 }),
		});
		return answers.action(request, true);
	});

	app.put('/api/v1/subscribe/status/:subid', signedIn, async (request) => {
		const id = pathInt(request, 'subid');
		const wanted = requiredText(request, 'state');
		if (state.subscriptions.get(id) === undefined) return answers.action(request, false, '订阅不存在');
		if (!['R', 'P', 'S'].includes(wanted)) return answers.action(request, false, '无效的订阅状态');
		state.modify(id, { state: wanted });
		return answers.action(request, true);
	});

	app.get('/api/v1/subscribe/media/:mediaid', signedIn, async (request) => {
		const { tmdbid, season } = mediaOfPath(request, server);
		const row = tmdbid === null ? undefined : state.matching(tmdbid, season)[0];
		return answers.data(row === undefined ? noSubscription(traits) : present(row));
	});

	app.delete('/api/v1/subscribe/media/:mediaid', signedIn, async (request) => {
		const { tmdbid, season } = mediaOfPath(request, server);
		const prefix = (request.params as { mediaid: string }).mediaid;
		if (tmdbid === null && prefix.startsWith('tmdb:')) return answers.action(request, false);
		for (const row of tmdbid === null ? [] : state.matching(tmdbid, season)) state.remove(row.id);
		return answers.action(request, true);
	});

	app.get('/api/v1/subscribe/user/:username', signedIn, async (request, reply) => {
		const { username } = request.params as { username: string };
		const rows = state.subscriptions.all().filter((row) => row.username === username);
		return answers.list(request, reply, rows.map(present));
	});

	app.get('/api/v1/subscribe/history/:mtype', signedIn, async (request, reply) => {
		const { mtype } = request.params as { mtype: string };
		const page = queryInt(request, 'page', 1);
		const count = queryInt(request, 'count', 30);
		const rows = state.history.filter((row) => row.type === mtype).sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
		const shown = rows.slice((page - 1) * count, page * count).map(present);
		return answers.list(request, reply, shown, { page, count, total: rows.length });
	});

	app.delete('/api/v1/subscribe/history/:history_id', signedIn, async (request) => {
		const id = pathInt(request, 'history_id');
		const left = state.history.filter((row) => row.id !== id);
		if (traits.answersNotFound && left.length === state.history.length) {
			throw new Refusal(404, '订阅历史不存在');
		}
		state.history = left;
		return answers.action(request, true);
	});

	app.get('/api/v1/subscribe/:subscribe_id', signedIn, async (request) => {
		const id = pathInt(request, 'subscribe_id');
		const row = state.subscriptions.get(id);
		if (row !== undefined) return answers.data(present(row));
		if (traits.answersNotFound) throw new Refusal(404, '订阅不存在');
		if (id === 0) return answers.data(noSubscription(traits));
		throw new Crash('no row where the answer needs one');
	});

	app.delete('/api/v1/subscribe/:subscribe_id', signedIn, async (request) => {
		const removed = state.remove(pathInt(request, 'subscribe_id'));
		if (removed === undefined && traits.answersNotFound) throw new Refusal(404, '订阅不存在');
		return answers.action(request, true, null, traits.wrapped ? { status: 'deleted' } : {});
	});

	addTriggers(server);
}

/** search, refresh, check and reset: GET before v3, POST since. */
function addTriggers({ app, state, traits, auth, answers }: Server): void {
	const method = traits.triggerMethod;
	const trigger = (path: string, handler: (request: FastifyRequest) => unknown) => {
		app.route({
			method,
			url: `/api/v1/subscribe/${path}`,
			preHandler: auth.user,
			handler: async (request) => handler(request),
		});
	};
	const job = (name: string) => (request: FastifyRequest) => {
		state.jobs.push(name);
		return answers.action(request, true);
	};
	trigger('refresh', job('subscribe_refresh'));
	trigger('check', job('subscribe_tmdb'));
	trigger('search', (request) => {
		for (const row of state.subscriptions.all()) startSearching(row);
		return job('subscribe_search')(request);
	});
	trigger('search/:subscribe_id', (request) => {
		const id = pathInt(request, 'subscribe_id');
		const row = state.subscriptions.get(id);
		// Older servers start the job without looking whether there is anything to search for.
		if (row === undefined && traits.answersNotFound) return answers.action(request, false, '订阅不存在');
		if (row !== undefined) startSearching(row);
		return job(`subscribe_search ${id}`)(request);
	});
	trigger('reset/:subid', (request) => {
		const id = pathInt(request, 'subid');
		const row = state.subscriptions.get(id);
		if (row === undefined) return answers.action(request, false, '订阅不存在');
		state.modify(id, { note: [], lack_episode: row.total_episode, state: 'R' });
		return answers.action(request, true);
	});
}

function startSearching(row: Subscription): void {
	if (row.state === 'N') row.state = 'R';
}

function readSubscription(request: FastifyRequest, { traits }: Server): Fields {
	const body = readBody(request, traits.sourceIdentity ? SUBSCRIPTION_V3 : SUBSCRIPTION_V2) as Fields;
	if (!traits.sourceIdentity) return body;
	// A v3 form sends '' for a field that was never filled in.
	for (const [name, value] of Object.entries(body)) {
		if (value === '') delete body[name as keyof Fields];
	}
	return body;
}

function typeOf(word: string | null | undefined): MediaType | null {
	if (!word) return null;
	if (!isKnownType(word)) throw new Crash(`'${word}' is not a valid MediaType`);
	return word as MediaType;
}

/** The TMDB number behind v3's pair, or why there is none. */
function sourceIdentity(body: Fields): { tmdbid: number | null } | 'incomplete' {
	const { media_source: source = null, media_id: id = null } = body;
	if (source === null && id === null) return { tmdbid: null };
	if (source === null || id === null) return 'incomplete';
	return { tmdbid: isTmdb(source) && /^\d+$/.test(id) ? Number(id) : null };
}

const isTmdb = (source: string) => source === 'themoviedb' || source === 'tmdb';

/** The media that a path names: `tmdb:155` before v3, `155?media_source=themoviedb` since. */
function mediaOfPath(request: FastifyRequest, { traits }: Server): { tmdbid: number | null; season: number | null } {
	const { mediaid } = request.params as { mediaid: string };
	const season = queryInt(request, 'season');
	if (!traits.sourceIdentity) {
		const digits = /^tmdb:(\d+)$/.exec(mediaid)?.[1];
		return { tmdbid: digits === undefined ? null : Number(digits), season };
	}
	const source = requireSource(request);
	return { tmdbid: isTmdb(source) && /^\d+$/.test(mediaid) ? Number(mediaid) : null, season };
}

/** v3's `media_source`, which has to be one of its sources. */
export function requireSource(request: FastifyRequest): string {
	const source = requiredText(request, 'media_source');
	if (isTmdb(source) || ['douban', 'bangumi'].includes(source)) return source;
	const msg = "Input should be 'themoviedb', 'douban' or 'bangumi'";
	throw new Unprocessable([{ type: 'enum', loc: ['query', 'media_source'], msg, input: source }]);
}

/** The TMDB number that a v3 query names, or null. */
export function queryIdentity(request: FastifyRequest): number | null {
	const id = queryText(request, 'media_id');
	return id !== null && isTmdb(queryText(request, 'media_source') ?? '') && /^\d+$/.test(id) ? Number(id) : null;
}

/** Leaves out what this generation does not let a client write. */
function writable(body: Fields, { traits }: Server): Partial<Subscription> {
	const { id: _id, media_source: _source, media_id: _media, ...values } = body;
	if (!traits.stateIsWritable) delete values.state;
	if (traits.sourceIdentity) {
		for (const name of READ_ONLY_V3) delete values[name as keyof typeof values];
	}
	return values;
}

/** The missing episodes after a change: more episodes in all means more that are missing. */
function missingAfter(values: Fields, row: Subscription, { traits }: Server): number | null {
	const added = (values.total_episode ?? 0) - (row.total_episode ?? 0);
	const grown = (row.lack_episode ?? 0) + added;
	if (traits.sourceIdentity) return added > 0 ? grown : row.lack_episode;
	if (!values.lack_episode) return row.lack_episode;
	return added > 0 ? grown : values.lack_episode;
}
