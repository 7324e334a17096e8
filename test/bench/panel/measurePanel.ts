import { Pool } from 'undici';
import type { SeenRequest } from '../../simulators/simulator';
import type { Runtime } from '../measureCase';
import { median } from '../median';
import { textTable } from '../textTable';
import { PanelStage } from './stage';
import type { Visit } from './visitor';

/** Milliseconds a service on the internet takes to answer. */
const LATENCY_MS = 50;

const RUNS = 5;

export interface PanelResult extends Visit {
	/** `cold`: nothing is remembered. `floor`: a bare client makes the upstream exchanges of a cold panel. */
	run: 'cold' | 'warm' | 'floor';
	/** Requests to Trakt and TMDB. */
	upstream: number;
	/** Of how many runs these are the medians. */
	runs: number;
}

/** Opens the panel on a full n8n, cold and warm, and makes a cold one's upstream exchanges with a bare client. */
export async function measurePanel(runtime: Runtime): Promise<PanelResult[]> {
	const stage = await PanelStage.start(runtime, LATENCY_MS);
	const { world, visitor } = stage;
	const sample = async (open: () => Promise<Visit>): Promise<Visit & { upstream: number }> => {
		world.startCounting();
		const visit = await open();
		return { ...visit, upstream: world.requests.length };
	};
	try {
		const cold = await medianOf('cold', async () => {
			await visitor.flush();
			return await sample(async () => await visitor.open());
		});
		// The last cold opening's, as the services saw them.
		const exchanges = { trakt: [...world.trakt.api.requests], tmdb: [...world.tmdb.simulator.requests] };
		const warm = await medianOf('warm', async () => await sample(async () => await visitor.open()));
		const floor = await medianOf('floor', async () => await sample(async () => await replay(stage, exchanges)));
		return [cold, warm, floor];
	} finally {
		await stage.close();
	}
}

async function medianOf(run: PanelResult['run'], measure: () => Promise<Visit & { upstream: number }>): Promise<PanelResult> {
	const visits: Array<Visit & { upstream: number }> = [];
	for (let count = 0; count < RUNS; count++) visits.push(await measure());
	const of = (name: keyof Visit | 'upstream') => median(visits.map((visit) => visit[name]));
	return { run, wallMs: of('wallMs'), requests: of('requests'), upstream: of('upstream'), bytes: of('bytes'), runs: RUNS };
}

/** What airs first, and then the posters of it at once: nobody knows before which they are. */
async function replay({ world }: PanelStage, exchanges: { trakt: SeenRequest[]; tmdb: SeenRequest[] }): Promise<Visit> {
	const pools = { trakt: new Pool(world.trakt.api.url), tmdb: new Pool(world.tmdb.url) };
	const ask = async (service: keyof typeof pools, { path, query, headers }: SeenRequest): Promise<number> => {
		const search = new URLSearchParams(query as Record<string, string>).toString();
		const { host: _, connection: __, 'accept-encoding': ___, ...kept } = headers as Record<string, string>;
		const answer = await pools[service].request({ method: 'GET', path: search === '' ? path : `${path}?${search}`, headers: kept });
		const text = await answer.body.text();
		if (answer.statusCode >= 300) throw new Error(`The floor was answered ${answer.statusCode}: ${text}`);
		JSON.parse(text);
		return Buffer.byteLength(text);
	};
	const all = async (service: keyof typeof pools) => await Promise.all(exchanges[service].map(async (one) => await ask(service, one)));
	const startedAt = performance.now();
	const sizes = [...(await all('trakt')), ...(await all('tmdb'))];
	const wallMs = performance.now() - startedAt;
	await Promise.all([pools.trakt.close(), pools.tmdb.close()]);
	return { wallMs, requests: 0, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

const NAMES: Record<PanelResult['run'], string> = {
	cold: 'panel opened, nothing remembered',
	warm: 'panel opened again',
	floor: 'floor: its upstream requests by a bare client',
};

export const PANEL_HEADINGS = ['panel', 'first data ms', 'requests to n8n', 'upstream requests', 'bytes', 'n'];

/** The cells of the panel's table, as they are printed. */
export const panelRows = (results: PanelResult[]): string[][] =>
	results.map(({ run, wallMs, requests, upstream, bytes, runs }) => [
		NAMES[run],
		wallMs.toFixed(0),
		...[requests, upstream, bytes, runs].map((count) => count.toLocaleString('en')),
	]);

export const panelTable = (results: PanelResult[]): string => textTable(PANEL_HEADINGS, panelRows(results), 1);
