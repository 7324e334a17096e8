import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { admit, fieldsOf, ok, type Fields } from './guard';
import { detailed, listed } from './present';
import { Refusal, type HdHiveState, type Resource, type User } from './state';

const OPEN = '/api/open';
const RESOLUTIONS = ['480P', '720P', '1080P', '2K', '4K', '8K'];

/** The user's own shares. */
export function addShareRoutes(app: FastifyInstance, state: HdHiveState): void {
	app.get(`${OPEN}/shares`, async (request, reply) => {
		const user = admit(state, request, reply, 'write');
		const query = fieldsOf(request.query);
		const page = Number(query.page ?? 1);
		const size = Math.min(Number(query.page_size ?? 20), 100);
		const own = state.resources.filter((resource) => resource.ownerId === user.id);
		const items = own.slice((page - 1) * size, page * size).map((resource) => listed(state, user, resource));
		return ok(items, 'success', { meta: { total: own.length, page, page_size: size } });
	});

	app.post(`${OPEN}/shares`, async (request, reply) => {
		const user = admit(state, request, reply, 'write');
		const body = fieldsOf(request.body);
		checkFields(body);
		if (body.url === undefined || body.url === '') throw new Refusal(400, '400', 'url is required', '链接不能为空');
		const linked = (body.tmdb_id !== undefined && body.media_type !== undefined) || body.movie_id || body.tv_id || body.collection_id;
		if (!linked) throw new Refusal(400, '400', 'media is required', '请关联影视');
		if (state.resources.some((resource) => resource.url === body.url)) throw new Refusal(400, '400', 'link exists', '链接已存在');
		const resource = { ...EMPTY, ...shareFields(body), slug: randomBytes(16).toString('hex'), ownerId: user.id };
		state.resources.push(resource);
		return ok(detailed(state, user, resource), '分享成功');
	});

	app.patch(`${OPEN}/shares/:slug`, async (request, reply) => {
		const user = admit(state, request, reply, 'write');
		const body = fieldsOf(request.body);
		checkFields(body);
		const resource = own(state, user, request.params, 400);
		if (Object.keys(body).length === 0) throw new Refusal(400, '400', 'no field to update', '没有需要更新的字段');
		Object.assign(resource, shareFields(body));
		return ok(detailed(state, user, resource), '更新成功');
	});

	app.delete(`${OPEN}/shares/:slug`, async (request, reply) => {
		const user = admit(state, request, reply, 'write');
		const resource = own(state, user, request.params, 404);
		if (user.points < 1) throw new Refusal(402, 'INSUFFICIENT_POINTS', 'Insufficient points', '积分不足');
		user.points -= 1;
		state.ledger.push({ userId: user.id, slug: resource.slug, points: 1, at: state.now() });
		state.resources = state.resources.filter((one) => one !== resource);
		return ok(null, '删除成功');
	});
}

function own(state: HdHiveState, user: User, params: unknown, missing: number): Resource {
	const resource = state.resource(fieldsOf(params).slug);
	if (resource === undefined) throw new Refusal(missing, String(missing), 'Resource not found', '资源不存在');
	if (resource.ownerId !== user.id) throw new Refusal(400, '400', 'not the owner', '无权操作');
	return resource;
}

function checkFields(body: Fields): void {
	const resolutions = (body.video_resolution ?? []) as string[];
	if (!resolutions.every((one) => RESOLUTIONS.includes(one))) throw new Refusal(400, '400', 'invalid video_resolution', '分辨率错误');
	if (body.tmdb_id !== undefined && typeof body.tmdb_id !== 'string') throw new Refusal(400, '400', 'tmdb_id must be a string');
}

const EMPTY: Resource = {
	slug: '',
	mediaType: 'movie',
	tmdbId: '',
	title: null,
	pan_type: '115',
	share_size: null,
	video_resolution: [],
	source: [],
	subtitle_language: [],
	subtitle_type: [],
	remark: null,
	unlock_points: null,
	unlocked_users_count: 0,
	validate_status: null,
	is_official: false,
	ownerId: 0,
	created_at: '2026-11-01 10:00:00',
	url: '',
	access_code: '',
};

function shareFields(body: Fields): Partial<Resource> {
	const names = [
		'url',
		'title',
		'share_size',
		'video_resolution',
		'source',
		'subtitle_language',
		'subtitle_type',
		'remark',
		'access_code',
		'unlock_points',
	];
	const fields: Fields = Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
	if (body.tmdb_id !== undefined) fields.tmdbId = body.tmdb_id;
	if (body.media_type !== undefined) fields.mediaType = body.media_type;
	return fields as Partial<Resource>;
}
