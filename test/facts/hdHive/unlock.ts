import { DIRTY_URL, resource, slugOf, type HdHiveSimulator } from '../../simulators/hdHive';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Answer } from '../server';
import {
	API,
	CLIENTS,
	DEAR,
	DOC_OLD,
	FREE,
	OWN,
	PAYS,
	points,
	refused,
	REPORTS,
	SLUG,
	STAGED,
	succeeded,
	unlock,
	type Hive,
} from './service';

const DOC = `${DOC_OLD} (unlock)`;

/** A resource of its own with an address as people paste them. */
const shared =
	(name: string, url: string, code: string) =>
	({ state }: HdHiveSimulator) =>
		void state.resources.push(resource(name, { url, access_code: code, full_url: url }));

export const unlocking = facts<HdHiveSimulator>(
	{
		says: 'An unlock gives address, access code and both in one, and takes the price',
		source: DOC,
		simulatorOnly: PAYS,
		check: async (server) => {
			const answer = await unlock(server, SLUG);
			succeeded(answer, '解锁成功');
			fields('share', answer.body.data, { url: 'string', access_code: 'string', full_url: 'string' });
			equal('already_owned', answer.body.data.already_owned, false);
			equal('points', await points(server), 122);
		},
	},
	{
		says: 'What is owned already is given again with already_owned true, and costs nothing',
		source: DOC,
		simulatorOnly: PAYS,
		check: async (server) => {
			const first = await unlock(server, SLUG);
			succeeded(first, '解锁成功');
			const again = await unlock(server, SLUG);
			succeeded(again, '已拥有该资源');
			equal('already_owned', again.body.data.already_owned, true);
			holds('the same address', first.body.data.full_url === again.body.data.full_url);
			equal('points', await points(server), 122);
		},
	},
	{
		says: 'What was unlocked is marked in the lists, and costs nothing any more',
		source: DOC_OLD,
		simulatorOnly: PAYS,
		check: async (server) => {
			succeeded(await unlock(server, SLUG));
			const { data } = (await server.get(`${API}/shares/${SLUG}`)).body;
			equal('resource', [data.is_unlocked, data.actual_unlock_points, data.unlock_message], [true, 0, '已解锁']);
		},
	},
	{
		says: 'A free resource is told by the message, and is not owned before',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await unlock(server, FREE);
			succeeded(answer, '免费资源');
			equal('already_owned', answer.body.data.already_owned, false);
			equal('points', await points(server), 128);
		},
	},
	{
		says: "One's own share is owned already",
		source: DOC_OLD,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await unlock(server, OWN);
			succeeded(answer, '已拥有该资源');
			equal('already_owned', answer.body.data.already_owned, true);
			equal('points', await points(server), 128);
		},
	},
	{
		says: 'A slug with dashes names the same resource',
		source: `${DOC} (32 signs or a UUID)`,
		simulatorOnly: PAYS,
		check: async (server) => {
			const dashed = SLUG.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
			succeeded(await unlock(server, dashed), '解锁成功');
			succeeded(await unlock(server, SLUG), '已拥有该资源');
		},
	},
	{
		says: 'Too few points are 402 INSUFFICIENT_POINTS; nothing is taken, and a cheaper one may still fit',
		source: `${DOC}; ${REPORTS}`,
		simulatorOnly: PAYS,
		arrange: ({ state }) => void (state.me.points = 7),
		check: async (server) => {
			refused(await unlock(server, DEAR), 402, 'INSUFFICIENT_POINTS');
			equal('points', await points(server), 7);
			succeeded(await unlock(server, SLUG));
			equal('points afterwards', await points(server), 1);
		},
	},
	{
		says: 'A share that has expired is 400 with 资源已失效; nothing is taken, and another resource of the title still fits',
		source: REPORTS,
		simulatorOnly: PAYS,
		arrange: ({ state }) => void state.refusals.set(DEAR, { status: 400, code: '400', description: '资源已失效' }),
		check: async (server) => {
			const answer = await unlock(server, DEAR);
			refused(answer, 400, '400');
			equal('description', answer.body.description, '资源已失效');
			equal('points', await points(server), 128);
			succeeded(await unlock(server, SLUG));
		},
	},
	{
		says: 'An unlock of what can be no slug is 400, of a resource that is not there 404',
		source: DOC,
		simulatorOnly: 'unlocks are watched: who fails often is slowed down',
		check: async (server) => {
			refused(await unlock(server, 'no-slug'), 400, '400');
			refused(await unlock(server, '0'.repeat(32)), 404, '404');
		},
	},
	{
		says: 'An unlock whose answer is lost may be paid for: the next one says already_owned',
		source: `${DOC_OLD}: no key against doing it twice`,
		simulatorOnly: PAYS,
		arrange: ({ simulator }) => simulator.faults.add({ kind: 'lostAfter', match: 'unlock' }),
		check: async (server) => {
			status(await unlock(server, SLUG), 502);
			equal('points', await points(server), 122);
			succeeded(await unlock(server, SLUG), '已拥有该资源');
			equal('points afterwards', await points(server), 122);
		},
	},
	{
		says: 'Several are unlocked in one call; each has its own success or error_code',
		source: CLIENTS,
		on: ['2026-10'],
		simulatorOnly: PAYS,
		arrange: ({ state }) => void state.refusals.set(DEAR, { status: 400, code: '400', description: '资源已失效' }),
		check: async (server) => {
			const answer = await server.post(`${API}/resources/unlock`, { slugs: [DEAR, SLUG] });
			succeeded(answer);
			const { data } = answer.body;
			equal('counts', [data.total, data.success_count, data.failed_count], [2, 1, 1]);
			equal(
				'items',
				data.items.map((one: any) => [one.slug, one.success, one.error_code ?? null]),
				[
					[DEAR, false, '400'],
					[SLUG, true, null],
				],
			);
			equal('points', await points(server), 122);
		},
	},
);

