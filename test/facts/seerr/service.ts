import { startSeerr, type SeerrSimulator } from '../../simulators/seerr';
import { defineService } from '../fact';

/** Titles that facts ask for and take back. */
export const FILM = 155;
export const SHOW = 1396;

export default defineService<SeerrSimulator>({
	name: 'Seerr',
	needs: ['key'],
	pace: { read: 100, write: 500 },
	headers: ({ key = '' }) => ({ 'x-api-key': key }),
	start: async () => {
		const simulator = await startSeerr();
		simulator.state.films.set(FILM, { tmdb: FILM, title: 'A Film for Facts' });
		simulator.state.shows.set(SHOW, { tmdb: SHOW, tvdb: 81_189, title: 'A Show for Facts', seasons: [7, 13, 13] });
		return { url: simulator.url, keys: { key: simulator.apiKey }, simulator, close: async () => await simulator.close() };
	},
});
