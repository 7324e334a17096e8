import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { API, DOC, post, refused, STAGED } from './service';

/** As a server may give them; JavaScript compiles neither as it stands. */
const ODD_PATTERNS = ['#(?i)https?://(?P<site>mega)\\.nz/(?:file|folder)/[\\w-]++#', '~https?://pixeldrain\\.com/u/\\w+~i'];

export const account = facts<RealDebridSimulator>(
	{
		says: 'The account tells type, points and the seconds of premium that are left',
		source: DOC,
		check: async (server) => {
			const answer = await server.get(`${API}/user`);
			status(answer, 200);
			fields('user', answer.body, { id: 'number', username: 'string', points: 'number', premium: 'number', expiration: 'string' });
			holds('type is premium or free', ['premium', 'free'].includes(answer.body.type as string));
		},
	},
	{
		says: 'The account may be answered 200 with {}',
		source: 'plex_debrid issue 112, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ api }) =>
			api.faults.add({ kind: 'status', match: '/user$', status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
		check: async (server) => {
			const answer = await server.get(`${API}/user`);
			status(answer, 200);
			equal('user', answer.body, {});
		},
	},
	{
		says: 'The time is plain text in the clock of Paris, and needs no sign-in',
		source: DOC,
		check: async (server) => {
			const answer = await server.get(`${API}/time`, {}, { unsigned: true });
			status(answer, 200);
			holds('date and time', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(answer.text));
		},
	},
	{
		says: 'The ISO time names the offset of Paris: +0100 in winter, +0200 in summer',
		source: 'rdt-client RealDebridDebridClient.cs, read 2026-11-26',
		check: async (server) => {
			const answer = await server.get(`${API}/time/iso`, {}, { unsigned: true });
			status(answer, 200);
			holds('offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:?00$/.test(answer.text));
		},
	},
	{
		says: 'Traffic is a map of hosts with what is left and how it is counted',
		source: DOC,
		check: async (server) => {
			const answer = await server.get(`${API}/traffic`);
			status(answer, 200);
			if (Array.isArray(answer.body)) server.notTried('there is no host with a limit');
			for (const host of Object.values(answer.body as object)) {
				fields('host', host, { left: 'number' });
				holds('how it is counted', ['links', 'gigabytes', 'bytes'].includes((host as { type: string }).type));
			}
		},
	},
	{
		says: 'An empty map may be written as an empty list',
		source: 'rdt-client issue 27 (the habit of PHP), read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.traffic = '[]'),
		check: async (server) => {
			const answer = await server.get(`${API}/traffic`);
			status(answer, 200);
			equal('traffic', answer.body, []);
		},
	},
	{
		says: 'Settings come with the values that each may have',
		source: DOC,
		check: async (server) => {
			const answer = await server.get(`${API}/settings`);
			status(answer, 200);
			fields('settings', answer.body, {
				download_ports: 'array',
				download_port: 'string',
				locales: 'object',
				locale: 'string',
				streaming_qualities: 'array',
				streaming_quality: 'string',
			});
		},
	},
	{
		says: 'A setting is answered 204; a value that it cannot have 400 with code 2',
		source: DOC,
		writes: true,
		check: async (server) => {
			const { body } = await server.get(`${API}/settings`);
			const same = { setting_name: 'streaming_quality', setting_value: String(body.streaming_quality) };
			status(await post(server, '/settings/update', same), 204);
			refused(await post(server, '/settings/update', { ...same, setting_value: 'no-such-quality' }), 400, 2, 'wrong_parameter');
		},
	},
	{
		says: 'Points that are too few to convert are refused with 503',
		source: DOC,
		simulatorOnly: 'would spend the points of this account',
		arrange: ({ switches }) => void (switches.points = 999),
		check: async (server) => {
			status(await post(server, '/settings/convertPoints', {}), 503);
			const { body } = await server.get(`${API}/user`);
			equal('points', body.points, 999);
		},
	},
	{
		says: 'An avatar that is no image is refused with 400 and code 32',
		source: `${DOC} (error codes)`,
		simulatorOnly: 'would change the avatar of this account',
		check: async (server) => {
			const answer = await server.call('PUT', `${API}/settings/avatarFile`, {
				text: 'no image',
				headers: { 'content-type': 'application/octet-stream' },
			});
			refused(answer, 400, 32);
		},
	},
	{
		says: 'Patterns of hosts are PHP literals between delimiters, and need no sign-in',
		source: 'ResolveURL plugins/realdebrid.py, read 2026-11-26',
		check: async (server) => {
			const answer = await server.get(`${API}/hosts/regex`, {}, { unsigned: true });
			status(answer, 200);
			holds('there are some', answer.body.length > 0);
			holds(
				'each is between two of the same sign',
				answer.body.every((text: unknown) => typeof text === 'string' && /^([^\w\s\\]).*\1[a-z]*$/i.test(text)),
			);
		},
	},
	{
		says: 'Patterns may have other delimiters and flags, named groups and possessive quantifiers, which JavaScript does not know',
		source: 'field reports of 2026-11-26: patterns of hosts',
		simulatorOnly: STAGED,
		arrange: ({ state }) => void state.hostPatterns.push(...ODD_PATTERNS),
		check: async (server) => {
			const answer = await server.get(`${API}/hosts/regex`, {}, { unsigned: true });
			status(answer, 200);
			equal('the last two', answer.body.slice(-2), ODD_PATTERNS);
		},
	},
	{
		says: 'Hosts are a map by domain; their status is up, down or unsupported',
		source: DOC,
		check: async (server) => {
			const answer = await server.get(`${API}/hosts/status`);
			status(answer, 200);
			const hosts: any[] = Object.values(answer.body as object);
			holds('there are some', hosts.length > 0);
			for (const host of hosts) {
				fields('host', host, { id: 'string', name: 'string' });
				holds('status', ['up', 'down', 'unsupported'].includes(host.status as string));
			}
		},
	},
	{
		says: 'A method that an address does not have is refused',
		source: `${DOC} (error codes 3 and 4)`,
		check: async (server) => {
			const answer = await server.call('POST', `${API}/torrents/activeCount`, { form: {} });
			status(answer, 405, 404);
			holds('code 3 or 4', [3, 4].includes(answer.body.error_code as number));
		},
	},
	{
		says: 'An address that is not there is refused with 404 and code 3',
		source: `${DOC} (error codes)`,
		check: async (server) => refused(await server.get(`${API}/no/such/address`), 404, 3, 'unknown_method'),
	},
	{
		says: 'Whether a hash is cached cannot be asked any more: 403 with code 37',
		source: 'rdt-client issue 617, comet issue 243 (since 2024-11-21)',
		check: async (server) => {
			const answer = await server.get(`${API}/torrents/instantAvailability/fac75fac75fac75fac75fac75fac75fac75fac75`);
			refused(answer, 403, 37, 'disabled_endpoint');
		},
	},
	{
		says: 'An answer that has not changed is 304 without a body for its ETag',
		source: DOC,
		check: async (server) => {
			const first = await server.get(`${API}/settings`);
			status(first, 200);
			const { etag } = first.headers;
			if (etag === undefined) return server.notTried('this answer has no ETag');
			const again = await server.get(`${API}/settings`, {}, { headers: { 'if-none-match': etag } });
			status(again, 304);
			equal('body', again.text, '');
		},
	},
);
