import { Pool } from 'undici';
import { startRealDebrid, type RealDebridSimulator } from '../../simulators/realDebrid';
import { headerAuth, httpRequest, oneNode, type Job, type JobErrand } from './job';

const LINKS = 1_000;

/** What an account may ask in a minute (Real-Debrid's API document); the node keeps to it, and so does the floor. */
const PER_MINUTE = 250;
const AT_ONCE = 8;

async function account(latencyMs: number) {
	const rd = await startRealDebrid({ latencyMs, perMinute: PER_MINUTE, torrentsPerMinute: 60 });
	const data = { apiToken: rd.state.privateToken, apiUrl: rd.url, checkedToken: 'yes' };
	const authorization = `Bearer ${rd.state.privateToken}`;
	const credentials = {
		rd: { id: 'rd', name: 'Real-Debrid', type: 'watchFlowRealDebridApi', data },
		header: headerAuth(authorization),
	};
	const base: Omit<JobErrand, 'items'> = {
		credentials,
		uses: { watchFlowRealDebridApi: 'rd', httpHeaderAuth: 'header' },
		floor: { url: rd.url, headers: { authorization } },
	};
	return { rd, base };
}

const node = (parameters: object) => oneNode('n8n-nodes-watchflow.realDebrid', { authentication: 'apiToken', ...parameters });

const answered = (rd: RealDebridSimulator, path: string, status: number): number =>
	rd.api.requests.filter((request) => request.path.endsWith(path) && request.status === status).length;

export const unrestricts: Job = {
	name: `${LINKS.toLocaleString('en')} unrestricts at ${PER_MINUTE} a minute`,
	paced: true,
	async open(latencyMs) {
		const { rd, base } = await account(latencyMs);
		const items = Array.from({ length: LINKS }, (_, index) => ({ link: `https://1fichier.com/?watchflow${index}` }));
		for (const { link } of items) rd.state.hosterFiles.set(link, { filename: 'film.mkv', filesize: 1_000_000, host: '1fichier.com' });
		const ours = node({ resource: 'link', operation: 'unrestrict', link: '={{ $json.link }}', options: {} });
		const stock = httpRequest({
			method: 'POST',
			url: `${rd.url}/rest/1.0/unrestrict/link`,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters: [{ name: 'link', value: '={{ $json.link }}' }] },
		});
		return {
			errand: { ours: { ...base, items, workflow: ours }, floor: { ...base, items }, stock: { ...base, items, workflow: stock } },
			requests: () => rd.api.requests.length,
			check() {
				const done = answered(rd, '/unrestrict/link', 200);
				return done === LINKS
					? ''
					: `${LINKS - done} of ${LINKS} links are not unrestricted (${answered(rd, '/unrestrict/link', 429)} × 429)`;
			},
		};
	},
	async floor({ floor, items }) {
		const pool = new Pool(floor.url, { connections: AT_ONCE });
		const starts: number[] = [];
		const left = (items as Array<{ link: string }>).values();
		const worker = async () => {
			for (const { link } of left) {
				const oldest = starts.length < PER_MINUTE ? -Infinity : (starts.at(-PER_MINUTE) ?? 0);
				starts.push(Math.max(Date.now(), oldest + 60_500));
				const wait = (starts.at(-1) ?? 0) - Date.now();
				if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
				await call(pool, 'POST', '/rest/1.0/unrestrict/link', floor.headers, new URLSearchParams({ link }).toString());
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		await pool.close();
	},
};

/** One page of Real-Debrid's takes 5,000. */
const listOf = (torrentsThere: number): Job => ({
	name: `${torrentsThere.toLocaleString('en')} torrents listed`,
	async open(latencyMs) {
		const { rd, base } = await account(latencyMs);
		for (let index = 0; index < torrentsThere; index++) rd.state.seed({ filename: `Title ${index}` });
		const items = [{}];
		const ours = node({ resource: 'torrent', operation: 'getMany', returnAll: true });
		const stock = httpRequest({ url: `${rd.url}/rest/1.0/torrents?limit=5000` });
		return {
			errand: { ours: { ...base, items, workflow: ours }, floor: { ...base, items }, stock: { ...base, items, workflow: stock } },
			requests: () => rd.api.requests.length,
			check: () => (answered(rd, '/torrents', 200) > 0 ? '' : 'the torrents were not listed'),
		};
	},
	async floor({ floor }) {
		const pool = new Pool(floor.url, { connections: 1 });
		const torrents = (await call(pool, 'GET', '/rest/1.0/torrents?limit=5000', floor.headers)) as unknown[];
		if (torrents.length !== torrentsThere) throw new Error(`The floor read ${torrents.length} torrents`);
		await pool.close();
	},
});

export const torrentList = listOf(500);
export const longTorrentList = listOf(5_000);

async function call(pool: Pool, method: 'GET' | 'POST', path: string, headers: Record<string, string>, form?: string): Promise<unknown> {
	const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
	const { statusCode, body } = await pool.request({ method, path, headers: { ...headers, ...type }, body: form });
	if (statusCode >= 300) throw new Error(`The floor was answered ${statusCode}: ${await body.text()}`);
	return await body.json();
}
