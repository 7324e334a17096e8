import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { API, DOC, LINK, post, refused, STAGED, unrestrict, type Debrid } from './service';

const PAGE = 'https://www.youtube.com/watch?v=factsfacts1';
const OWN = 'https://real-debrid.com/d/FACTSFACTSFAC';
const CODES = `${DOC} (error codes)`;

const rows = async (server: Debrid): Promise<any[]> => {
	const answer = await server.get(`${API}/downloads`);
	status(answer, 200);
	return answer.body as any[];
};

/** The hoster refuses this link with a code. */
const hosterSays =
	(code: number) =>
	({ state }: RealDebridSimulator) =>
		void state.hosterFiles.set(LINK, { filename: 'Facts.mkv', filesize: 1_000, host: '1fichier.com', code });

export const unrestricting = facts<RealDebridSimulator>(
	{
		says: 'A link becomes a download with an ID, a name, a size and an address, and a row among the downloads',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await unrestrict(server);
			status(answer, 200);
			fields('download', answer.body, {
				id: 'string',
				filename: 'string',
				mimeType: 'string',
				filesize: 'number',
				host: 'string',
				chunks: 'number',
				download: 'string',
				streamable: 'number',
			});
			equal('link', answer.body.link, LINK);
			const [row] = await rows(server);
			holds('the row', row.id === answer.body.id && row.link === LINK);
		},
	},
	{
		says: 'Each call adds a row, for the same link too',
		source: 'zurg-public issue 92 (lists of 700 rows); dangreco downloads.rs, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const [first, second] = [await unrestrict(server), await unrestrict(server)];
			status(first, 200);
			status(second, 200);
			equal(
				'links',
				(await rows(server)).map(({ link }) => link),
				[LINK, LINK],
			);
		},
	},
	{
		says: 'A page with a video has alternatives; each quality is a row of its own under the same link',
		source: 'dangreco unrestrict.rs and downloads.rs (quality in place of type), read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await unrestrict(server, PAGE);
			status(answer, 200);
			equal('quality', answer.body.quality, '1080p');
			equal(
				'alternatives',
				answer.body.alternative.map((one: any) => one.quality ?? one.mimeType),
				['720p', 'audio/mpeg'],
			);
			equal('rows', (await rows(server)).map(({ link, type }) => [link, type]).sort(), [
				[PAGE, '1080p'],
				[PAGE, '720p'],
				[PAGE, 'mp3'],
			]);
		},
	},
	{
		says: 'A link of Real-Debrid itself has an ID of 13, 16 or 26 signs, of which the first 13 tell the file',
		source: 'DMM realDebrid.ts lines 768 to 776; decypharr realdebrid.go line 772',
		simulatorOnly: STAGED,
		arrange: ({ state }) => void state.hosterFiles.set(OWN, { filename: 'Facts.mkv', filesize: 1_000, host: 'real-debrid.com' }),
		check: async (server) => {
			for (const more of ['', 'ABC', 'ABCDEFGHIJKLM']) {
				const answer = await unrestrict(server, `${OWN}${more}`);
				status(answer, 200);
				equal('name', answer.body.filename, 'Facts.mkv');
			}
		},
	},
	{
		says: 'No link is refused with 400 and code 1',
		source: CODES,
		writes: true,
		check: async (server) => refused(await post(server, '/unrestrict/link', {}), 400, 1, 'parameter_missing'),
	},
	{
		says: 'A hoster that is not supported is 503 with code 16',
		source: CODES,
		writes: true,
		check: async (server) => refused(await unrestrict(server, 'https://example.com/no-hoster'), 503, 16, 'hoster_unsupported'),
	},
	{
		says: 'A stale link of a torrent is 503 with code 19, the second time too: it has to be added again',
		source: 'rclone_RD issue 10, rdcli issue 50, DMM fixture, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ state }) => void state.staleLinks.add(OWN),
		check: async (server) => {
			refused(await unrestrict(server, OWN), 503, 19, 'hoster_unavailable');
			refused(await unrestrict(server, OWN), 503, 19, 'hoster_unavailable');
		},
	},
	...([17, 18, 23, 24, 36] as const).map((code) => ({
		says: `A hoster's ${{ 17: 'maintenance', 18: 'limit', 23: 'used-up traffic', 24: 'missing file', 36: 'fair use limit' }[code]} is 503 with code ${code}`,
		source: `${CODES}; decypharr realdebrid.go lines 785 to 789`,
		simulatorOnly: STAGED,
		arrange: hosterSays(code),
		check: async (server: Debrid) => refused(await unrestrict(server), 503, code),
	})),
	{
		says: 'An address that may not download is 403 with code 22 and the address inside error: only the code can be compared',
		source: 'DMM fixture; mirror-leech PR 1426, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.ipRefused = true),
		check: async (server) => {
			const answer = await unrestrict(server);
			refused(answer, 403, 22, 'ip_not_allowed_203.0.113.7');
			equal('remote', answer.body.remote, 0);
		},
	},
	{
		says: 'error_code may be text',
		source: 'field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void Object.assign(switches, { ipRefused: true, textCodes: true }),
		check: async (server) => refused(await unrestrict(server), 403, '22', 'ip_not_allowed_203.0.113.7'),
	},
	{
		says: 'A link may be refused with 451 and code 35',
		source: 'decypharr realdebrid.go lines 785 to 789, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.infringingLinks = true),
		check: async (server) => refused(await unrestrict(server), 451, 35, 'infringing_file'),
	},
	{
		says: 'A check needs no sign-in',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await post(server, '/unrestrict/check', { link: LINK }, { unsigned: true });
			status(answer, 200);
			equal('link', answer.body.link, LINK);
			fields('check', answer.body, { host: 'string', filename: 'string', filesize: 'number', supported: 'number' });
		},
	},
	{
		says: 'A check of a file that is not available is 503 with code 24',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.checkAnswer = '503'),
		check: async (server) => refused(await post(server, '/unrestrict/check', { link: LINK }), 503, 24, 'unavailable_file'),
	},
	{
		says: 'A check may be 404 with text in place of JSON',
		source: 'decypharr issue 155, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.checkAnswer = '404'),
		check: async (server) => {
			const answer = await post(server, '/unrestrict/check', { link: LINK });
			status(answer, 404);
			equal('text', answer.text, 'Unavailable File');
		},
	},
	{
		says: 'A folder gives a bare list of links; one without any gives []',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void state.folders.set('https://1fichier.com/dir/facts', [LINK]),
		check: async (server) => {
			const full = await post(server, '/unrestrict/folder', { link: 'https://1fichier.com/dir/facts' });
			status(full, 200);
			equal('links', full.body, [LINK]);
			const none = await post(server, '/unrestrict/folder', { link: 'https://1fichier.com/dir/none' });
			status(none, 200);
			equal('none', none.body, []);
		},
	},
	{
		says: 'A container is sent as raw bytes and gives a bare list of links; one that cannot be read is 503',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ state }) => void state.containers.set('container of the facts', [LINK]),
		check: async (server) => {
			const send = async (text: string) =>
				await server.call('PUT', `${API}/unrestrict/containerFile`, { text, headers: { 'content-type': 'application/octet-stream' } });
			const answer = await send('container of the facts');
			status(answer, 200);
			equal('links', answer.body, [LINK]);
			status(await send('no container'), 503);
		},
	},
);
