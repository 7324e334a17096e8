import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { Simulator, type SimulatorOptions } from '../simulator';
import { accountRoutes } from './account';
import { addDownloadHost, type DownloadFault } from './downloadHost';
import { addRoutes } from './http';
import { Limits } from './limits';
import { linkRoutes } from './links';
import { addOAuth } from './oauth';
import { RealDebridState, type Switches } from './state';
import { torrentRoutes } from './torrents';

export type { Download, Switches, Torrent } from './state';
export { RealDebridState } from './state';

export interface RealDebridOptions extends SimulatorOptions, Partial<Switches> {}

export interface RealDebridSimulator {
	/** Stands in for api.real-debrid.com. */
	api: Simulator;
	/** Stands in for the download servers. */
	downloads: Simulator;
	downloadFaults: DownloadFault[];
	state: RealDebridState;
	switches: Switches;
	limits: Limits;
	url: string;
	secrets: string[];
	close(): Promise<void>;
}

/** Starts the API and the download host, which share one state. The account starts empty. */
export async function startRealDebrid(options: RealDebridOptions = {}): Promise<RealDebridSimulator> {
	const { port, latencyMs, ...switches } = options;
	const state = new RealDebridState(switches);
	const limits = new Limits(state);
	const downloadFaults: DownloadFault[] = [];
	const downloads = await Simulator.start('Real-Debrid downloads', { latencyMs }, (app) => addDownloadHost(app, state, downloadFaults));
	state.downloadUrl = downloads.url;
	const api = await Simulator.start('Real-Debrid API', { port, latencyMs }, async (app) => {
		await app.register(formbody);
		parseRaw(app);
		addOAuth(app, state);
		addRoutes(app, state, limits, [...accountRoutes, ...linkRoutes, ...torrentRoutes]);
		app.post<{ Body: Partial<Switches> }>('/__control/switches', async (request) => Object.assign(state.switches, request.body));
	});
	return {
		api,
		downloads,
		downloadFaults,
		state,
		switches: state.switches,
		limits,
		url: api.url,
		get secrets() {
			return [...state.secrets];
		},
		close: async () => {
			await Promise.all([api.close(), downloads.close()]);
		},
	};
}

/** Files are sent as raw bytes, under whatever content type. */
function parseRaw(app: FastifyInstance): void {
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