const address = async (server: Hive, name: string): Promise<any> => {
	const answer: Answer = await unlock(server, slugOf(name));
	succeeded(answer);
	return answer.body.data;
};

export const addresses = facts<HdHiveSimulator>(
	{
		says: 'An address may have text behind it and the access code inside it, with access_code empty',
		source: 'a pasted 115 answer of 2026-03, read 2026-11-26',
		simulatorOnly: PAYS,
		check: async (server) => {
			const data = await address(server, 'dirty');
			equal('share', [data.url, data.access_code, data.full_url], [DIRTY_URL, '', DIRTY_URL]);
		},
	},
	{
		says: 'In an address of cloud.189.cn code is the share; the access code stands in the text',
		source: REPORTS,
		simulatorOnly: PAYS,
		arrange: shared('189', 'https://cloud.189.cn/web/share?code=qyMVFzfactsa（访问码：ufh7）', ''),
		check: async (server) => {
			const data = await address(server, '189');
			equal('share', [data.full_url, data.access_code], ['https://cloud.189.cn/web/share?code=qyMVFzfactsa（访问码：ufh7）', '']);
		},
	},
	{
		says: 'An address may be a magnet with http addresses inside it, and &amp; for &',
		source: REPORTS,
		simulatorOnly: PAYS,
		arrange: shared('magnet', `magnet:?xt=urn:btih:${'ab'.repeat(20)}&amp;tr=http://tracker.example.com/announce`, ''),
		check: async (server) => {
			const data = await address(server, 'magnet');
			equal('share', data.full_url, `magnet:?xt=urn:btih:${'ab'.repeat(20)}&amp;tr=http://tracker.example.com/announce`);
		},
	},
	{
		says: 'full_url may be what url is, with the code in access_code only',
		source: DOC,
		simulatorOnly: PAYS,
		check: async (server) => {
			const data = await address(server, 'unnamed');
			equal('share', [data.url, data.access_code], ['https://pan.baidu.com/s/1abc', 'x1y2']);
		},
	},
);

export const budgets = facts<HdHiveSimulator>(
	{
		says: 'Too many unlocks are 429 with the wait in Retry-After and in retry_after_seconds; the limit is the user’s',
		source: `${DOC_OLD} (limits); ${CLIENTS} (about 3 in 60 s)`,
		simulatorOnly: PAYS,
		arrange: ({ state }) => {
			const start = Date.now();
			state.now = () => start;
			state.switches.unlocksPerMinute = 1;
		},
		check: async (server) => {
			succeeded(await unlock(server, FREE));
			const answer = await unlock(server, SLUG);
			refused(answer, 429, 'USER_RATE_LIMIT_EXCEEDED');
			equal('Retry-After', answer.headers['retry-after'], '60');
			equal('retry_after_seconds', answer.body.retry_after_seconds, 60);
			equal('limit_scope', answer.body.limit_scope, 'user');
			equal('points', await points(server), 128);
		},
	},
	{
		says: 'The day’s budget of an endpoint is told in X-Endpoint-Limit and X-Endpoint-Remaining',
		source: `${DOC_OLD} (limits)`,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.endpointLimit = 2),
		check: async (server) => {
			const answer = await server.get(`${API}/resources/movie/550`);
			succeeded(answer);
			equal('budget', [answer.headers['x-endpoint-limit'], answer.headers['x-endpoint-remaining']], ['2', '1']);
		},
	},
	{
		says: 'A budget that is used up is 429 ENDPOINT_QUOTA_EXCEEDED; other endpoints go on',
		source: `${DOC_OLD} (limits)`,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void (state.switches.endpointLimit = 1),
		check: async (server) => {
			succeeded(await server.get(`${API}/resources/movie/550`));
			const answer = await server.get(`${API}/resources/movie/550`);
			refused(answer, 429, 'ENDPOINT_QUOTA_EXCEEDED');
			fields('refusal', answer.body, { retry_after_seconds: 'number' });
			equal('limit_scope', answer.body.limit_scope, 'app');
			succeeded(await server.get(`${API}/shares/${SLUG}`));
		},
	},
	{
		says: 'Without a budget its limit and what is left of it are null',
		source: `${DOC_OLD} (quota)`,
		check: async (server) => {
			const answer = await server.get(`${API}/quota`);
			succeeded(answer);
			fields('quota', answer.body.data, {
				daily_reset: 'number',
				endpoint_limit: ['number', 'null'],
				endpoint_remaining: ['number', 'null'],
			});
		},
	},
);
