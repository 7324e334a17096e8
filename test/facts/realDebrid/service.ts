import { startRealDebrid, type RealDebridSimulator } from '../../simulators/realDebrid';
import { equal, holds, status } from '../expect';
import { defineService } from '../fact';
import type { Answer, CallOptions, Server } from '../server';

export default defineService<RealDebridSimulator>({
	name: 'Real-Debrid',
	address: 'https://api.real-debrid.com',
	needs: ['token'],
	pace: { read: 1_000, write: 2_000 },
	headers: ({ token = '' }) => ({ authorization: `Bearer ${token}` }),
	async start() {
		const simulator = await startRealDebrid();
		const { url, downloads, state } = simulator;
		return {
			url,
			urls: { downloads: downloads.url },
			keys: { token: state.privateToken },
			simulator,
			close: async () => await simulator.close(),
		};
	},
});

export type Debrid = Server<RealDebridSimulator>;

export const API = '/rest/1.0';
export const DOC = 'api.real-debrid.com, documentation, read 2026-11-26';
export const STAGED = 'its situation is made on the simulator';

/** A hash that nobody shares: what is added under it stays a magnet until it is taken away. */
export const HASH = 'fac75fac75fac75fac75fac75fac75fac75fac75';

/** What the API takes in place of JSON. */
export const post = async (server: Debrid, path: string, form: Record<string, string>, more: CallOptions = {}): Promise<Answer> =>
	await server.call('POST', `${API}${path}`, { form, ...more });

export const addMagnet = async (server: Debrid, hash = HASH): Promise<Answer> =>
	await post(server, '/torrents/addMagnet', { magnet: `magnet:?xt=urn:btih:${hash}` });

/** Adds the magnet, to be taken away at the end, and gives its ID. */
export async function added(server: Debrid, hash?: string): Promise<string> {
	const answer = await addMagnet(server, hash);
	status(answer, 201);
	const { id } = answer.body as { id: string };
	holds('an ID', typeof id === 'string');
	server.undo(async () => await server.delete(`${API}/torrents/delete/${id}`));
	return id;
}

export const info = async (server: Debrid, id: string): Promise<Answer> => await server.get(`${API}/torrents/info/${id}`);

export const select = async (server: Debrid, id: string, files: string): Promise<Answer> =>
	await post(server, `/torrents/selectFiles/${id}`, { files });

/** A link of a hoster that is supported. */
export const LINK = 'https://1fichier.com/?factsfile';

export const unrestrict = async (server: Debrid, link = LINK): Promise<Answer> => await post(server, '/unrestrict/link', { link });

/** A refusal in the API's envelope; `error` only where real answers were seen with this text. */
export function refused(answer: Answer, httpStatus: number, code: number | string | null, error?: string | null): void {
	status(answer, httpStatus);
	equal('error_code', answer.body.error_code, code);
	if (error !== undefined) equal('error', answer.body.error, error);
}

/** A refusal by what stands in front of the API: a page in place of JSON. */
export function isPage(answer: Answer, httpStatus: number): void {
	status(answer, httpStatus);
	equal('it is a page', /^\s*<(!doctype|html)/i.test(answer.text), true);
}
