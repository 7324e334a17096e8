import type { FastifyInstance } from 'fastify';
import { admit, checkKey, fieldsOf, needVip, ok } from './guard';
import { detailed, listed, profile } from './present';
import { Refusal, type HdHiveState } from './state';

const OPEN = '/api/open';

/** Meta, query and account endpoints. */
export function addApiRoutes(app: FastifyInstance, state: HdHiveState): void {
	app.get(`${OPEN}/ping`, async (request, reply) => {
		const kind = checkKey(state, request);
		if (kind === 'app' || state.switches.generation === '2026-10') admit(state, request, reply, 'meta');
		return ok({ message: 'pong', api_key_id: 1, name: 'My App' });
	});

	app.get(`${OPEN}/quota`, async (request, reply) => {
		admit(state, request, reply, 'meta');
		const limit = state.switches.endpointLimit;
		return ok({ daily_reset: 1_707_494_400, endpoint_limit: limit, endpoint_remaining: limit });
	});

	const summary = { total_calls: 120, success_calls: 118, failed_calls: 2, avg_latency: 45.2 };

	app.get(`${OPEN}/usage`, async (request, reply) => {
		admit(state, request, reply, 'meta');
		const { start_date, end_date } = fieldsOf(request.query);
		for (const date of [start_date, end_date]) {
			if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(date))) throw new Refusal(400, '400', 'Invalid date', '日期格式错误');
		}
		return ok({
			daily_stats: [{ date: start_date ?? '2026-11-01', total_calls: 120 }],
			endpoint_stats: [{ endpoint: '/api/open/resources/:type/:tmdb_id', total_calls: 100 }],
			summary,
		});
	});

	app.get(`${OPEN}/usage/today`, async (request, reply) => {
		admit(state, request, reply, 'meta');
		return ok(summary);
	});

	app.get(`${OPEN}/resources/:type/:id`, async (request, reply) => {
		const user = admit(state, request, reply, 'query');
		const { type, id } = fieldsOf(request.params);
		if (type !== 'movie' && type !== 'tv') throw new Refusal(400, '400', 'Invalid type', '媒体类型错误');
		const found = state.resources.filter((resource) => resource.mediaType === type && resource.tmdbId === id);
		return ok(
			found.map((resource) => listed(state, user, resource)),
			'success',
			{ meta: { total: found.length } },
		);
	});

	app.get(`${OPEN}/resources/file-list/:slug`, async (request, reply) => {
		admit(state, request, reply, 'query');
		if (state.switches.generation === '2026-04') throw new Refusal(404, '404', 'Not Found');
		const resource = state.resource(fieldsOf(request.params).slug);
		if (resource === undefined) throw new Refusal(404, '404', 'Resource not found', '资源不存在');
		return ok({
			share_title: resource.title,
			result_type: resource.files === undefined ? 'validation' : 'files',
			files: resource.files ?? [],
			resource_validate_status: resource.validate_status,
			resource_validate_message: null,
		});
	});

	app.post(`${OPEN}/check/resource`, async (request, reply) => {
		admit(state, request, reply, 'query');
		const url = String(fieldsOf(request.body).url ?? '');
		if (url === '') throw new Refusal(400, '400', 'url is required', '缺少链接');
		const known = /115/.test(url);
		const clean = /https?:\/\/[^\s#]+/.exec(url)?.[0] ?? url;
		const code = /访问码[:：]\s*(\w+)/.exec(url)?.[1];
		return ok({
			website: known ? '115' : 'quark',
			url: clean,
			...(known ? { base_link: clean, access_code: code } : {}),
			default_unlock_points: 10,
		});
	});

	app.get(`${OPEN}/me`, async (request, reply) => {
		const modern = state.switches.generation === '2026-10';
		const user = admit(state, request, reply, modern ? 'query' : 'vip');
		if (!modern) needVip(user);
		return ok(profile(state, user));
	});

	app.post(`${OPEN}/checkin`, async (request, reply) => {
		const modern = state.switches.generation === '2026-10';
		const user = admit(state, request, reply, modern ? 'write' : 'vip');
		needVip(user);
		if (user.checkedIn) return ok({ checked_in: false, message: '你已经签到过了，明天再来吧' });
		const points = fieldsOf(request.body).is_gambler === true ? 30 : 8;
		user.checkedIn = true;
		user.points += points;
		return ok({ checked_in: true, message: `签到成功，获得 ${points} 积分`, ...(modern ? { points: user.points } : {}) });
	});

	app.get(`${OPEN}/vip/weekly-free-quota`, async (request, reply) => {
		needVip(admit(state, request, reply, 'vip'));
		const data = { is_forever_vip: true, limit: 50, used: 12, remaining: 48, unlimited: false, bonus_quota: 10, bonus_quota_max: 100 };
		return { success: true, message: '获取成功', data };
	});

	app.get(`${OPEN}/shares/:slug`, async (request, reply) => {
		const user = admit(state, request, reply, 'query');
		const slug = String(fieldsOf(request.params).slug);
		if (!/^[0-9a-f-]{32,36}$/i.test(slug)) throw new Refusal(400, '400', 'Invalid slug', '参数无效');
		const resource = state.resource(slug);
		if (resource === undefined) throw new Refusal(404, '404', 'Resource not found', '资源不存在');
		return ok(detailed(state, user, resource));
	});
}
