import type { RealDebridSimulator } from '../../simulators/realDebrid';
import type { DownloadFault } from '../../simulators/realDebrid/downloadHost';
import { equal, fields, status } from '../expect';
import { facts } from '../fact';
import type { Answer, CallOptions } from '../server';
import { API, DOC, refused, STAGED, unrestrict, type Debrid } from './service';

export const downloads = facts<RealDebridSimulator>(
	{
		says: 'Without downloads the list is 204 without a body',
		source: 'three public clients agree, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const answer = await server.get(`${API}/downloads`);
			status(answer, 204);
			equal('body', answer.text, '');
		},
	},
	{
		says: 'A download is taken away with 204; one that is gone is 404 with code 7',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { body } = await unrestrict(server);
			status(await server.delete(`${API}/downloads/delete/${body.id}`), 204);
			refused(await server.delete(`${API}/downloads/delete/${body.id}`), 404, 7, 'unknown_ressource');
		},
	},
	{
		says: 'Taking a download away may be answered 404 although it was done',
		source: 'ValentinGot/real-debrid AbstractRequest, read 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.deleteLies = true),
		check: async (server) => {
			const { body } = await unrestrict(server);
			refused(await server.delete(`${API}/downloads/delete/${body.id}`), 404, 7, 'unknown_ressource');
			status(await server.get(`${API}/downloads`), 204);
		},
	},
	{
		says: 'Streams are asked for by the ID of a download, in four formats; another ID is 400 with code 2',
		source: DOC,
		simulatorOnly: STAGED,
		check: async (server) => {
			const { body } = await unrestrict(server);
			const answer = await server.get(`${API}/streaming/transcode/${body.id}`);
			status(answer, 200);
			for (const kind of ['apple', 'dash', 'liveMP4', 'h264WebM']) fields(kind, answer.body[kind], { full: 'string' });
			refused(await server.get(`${API}/streaming/transcode/NOSUCHDOWNLOA`), 400, 2, 'wrong_parameter');
		},
	},
	{
		says: 'The details of a video are maps, and [] where there is none',
		source: 'dangreco streaming.rs, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const { body } = await unrestrict(server);
			const answer = await server.get(`${API}/streaming/mediaInfos/${body.id}`);
			status(answer, 200);
			fields('details', answer.body.details, { video: 'object', audio: 'object' });
			equal('subtitles', answer.body.details.subtitles, []);
		},
	},
	{
		says: 'A video without details is 503, though it can be streamed',
		source: DOC,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.mediaInfo = '503'),
		check: async (server) => {
			const { body } = await unrestrict(server);
			status(await server.get(`${API}/streaming/mediaInfos/${body.id}`), 503);
			status(await server.get(`${API}/streaming/transcode/${body.id}`), 200);
		},
	},
);

/** Fetches the file of a link from the download server. */
async function file(server: Debrid, more: CallOptions = {}): Promise<Answer> {
	const { body } = await unrestrict(server);
	return await server.call('GET', new URL(String(body.download)).pathname, { at: 'downloads', unsigned: true, ...more });
}

const fails =
	(kind: DownloadFault['kind']) =>
	({ downloadFaults }: RealDebridSimulator) =>
		void downloadFaults.push({ kind, times: 1 });

export const downloadServer = facts<RealDebridSimulator>(
	{
		says: 'A download server needs no token and gives parts of a file with 206',
		source: 'what public clients count on at the download servers, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			status(await file(server), 200);
			const part = await file(server, { headers: { range: 'bytes=990-' } });
			status(part, 206);
			equal('range', part.headers['content-range'], 'bytes 990-999/1000');
			equal('length', part.text.length, 10);
		},
	},
	{
		says: 'A download server answers 200 with a short text in place of the file when the code of a link is no longer valid',
		source: 'decypharr issues 175 and 84; zurg-public issue 90',
		simulatorOnly: STAGED,
		arrange: fails('gone'),
		check: async (server) => {
			const answer = await file(server);
			status(answer, 200);
			equal('text', answer.text, 'Your code is not or no longer valid');
		},
	},
	...(
		[
			['403', 'an address that is blocked', 'field reports of 2026-11-26'],
			['404', 'a file that is gone', 'zurg-public issue 90'],
			['429', 'too many requests', 'field reports of 2026-11-26'],
			['503', 'its load', 'rdt-client issue 255'],
		] as const
	).map(([kind, why, source]) => ({
		says: `A download server refuses with ${kind} for ${why}, without a code of the API; the link can be asked for again`,
		source,
		simulatorOnly: STAGED,
		arrange: fails(kind),
		check: async (server: Debrid) => {
			const answer = await file(server);
			status(answer, Number(kind));
			equal('body', answer.text, '');
			status(await file(server), 200);
		},
	})),
);
