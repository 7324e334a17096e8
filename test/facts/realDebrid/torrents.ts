import type { RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, holds, status } from '../expect';
import { facts } from '../fact';
import { added, addMagnet, API, DOC, HASH, info, post, refused, STAGED, type Debrid } from './service';

const CODES = `${DOC} (error codes)`;
const GONE = 'ABCDEFGHIJKLM';

const count = async (server: Debrid): Promise<number> => {
	const answer = await server.get(`${API}/torrents/activeCount`);
	status(answer, 200);
	return answer.body.nb as number;
};

/** The add is refused, and nothing was created: it is no lost answer. */
async function refusedForGood(server: Debrid, check: (answer: Awaited<ReturnType<typeof addMagnet>>) => void): Promise<void> {
	check(await addMagnet(server));
	equal('active torrents', await count(server), 0);
}

export const adding = facts<RealDebridSimulator>(
	{
		says: 'A magnet is answered 201 with an ID of 13 signs and its address',
		source: DOC,
		writes: true,
		check: async (server) => {
			const answer = await addMagnet(server);
			status(answer, 201);
			const { id } = answer.body as { id: string };
			server.undo(async () => await server.delete(`${API}/torrents/delete/${id}`));
			holds('13 signs', /^[A-Z2-7]{13}$/.test(id));
			holds('the address of its info', answer.body.uri.endsWith(`/torrents/info/${id}`));
		},
	},
	{
		says: 'No magnet is refused with 400 and code 1',
		source: CODES,
		writes: true,
		check: async (server) => refused(await post(server, '/torrents/addMagnet', {}), 400, 1, 'parameter_missing'),
	},
	{
		says: 'A magnet that is sent as JSON is not seen: 400 with code 1',
		source: 'a real 400 parameter_missing at the token address, quoted by the author of a client, read 2026-11-26',
		simulatorOnly: 'seen at the token address only',
		check: async (server) => {
			const answer = await server.post(`${API}/torrents/addMagnet`, { magnet: `magnet:?xt=urn:btih:${HASH}` });
			refused(answer, 400, 1, 'parameter_missing');
		},
	},
	{
		says: 'A torrent file is sent as raw bytes; one that is none is refused with 400 and code 30',
		source: CODES,
		writes: true,
		check: async (server) => {
			const bytes = { text: 'no torrent', headers: { 'content-type': 'application/x-bittorrent' } };
			refused(await server.call('PUT', `${API}/torrents/addTorrent`, bytes), 400, 30, 'torrent_file_invalid');
		},
	},
	{
		says: 'The same hash a second time is a second torrent',
		source: 'zurg-public issue 92, plex_debrid issue 90, read 2026-11-26',
		simulatorOnly: STAGED,
		check: async (server) => {
			const [first, second] = [await added(server), await added(server)];
			holds('two IDs', first !== second);
			const { body } = await server.get(`${API}/torrents`);
			equal(
				'hashes',
				body.map(({ hash }: { hash: string }) => hash),
				[HASH, HASH],
			);
		},
	},
	{
		says: 'The same hash a second time may be refused with code 33: the first one is there to be taken',
		source: `${CODES}; two public clients that adopt it, read 2026-11-26`,
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.sameHash = '33'),
		check: async (server) => {
			const id = await added(server);
			const again = await addMagnet(server);
			refused(again, 400, 33, 'torrent_already_active');
			const { body } = await server.get(`${API}/torrents`);
			holds('the first is listed', body.length === 1 && body[0].id === id && body[0].hash === HASH);
		},
	},
	{
		says: 'Too many active torrents are refused with 509 and no JSON; nothing was created',
		source: 'decypharr realdebrid.go lines 470, 499, 644; field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.activeLimit = 0),
		check: async (server) =>
			await refusedForGood(server, (answer) => {
				status(answer, 509);
				equal('body', typeof answer.body, 'string');
			}),
	},
	{
		says: 'Too many active torrents may be 503 with code 21; nothing was created',
		source: 'field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void Object.assign(switches, { activeLimit: 0, slotAnswer: '503/21' }),
		check: async (server) => await refusedForGood(server, (answer) => refused(answer, 503, 21, 'too_many_active_downloads')),
	},
	{
		says: 'The fair use limit refuses an add with 503 and code 36; nothing was created',
		source: 'rdt-client issue 433; field reports of 2026-11-26',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void Object.assign(switches, { activeLimit: 0, slotAnswer: '503/36' }),
		check: async (server) => await refusedForGood(server, (answer) => refused(answer, 503, 36, 'fair_usage_limit')),
	},
	{
		says: 'infringing_file is 451 with code 35; the same hash may be taken a moment later',
		source: 'DMM fixture rd-add-account-pause-2026-10-05.json',
		simulatorOnly: STAGED,
		arrange: ({ switches }) => void (switches.infringingAdds = 1),
		check: async (server) => {
			refused(await addMagnet(server), 451, 35, 'infringing_file');
			await added(server);
		},
	},
	{
		says: 'An account may be paused for adds: every hash is refused with 451 until the pause is over',
		source: 'DMM fixture rd-add-account-pause-2026-10-05.json (21 s to 5 min)',
		simulatorOnly: STAGED,
		check: async (server) => {
			const { switches } = server.simulator;
			switches.pausedUntil = Date.now() + 60_000;
			refused(await addMagnet(server), 451, 35, 'infringing_file');
			refused(await addMagnet(server, 'ab'.repeat(20)), 451, 35, 'infringing_file');
			const over = switches.pausedUntil + 1;
			switches.now = () => over;
			await added(server);
		},
	},
);

export const gone = facts<RealDebridSimulator>(
	{
		says: 'A torrent is taken away with 204; one that is gone is 404 with code 7',
		source: DOC,
		writes: true,
		check: async (server) => {
			const id = await added(server);
			status(await server.delete(`${API}/torrents/delete/${id}`), 204);
			refused(await server.delete(`${API}/torrents/delete/${id}`), 404, 7, 'unknown_ressource');
		},
	},
	{
		says: 'The info of a torrent that is not there is 404 with code 7',
		source: CODES,
		check: async (server) => refused(await info(server, GONE), 404, 7, 'unknown_ressource'),
	},
	{
		says: 'An ID that can be none is 404 with code 3, as an unknown address',
		source: 'captured answers of public clients, read 2026-11-26',
		check: async (server) => refused(await info(server, 'not-an-id'), 404, 3, 'unknown_method'),
	},
);
