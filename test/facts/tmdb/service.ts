import { fillSample, startTmdb, type TmdbSimulator } from '../../simulators/tmdb';
import { defineService } from '../fact';

export default defineService<TmdbSimulator>({
	name: 'TMDB',
	address: 'https://api.themoviedb.org',
	needs: ['token'],
	pace: { read: 60, write: 300 },
	headers: ({ token = '' }) => ({ authorization: `Bearer ${token}` }),
	start: async () => {
		const simulator = await startTmdb();
		fillSample(simulator.state);
		return { url: simulator.url, keys: { token: simulator.readAccessToken }, simulator, close: async () => await simulator.close() };
	},
});
