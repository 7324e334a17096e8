import type { IDataObject } from 'n8n-workflow';
import { WatchFlowRadarrApi } from '../../../credentials/WatchFlowRadarrApi.credentials';
import { operations } from '../../../nodes/Radarr/resources';
import { startRadarr, type RadarrSimulator } from '../../simulators/radarr';
import { defineAdapter, nameOf, type FaultWorld } from '../adapter';

interface RadarrFaultWorld extends FaultWorld {
	radarr: RadarrSimulator;
}

const KNIGHT = { tmdb: 155, title: 'The Grey Knight', year: 2008, imdb: 'tt0468569' };
const HEIST = { tmdb: 27205, title: 'Dream Heist', year: 2010, imdb: 'tt1375666' };

const FIELDS: Record<string, IDataObject> = {
	'movie.add': { tmdbId: '155', qualityProfile: { mode: 'list', value: 4 }, rootFolder: { mode: 'list', value: '/media' } },
	'movie.lookUp': { term: 'imdb:tt0468569' },
	'movie.delete': { tmdbId: '27205' },
};

export default defineAdapter<RadarrFaultWorld>({
	folder: 'Radarr',
	names: ['Radarr'],
	credentials: [WatchFlowRadarrApi],
	operations,
	reusable: true,
	async start() {
		const radarr = await startRadarr();
		radarr.state.know(KNIGHT, HEIST);
		radarr.state.put(HEIST);
		radarr.state.queue = [{ id: 1, title: 'Download 1' }];
		return {
			radarr,
			simulators: [radarr.simulator],
			credentials: { watchFlowRadarrApi: { baseUrl: radarr.url, apiKey: radarr.apiKey } },
			snapshot: () => [[...radarr.state.movies.values()], radarr.state.searches],
			secrets: () => radarr.simulator.secrets,
			close: async () => await radarr.close(),
		};
	},
	sample: (operation) => ({ parameters: FIELDS[nameOf(operation)] ?? {} }),
});
