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

/** What others of several items speak of, by what the first does. */
const OTHERS: Record<string, (typeof KNIGHT)[]> = {
	155: [
		{ tmdb: 156, title: 'The Blue Knight', year: 2011, imdb: 'tt0468570' },
		{ tmdb: 157, title: 'The Red Knight', year: 2014, imdb: 'tt0468571' },
	],
	27205: [
		{ tmdb: 27206, title: 'Day Heist', year: 2012, imdb: 'tt1375667' },
		{ tmdb: 27207, title: 'Night Heist', year: 2014, imdb: 'tt1375668' },
	],
};

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
		radarr.state.know(...Object.values(OTHERS).flat());
		for (const film of OTHERS[HEIST.tmdb] ?? []) radarr.state.put(film);
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
	another: ({ tmdbId }, index) => (index === 0 ? {} : { tmdbId: String(OTHERS[String(tmdbId)]?.[index - 1]?.tmdb ?? tmdbId) }),
});
