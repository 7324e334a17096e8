import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { added, DOC, HASH, info, post, refused, select, STAGED, type Debrid } from './service';

/** A release of three files, the first of which is not asked for. */
function threeFiles({ state }: RealDebridSimulator): void {
	const files = ['/Facts/a.txt', '/Facts/b.mkv', '/Facts/c.mkv'].map((path): [string, number] => [path, 1_000]);
	state.releases.set(HASH, { name: 'Facts', files });
}

export const files = facts<RealDebridSimulator>(
	{
		says: 'The info of a torrent has its hash, status, progress, files and links',
		source: DOC,
		writes: true,
		check: async (server) => {
			const answer = await info(server, await added(server));
			status(answer, 200);
			equal('hash', answer.body.hash, HASH);
			fields('torrent', answer.body, {
				id: 'string',
				filename: 'string',
				bytes: 'number',
				progress: 'number',
				status: 'string',
				added: 'string',
				files: 'array',
				links: 'array',
			});
		},
	},
	{
		says: 'Right after the add its info may be 404 with code 7',
		source: 'MediaFusion realdebrid.rs lines 657 to 669, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.infoMissing = 1),
		check: async (server) => {
			const id = await added(server);
			refused(await info(server, id), 404, 7, 'unknown_ressource');
			status(await info(server, id), 200);
		},
	},
	{
		says: 'The info may be answered 200 with {}',
		source: 'plex_debrid issue 112 and others; field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ api }) =>
			api.faults.add({ kind: 'status', match: '/info/', status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
		check: async (server) => {
			const answer = await info(server, await added(server));
			status(answer, 200);
			equal('info', answer.body, {});
		},
	},
	{
		says: 'While a magnet is converted it has no files and no links, and a selection is refused with code 1',
		source: 'DebridPulse, which takes codes 1 and 2 for "not ready yet", read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.conversionReads = 1),
		check: async (server) => {
			const id = await added(server);
			const { body } = await info(server, id);
			equal('status', body.status, 'magnet_conversion');
			equal('files', body.files, []);
			equal('links', body.links, []);
			refused(await select(server, id, 'all'), 400, 1, 'parameter_missing');
			equal('status afterwards', (await info(server, id)).body.status, 'waiting_files_selection');
			status(await select(server, id, 'all'), 204);
		},
	},
	{
		says: 'A selection during the conversion may be refused with code 2 as well',
		source: 'field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void Object.assign(switches, { conversionReads: 1, earlySelection: 2 }),
		check: async (server) => refused(await select(server, await added(server), 'all'), 400, 2, 'wrong_parameter'),
	},
	{
		says: 'Files are chosen by number, and the info names those that were',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: threeFiles,
		check: async (server) => {
			const id = await added(server);
			status(await select(server, id, '2,3'), 204);
			const { body } = await info(server, id);
			equal(
				'files',
				body.files.map((file: any) => [file.id, file.path, file.selected]),
				[
					[1, '/Facts/a.txt', 0],
					[2, '/Facts/b.mkv', 1],
					[3, '/Facts/c.mkv', 1],
				],
			);
		},
	},
	{
		says: 'A second selection is answered 202: it was done already',
		source: `${DOC} (error code 31)`,
		simulatorOnly: STAGED,
		check: async (server) => {
			const id = await added(server);
			status(await select(server, id, 'all'), 204);
			status(await select(server, id, 'all'), 202);
		},
	},
	{
		says: 'A file number that the torrent does not have is refused with 404, and nothing is selected',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const id = await added(server);
			status(await select(server, id, '99'), 404);
			equal('status', (await info(server, id)).body.status, 'waiting_files_selection');
		},
	},
);

const finished = async (server: Debrid): Promise<any> => {
	const id = await added(server);
	status(await select(server, id, '2,3'), 204);
	const answer = await info(server, id);
	status(answer, 200);
	return answer.body;
};

export const endings = facts<RealDebridSimulator>(
	{
		says: 'What is cached is downloaded at once, and ended before it was added',
		source: "dangreco's captured torrents (added 2024-09-27, ended 2024-09-22)",
		simulatorOnly: STAGED,
		arrange: threeFiles,
		check: async (server) => {
			const torrent = await finished(server);
			equal('status', torrent.status, 'downloaded');
			equal('progress', torrent.progress, 100);
			holds('ended before added', torrent.ended < torrent.added);
		},
	},
	{
		says: 'The links of a finished torrent stand in the order of its selected files',
		source: 'decypharr realdebrid.go lines 271 to 303; zurg-public issue 109',
		simulatorOnly: STAGED,
		arrange: threeFiles,
		check: async (server) => {
			const { links } = await finished(server);
			equal('links', links.length, 2);
			const names = [];
			for (const link of links) names.push((await post(server, '/unrestrict/link', { link: String(link) })).body.filename);
			equal('names', names, ['b.mkv', 'c.mkv']);
		},
	},
	{
		says: 'Several files may come as one archive: one link',
		source: 'rdt-client issues 444, 695 and 416; torrentio realdebrid.js lines 288 to 309',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			threeFiles(simulator);
			simulator.switches.rar = true;
		},
		check: async (server) => {
			const { links, status: state } = await finished(server);
			equal('status', state, 'downloaded');
			equal('links', links.length, 1);
			const { body } = await post(server, '/unrestrict/link', { link: String(links[0]) });
			holds('an archive', body.filename.endsWith('.rar'));
		},
	},
	{
		says: 'A torrent may be downloaded with one link while the others follow: a lone link of several files is not final at once',
		source: 'rdt-client RealDebridDebridClient.cs lines 275 to 294; field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			threeFiles(simulator);
			simulator.switches.linksFollow = 1;
		},
		check: async (server) => {
			const early = await finished(server);
			equal('status', early.status, 'downloaded');
			equal('links', early.links.length, 1);
			const { body } = await info(server, early.id as string);
			equal('links afterwards', body.links.length, 2);
		},
	},
	{
		says: 'A torrent may be finished with fewer links than selected files',
		source: 'decypharr realdebrid.go lines 271 to 303, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			threeFiles(simulator);
			simulator.switches.missingLinks = 1;
		},
		check: async (server) => {
			const { files: all, links } = await finished(server);
			equal('selected', all.filter((file: any) => file.selected === 1).length, 2);
			equal('links', links.length, 1);
		},
	},
	{
		says: 'What is not cached goes on from queued to downloading, with a progress that is no whole number, speed and seeders',
		source: "dangreco's captured torrents (61.85), read 2026-11-26",
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			threeFiles(simulator);
			simulator.switches.cached = false;
		},
		check: async (server) => {
			const torrent = await finished(server);
			equal('status', torrent.status, 'downloading');
			equal('progress', torrent.progress, 33.33);
			fields('torrent', torrent, { speed: 'number', seeders: 'number', ended: 'absent' });
		},
	},
	{
		says: 'A dead torrent may have links all the same',
		source: 'torrentio realdebrid.js line 362, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: (simulator) => {
			threeFiles(simulator);
			Object.assign(simulator.switches, { cached: false, downloadReads: 0, end: 'dead' });
		},
		check: async (server) => {
			const torrent = await finished(server);
			equal('status', torrent.status, 'dead');
			equal('links', torrent.links.length, 2);
		},
	},
);
