import type { FastifyInstance } from 'fastify';
import { admit, fieldsOf, ok } from './guard';
import { Refusal, type HdHiveState } from './state';

const OPEN = '/api/open';

/** Subscriptions and messages: only newer clients know them. */
export function addExtraRoutes(app: FastifyInstance, state: HdHiveState): void {
	let nextId = 1;

	app.get(`${OPEN}/subscriptions`, async (request, reply) => {
		admit(state, request, reply, 'query');
		return ok(state.subscriptions, 'success', { meta: { total: state.subscriptions.length } });
	});

	app.get(`${OPEN}/subscriptions/check`, async (request, reply) => {
		admit(state, request, reply, 'query');
		const query = fieldsOf(request.query);
		const found = state.subscriptions.find(
			(one) =>
				one.target_type === query.target_type && String(one.target_id ?? one.target_key) === String(query.target_id ?? query.target_key),
		);
		return ok({ subscribed: found !== undefined, subscription_id: found?.id ?? null });
	});

	app.post(`${OPEN}/subscriptions`, async (request, reply) => {
		admit(state, request, reply, 'write');
		const body = fieldsOf(request.body);
		if (body.target_type === undefined) throw new Refusal(400, '400', 'target_type is required', '缺少订阅类型');
		const subscription = { id: nextId++, ...body };
		state.subscriptions.push(subscription);
		return ok(subscription, '订阅成功');
	});

	app.delete(`${OPEN}/subscriptions/:id`, async (request, reply) => {
		admit(state, request, reply, 'write');
		const id = Number(fieldsOf(request.params).id);
		if (!state.subscriptions.some((one) => one.id === id)) throw new Refusal(404, '404', 'Subscription not found', '订阅不存在');
		state.subscriptions = state.subscriptions.filter((one) => one.id !== id);
		return ok(null, '取消成功');
	});

	app.get(`${OPEN}/messages`, async (request, reply) => {
		admit(state, request, reply, 'query');
		const query = fieldsOf(request.query);
		const page = Number(query.page ?? 1);
		const size = Number(query.page_size ?? 20);
		const items = state.messages.slice((page - 1) * size, page * size);
		return ok(items, 'success', { meta: { total: state.messages.length, page, page_size: size } });
	});

	app.get(`${OPEN}/messages/unread-count`, async (request, reply) => {
		admit(state, request, reply, 'query');
		return ok({ count: state.messages.filter((message) => !message.is_read).length });
	});

	app.post(`${OPEN}/messages/read`, async (request, reply) => {
		admit(state, request, reply, 'write');
		const { ids } = fieldsOf(request.body);
		if (!Array.isArray(ids)) throw new Refusal(400, '400', 'ids is required', '缺少消息');
		for (const message of state.messages) if (ids.includes(message.id)) message.is_read = true;
		return ok(null);
	});

	app.post(`${OPEN}/messages/read-all`, async (request, reply) => {
		admit(state, request, reply, 'write');
		for (const message of state.messages) message.is_read = true;
		return ok(null);
	});
}
