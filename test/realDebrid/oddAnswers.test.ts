import { isRefusal } from '../../nodes/RealDebrid/client/tokenCalls';
import { newRows } from '../../nodes/RealDebrid/trigger/watch';
import { startRealDebrid, type RealDebridSimulator } from '../simulators/realDebrid';
import { TriggerHost } from './n8nContexts';

describe('The end of a sign-in', () => {
	const html = { 'content-type': 'text/html' };
	it.each<[number, Record<string, string>, unknown, boolean]>([
		[403, html, '<!DOCTYPE html>blocked', false],
		[400, html, '<html>bad request</html>', false],
		[403, {}, { error: 'ip_not_allowed', error_code: 22 }, false],
		[403, {}, { error: 'ip_not_allowed', error_code: '22' }, false],
		[403, {}, undefined, false],
		[429, {}, { error_code: 34 }, false],
		[403, {}, { error: 'permission_denied', error_code: 9 }, true],
		[401, {}, { error: 'bad_token', error_code: '8' }, true],
		[400, {}, { error: 'invalid_grant' }, true],
	])('%i %j %j: %s', (status, headers, body, ends) => {
		expect(isRefusal({ kind: 'answer', status, headers, body })).toBe(ends);
	});
});

describe('An odd answer to a poll', () => {
	let rd: RealDebridSimulator;
	beforeEach(async () => (rd = await startRealDebrid()));
	afterEach(async () => await rd.close());

	const host = async (event: string) =>
		await TriggerHost.create(
			'realDebridTrigger',
			{ event, statuses: ['downloaded'], days: 7 },
			{
				id: rd.url,
				name: 'RD',
				type: 'watchFlowRealDebridApi',
				data: { apiUrl: rd.url, apiToken: rd.state.privateToken, checkedToken: 'yes' },
			},
		);
	const answers: Array<[string, { status: number; body: string; headers?: Record<string, string> }]> = [
		['nothing', { status: 200, body: '' }],
		['{}', { status: 200, body: '{}' }],
		['[]', { status: 200, body: '[]' }],
		['204 with a count', { status: 204, body: '', headers: { 'x-total-count': '3' } }],
		['204', { status: 204, body: '' }],
		['HTML', { status: 200, body: '<html></html>', headers: { 'content-type': 'text/html' } }],
		['half a page', { status: 200, body: '[{"id":"A","sta' }],
	];
	const cases = answers.flatMap(([name, answer]) => ['first', 'later'].map((when) => [name, when, answer] as const));

	it.each(cases)('(%s, %s poll) starts nothing and raises no alarm', async (_, when, answer) => {
		for (let index = 0; index < 3; index++) rd.state.seed({ added: Date.now() - 60_000 });
		const events = await Promise.all(['torrentStatus', 'premiumExpiring'].map(host));
		const quiet = async () => {
			for (const one of events) expect((await one.poll().catch(() => null)) ?? []).toEqual([]);
		};
		if (when === 'later') await quiet();
		const headers = { 'content-type': 'application/json', ...answer.headers };
		rd.api.faults.add({ kind: 'status', times: -1, match: 'GET', ...answer, headers, retryable: false } as never);
		jest
			.spyOn(jest.requireActual<typeof import('../../nodes/shared/util/clock')>('../../nodes/shared/util/clock').systemClock, 'sleep')
			.mockResolvedValue();
		await quiet();
		rd.api.faults.clear();
		await quiet();
		jest.restoreAllMocks();
	});

	it('takes only what is newer than an empty first poll for new', () => {
		const first = newRows({}, 'a', [], ({ id }) => String(id), 1_000_000);
		const rows = [
			{ id: 1, addedUtc: new Date(2_000_000).toISOString() },
			{ id: 2, addedUtc: new Date(0).toISOString() },
		];
		expect(newRows(first.next, 'a', rows, ({ id }) => String(id), 3_000_000).fresh).toMatchObject([{ id: 1 }]);
	});
});
