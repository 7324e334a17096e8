import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { admit, fieldsOf, ok } from './guard';
import { plain, Refusal, type HdHiveState, type Resource, type User } from './state';

/** Unlocking, with a points ledger and the race that a careless client would run into. */
export function addUnlockRoutes(app: FastifyInstance, state: HdHiveState): void {
	app.post('/api/open/resources/unlock', async (request, reply) => {
		const user = admit(state, request, reply, 'unlock');
		const { slug, slugs } = fieldsOf(request.body);
		state.countUnlock();
		if (Array.isArray(slugs) && state.switches.generation === '2026-10') {
			const items = [];
			for (const one of slugs) items.push(await item(state, user, String(one)));
			const successes = items.filter((one) => one.success).length;
			return ok({ items, total: items.length, success_count: successes, failed_count: items.length - successes });
		}
		if (!/^[0-9a-f]{32}$/.test(plain(slug))) throw new Refusal(400, '400', 'Invalid slug', '参数无效');
		const late = state.nextUnlockLateMs;
		state.nextUnlockLateMs = 0;
		if (late > 0) {
			const resource = state.resource(slug);
			// It has passed the check now, so whoever asks again before it is charged is charged twice.
			if (resource !== undefined && state.price(user, resource) > 0) {
				state.late.push({ dueAt: state.now() + late, run: () => state.charge(user, resource) });
			}
			reply.hijack();
			request.raw.socket.resetAndDestroy();
			return reply;
		}
		const { message, data } = await unlock(state, user, slug);
		return ok(data, message);
	});
}

async function unlock(state: HdHiveState, user: User, slug: unknown) {
	const resource = state.resource(slug);
	if (resource === undefined) throw new Refusal(404, '404', 'Resource not found', '资源不存在');
	const refusal = state.refusals.get(resource.slug);
	if (refusal !== undefined) throw new Refusal(refusal.status, refusal.code, 'Refused', refusal.description);
	const owned = resource.ownerId === user.id || user.unlocked.has(resource.slug);
	if (owned) return { message: '已拥有该资源', data: link(resource, true) };
	if ((resource.unlock_points ?? 0) === 0) return { message: '免费资源', data: link(resource, false) };
	if (user.points < (resource.unlock_points ?? 0)) throw new Refusal(402, 'INSUFFICIENT_POINTS', 'Insufficient points', '积分不足');
	if (state.switches.raceMs > 0) await wait(state.switches.raceMs);
	state.charge(user, resource);
	return { message: '解锁成功', data: link(resource, false) };
}

async function item(state: HdHiveState, user: User, slug: string) {
	try {
		const { message, data } = await unlock(state, user, slug);
		return { slug, success: true, message, ...data };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { slug, success: false, message: error.message, error_code: error.code, already_owned: false };
	}
}

const link = ({ url, access_code, full_url }: Resource, owned: boolean) => ({
	url,
	access_code,
	full_url: full_url ?? url,
	already_owned: owned,
});
