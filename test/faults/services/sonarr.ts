import type { IDataObject } from 'n8n-workflow';
import { WatchFlowSonarrApi } from '../../../credentials/WatchFlowSonarrApi.credentials';
import { operations } from '../../../nodes/Sonarr/resources';
import { startSonarr, type SonarrSimulator } from '../../simulators/sonarr';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface SonarrFaultWorld extends FaultWorld {
	sonarr: SonarrSimulator;
}

const CHEMIST = { tvdb: 81189, tmdb: 909_001, imdb: 'tt0903747', title: 'The Chemist', year: 2008, seasons: [7, 13, 13] };
const WIRE = { tvdb: 79126, tmdb: 909_002, imdb: 'tt0306414', title: 'The Cable', year: 2002, seasons: [3, 4] };

/** What others of several items speak of, by what the first does. */
const OTHERS: Record<string, (typeof WIRE)[]> = {
	81189: [
		{ tvdb: 81190, tmdb: 909_003, imdb: 'tt0903748', title: 'The Botanist', year: 2009, seasons: [7, 13, 13] },
		{ tvdb: 81191, tmdb: 909_004, imdb: 'tt0903749', title: 'The Geologist', year: 2010, seasons: [7, 13, 13] },
	],
	79126: [
		{ tvdb: 79127, tmdb: 909_005, imdb: 'tt0306415', title: 'The Rope', year: 2003, seasons: [3, 4] },
		{ tvdb: 79128, tmdb: 909_006, imdb: 'tt0306416', title: 'The Thread', year: 2004, seasons: [3, 4] },
	],
};

const FIELDS: Record<string, IDataObject> = {
	'series.add': {
		idType: 'tvdb',
		showId: '81189',
		seasons: '1, 3',
		qualityProfile: { mode: 'list', value: 4 },
		rootFolder: { mode: 'list', value: '/media' },
	},
	'series.lookUp': { term: 'The Chemist' },
	'series.delete': { idType: 'tvdb', showId: '79126' },
};

export default defineAdapter<SonarrFaultWorld>({
	folder: 'Sonarr',
	names: ['Sonarr'],
	credentials: [WatchFlowSonarrApi],
	operations,
	reusable: true,
	async start() {
		const sonarr = await startSonarr();
		sonarr.state.know(CHEMIST, WIRE);
		sonarr.state.put(WIRE, [1]);
		sonarr.state.know(...Object.values(OTHERS).flat());
		for (const show of OTHERS[WIRE.tvdb] ?? []) sonarr.state.put(show, [1]);
		sonarr.state.queue = [{ id: 1, title: 'Download 1' }];
		return {
			sonarr,
			simulators: [sonarr.simulator],
			credentials: { watchFlowSonarrApi: { baseUrl: sonarr.url, apiKey: sonarr.apiKey } },
			snapshot: () => [[...sonarr.state.series.values()], sonarr.state.searches],
			secrets: () => sonarr.simulator.secrets,
			close: async () => await sonarr.close(),
		};
	},
	sample: (operation) => ({ parameters: FIELDS[nameOf(operation)] ?? {} }),
	another: ({ showId }, index) => (index === 0 ? {} : { showId: String(OTHERS[String(showId)]?.[index - 1]?.tvdb ?? showId) }),
});
