import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { API, DOC, refused, STAGED, type Debrid } from './service';

const PATH = `${API}/torrents`;
const HASHES = ['aa', 'bb', 'cc', 'dd', 'ee'].map((pair) => pair.repeat(20));

/** Five torrents; the last one is the newest. */
const five = ({ state }: RealDebridSimulator): void => HASHES.forEach((hash) => void state.seed({ hash }));

const hashes = async (server: Debrid, query: Record<string, string | number>): Promise<string[]> => {
	const answer = await server.get(PATH, query);
	status(answer, 200);
	return answer.body.map(({ hash }: { hash: string }) => hash.slice(0, 2));
};

export const paging = facts<RealDebridSimulator>(
	{
		says: 'A list is bare, and X-Total-Count tells how many there are in all; an empty one is 204 without a body',
		source: `${DOC}; decypharr, RD.NET and stremthru, read 2026-11-26`,
		check: async (server) => {
			const answer = await server.get(PATH, { limit: 1 });
			status(answer, 200, 204);
			if (answer.status === 204) return equal('body', answer.text, '');
			holds('a list of one', answer.body.length === 1);
			holds('a count', /^\d+$/.test(answer.headers['x-total-count'] ?? ''));
		},
	},
	{
		says: 'Without torrents the list is 204 without a body, not []',
		source: 'three public clients agree, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(PATH);
			status(answer, 204);
			equal('body', answer.text, '');
			equal('count', answer.headers['x-total-count'], '0');
		},
	},
	{
		says: 'An empty list may be answered 200 with {}',
		source: 'DMM realDebrid.ts, seen live, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.emptyList = '{}'),
		check: async (server) => {
			const answer = await server.get(PATH);
			status(answer, 200);
			equal('list', answer.body, {});
		},
	},
	{
		says: 'Pages count from 1, and the newest comes first',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: five,
		check: async (server) => {
			equal('page 1', await hashes(server, { page: 1, limit: 2 }), ['ee', 'dd']);
			equal('page 3', await hashes(server, { page: 3, limit: 2 }), ['aa']);
		},
	},
	{
		says: 'offset counts from 0; beside a page the page wins',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: five,
		check: async (server) => {
			equal('offset', await hashes(server, { offset: 3, limit: 2 }), ['bb', 'aa']);
			equal('both', await hashes(server, { offset: 3, page: 1, limit: 2 }), ['ee', 'dd']);
		},
	},
	{
		says: 'Past the end a page is 204, though X-Total-Count is not 0',
		source: 'field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: five,
		check: async (server) => {
			const answer = await server.get(PATH, { page: 4, limit: 2 });
			status(answer, 204);
			equal('count', answer.headers['x-total-count'], '5');
		},
	},
	{
		says: 'Page 1 may hold more rows than were asked for; page 2 repeats them',
		source: 'MediaFusion realdebrid.rs line 379, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			five(simulator);
			simulator.switches.oversizedFirstPage = 1;
		},
		check: async (server) => {
			equal('page 1', await hashes(server, { page: 1, limit: 2 }), ['ee', 'dd', 'cc']);
			equal('page 2', await hashes(server, { page: 2, limit: 2 }), ['cc', 'bb']);
		},
	},
	{
		says: 'The count may be missing',
		source: 'cli_debrid api.py line 217, which does not trust it, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			five(simulator);
			simulator.switches.countHeader = false;
		},
		check: async (server) => {
			const answer = await server.get(PATH, { limit: 2 });
			status(answer, 200);
			equal('count', answer.headers['x-total-count'], undefined);
		},
	},
	{
		says: 'filter=active leaves out what is finished',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ state }) => {
			state.seed({ hash: HASHES[0] });
			state.seed({ hash: HASHES[1], status: 'downloading', progress: 12.5 });
		},
		check: async (server) => equal('active', await hashes(server, { filter: 'active' }), ['bb']),
	},
	{
		says: 'The number of active torrents comes with the limit and, undocumented, with their hashes',
		source: 'MediaFusion realdebrid.rs lines 628 to 646, read 2026-11-26',
		check: async (server) => {
			const answer = await server.get(`${PATH}/activeCount`);
			status(answer, 200);
			fields('count', answer.body, { nb: 'number', limit: 'number', list: ['array', 'absent'] });
		},
	},
	{
		says: 'Dates are the clock of Paris with a Z behind it: two hours off in summer, one in winter',
		source: 'DMM fixture captured 2026-10-03; rdt-client RealDebridDebridClient.cs',
		simulatorOnly: STAGED,
		check: async (server) => {
			const { state, switches } = server.simulator;
			for (const day of ['2026-07-01', '2026-12-01']) {
				switches.now = () => Date.parse(`${day}T12:00:00Z`);
				state.seed();
			}
			const { body } = await server.get(PATH);
			equal(
				'added',
				body.map(({ added }: { added: string }) => added),
				['2026-12-01T13:00:00.000Z', '2026-07-01T14:00:00.000Z'],
			);
		},
	},
);

export const limits = facts<RealDebridSimulator>(
	{
		says: 'Too many requests in a minute are 429 with code 34, and Retry-After may be missing',
		source: `${DOC} (250 a minute); DMM for the body, read 2026-11-26`,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.perMinute = 1),
		check: async (server) => {
			status(await server.get(`${API}/user`), 200);
			const answer = await server.get(`${API}/user`);
			refused(answer, 429, 34, 'too_many_requests');
			equal('wait', answer.headers['retry-after'], undefined);
		},
	},
	{
		says: 'Retry-After is in seconds where it is given',
		source: 'rdt-client RateLimitHandler.cs lines 11 to 22, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void Object.assign(switches, { perMinute: 0, retryAfter: 17 }),
		check: async (server) => {
			const answer = await server.get(`${API}/user`);
			refused(answer, 429, 34, 'too_many_requests');
			equal('wait', answer.headers['retry-after'], '17');
		},
	},
	{
		says: 'Refused requests count too: going on extends the wait',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.perMinute = 1),
		check: async (server) => {
			const { switches } = server.simulator;
			const start = Date.now();
			const after = async (seconds: number) => {
				switches.now = () => start + seconds * 1_000;
				return await server.get(`${API}/user`);
			};
			status(await after(0), 200);
			status(await after(40), 429);
			status(await after(70), 429);
			status(await after(131), 200);
		},
	},
	{
		says: 'The list of torrents has a tighter window of its own',
		source: "zurg's defaults (250 and 75 a minute), widely copied, read 2026-11-26",
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.torrentsPerMinute = 1),
		check: async (server) => {
			status(await server.get(PATH), 204);
			status(await server.get(PATH), 429);
			status(await server.get(`${API}/user`), 200);
		},
	},
);
