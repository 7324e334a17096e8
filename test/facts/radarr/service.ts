import { startRadarr, type RadarrSimulator } from '../../simulators/radarr';
import { defineService } from '../fact';

export default defineService<RadarrSimulator>({
	name: 'Radarr',
	needs: ['key'],
	pace: { read: 50, write: 500 },
	headers: ({ key = '' }) => ({ 'x-api-key': key }),
	start: async () => {
		const simulator = await startRadarr();
		simulator.state.know(FILM);
		return { url: simulator.url, keys: { key: simulator.apiKey }, simulator, close: async () => await simulator.close() };
	},
});

/** The film that facts add and take away again: a silent short, which hardly anybody has in Radarr. */
export const FILM = { tmdb: 775, title: 'A Trip to the Moon', year: 1902, imdb: 'tt0000417' };
