import { Pool } from 'undici';
import { fillSample, startHdHive } from '../../simulators/hdHive';
import { credentialData } from '../../hdHive/world';
import { oneNode, type Job, type JobErrand } from './job';

/** The film that the simulator's sample has several resources of. */
const FILM = '550';

export const unlockBest: Job = {
	name: 'unlock best',
	async open(latencyMs) {
		const hive = await startHdHive({ latencyMs });
		fillSample(hive.state);
		const app = credentialData(hive);
		const signIn = hive.signIn();
		const parameters = { resource: 'resource', operation: 'unlockBest', mediaType: 'movie', tmdbId: FILM, maxPoints: 10 };
		const base: JobErrand = {
			credentials: { hive: { id: 'hive', name: 'HDHive', type: 'watchFlowHdHiveOAuth2Api', data: { ...app, ...signIn } } },
			uses: { watchFlowHdHiveOAuth2Api: 'hive' },
			items: [{}],
			floor: {
				url: hive.url,
				headers: { 'x-api-key': String(app.appSecret), authorization: `Bearer ${signIn.accessToken}` },
			},
		};
		const spentAtStart = hive.state.ledger.length;
		return {
			errand: { ours: { ...base, workflow: oneNode('n8n-nodes-watchflow.hdHive', parameters) }, floor: base, stock: undefined },
			requests: () => hive.simulator.requests.length,
			check: () => (hive.state.ledger.length > spentAtStart ? '' : 'nothing was unlocked'),
		};
	},
	async floor({ floor }) {
		const pool = new Pool(floor.url, { connections: 1 });
		const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
			const headers = { ...floor.headers, 'content-type': 'application/json' };
			const answer = await pool.request({ method, path, headers, body: body && JSON.stringify(body) });
			const text = await answer.body.text();
			if (answer.statusCode >= 300) throw new Error(`The floor was answered ${answer.statusCode}: ${text}`);
			return (JSON.parse(text) as { data: unknown }).data;
		};
		const resources = (await ask('GET', `/api/open/resources/movie/${FILM}`)) as Array<{ slug: string; unlock_points?: number | null }>;
		const affordable = resources.find(({ unlock_points: points }) => (points ?? 0) > 0 && (points ?? 0) <= 10);
		await ask('POST', '/api/open/resources/unlock', { slug: affordable?.slug });
		await pool.close();
	},
};
