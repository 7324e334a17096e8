import type { FastifyRequest } from 'fastify';
import { MALFORMED, queryInt, queryText, requiredText } from '../parse';
import { Crash, Refusal } from '../answers';
import { FILM, SHOW } from '../media';
import type { Server } from '../server';

interface SeerrNotice {
	notification_type?: string;
	subject?: string;
	media?: { media_type?: string; tmdbId?: number | string };
	extra?: Array<{ name?: string; value?: string }>;
	request?: { requestedBy_username?: string };
}

/** What others send to MoviePilot: chat messages, media server webhooks, Seerr's approvals. */
export function addMessageRoutes(server: Server): void {
	const { app, state, auth, answers } = server;

	app.post('/api/v1/message/web', { preHandler: auth.user }, async (request) => {
		state.messages.push(requiredText(request, 'text'));
		return answers.action(request, true);
	});
	app.get('/api/v1/message/web', { preHandler: auth.user }, async (request, reply) => {
		const page = queryInt(request, 'page', 1);
		const count = queryInt(request, 'count', 20);
		const newest = state.notifications.length - (page - 1) * count;
		const shown = state.notifications.slice(Math.max(0, newest - count), Math.max(0, newest));
		const items = shown.map((notification, index) => ({
			id: Math.max(0, newest - count) + index + 1,
			channel: null,
			source: null,
			mtype: '订阅',
			title: notification.title,
			text: notification.text,
			image: null,
			link: '#/subscribe/movie?tab=mysub',
			userid: null,
			reg_time: notification.time,
			action: 1,
			note: null,
		}));
		return answers.list(request, reply, items, { page, count, total: state.notifications.length });
	});

	app.route({
		method: ['GET', 'POST'],
		url: '/api/v1/webhook/',
		preHandler: auth.apiToken,
		handler: async (request) => {
			state.webhooks.push(queryText(request, 'source'));
			return answers.action(request, true);
		},
	});

	app.post('/api/v1/subscribe/seerr', { preHandler: auth.seerr }, async (request) => {
		const notice = readNotice(request);
		if (!['MEDIA_APPROVED', 'MEDIA_AUTO_APPROVED'].includes(notice.notification_type ?? '')) {
			return answers.action(request, false, '不支持的通知类型');
		}
		const tmdbid = Number(notice.media?.tmdbId ?? 0);
		if (!tmdbid || !notice.subject) return answers.action(request, false, '请求参数不正确');
		// The work is done in the background: the answer says nothing about its outcome.
		setImmediate(() => addFromSeerr(notice, tmdbid, server));
		return answers.action(request, true);
	});
}

function readNotice(request: FastifyRequest): SeerrNotice {
	const body: unknown = request.body;
	if (body === undefined || body === (MALFORMED as unknown)) throw new Crash('the body is not JSON');
	if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) {
		throw new Refusal(500, '报文内容为空');
	}
	return body;
}

function addFromSeerr(notice: SeerrNotice, tmdbid: number, { state }: Server): void {
	const common = {
		name: notice.subject ?? null,
		year: null,
		tmdbid,
		username: notice.request?.requestedBy_username ?? null,
	};
	if (notice.media?.media_type === 'movie') {
		state.add({ ...common, type: FILM, season: null });
		return;
	}
	const requested = notice.extra?.find((entry) => entry.name === 'Requested Seasons')?.value ?? '';
	for (const season of requested.split(', ').filter((part) => /^\d+$/.test(part))) {
		state.add({ ...common, type: SHOW, season: Number(season) });
	}
}
