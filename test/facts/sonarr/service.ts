import { startSonarr, type SonarrSimulator } from '../../simulators/sonarr';
import { defineService } from '../fact';

export const SHOW = { tvdb: 81_189, tmdb: 1396, imdb: 'tt0903747', title: 'Breaking Bad', year: 2008, seasons: [7, 13, 13, 13, 16] };

export default defineService<SonarrSimulator>({
	name: 'Sonarr',
	needs: ['key'],
	pace: { read: 50, write: 500 },
	headers: ({ key = '' }) => ({ 'x-api-key': key }),
	start: async () => {
		const simulator = await startSonarr();
		simulator.state.know(SHOW);
		return { url: simulator.url, keys: { key: simulator.apiKey }, simulator, close: async () => await simulator.close() };
	},
});
