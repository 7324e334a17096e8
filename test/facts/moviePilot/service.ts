import { startMoviePilot, type Generation, type MoviePilotSimulator } from '../../simulators/moviePilot';
import { CATALOGUE } from '../../simulators/moviePilot/testing';
import { defineService } from '../fact';

/** The film that facts subscribe to and take back: a short one of 1902, which hardly anybody waits for. */
export const FILM = { tmdbid: 775, title: '月球旅行记', originalTitle: 'Le Voyage dans la Lune', year: 1902, imdbid: 'tt0000417' };

/** A show; there is a film with the same TMDB number. */
export const SHOW = { tmdb: 1396, tvdb: 81189, title: '绝命毒师', seasons: [1, 2, 3] };

/** A number that TMDB has never given. */
export const NOBODY = 987_654_321;

export default defineService<MoviePilotSimulator>({
	name: 'MoviePilot',
	variants: ['v2.5.6', 'v2.12.0', 'v3.0.0'],
	needs: ['key'],
	pace: { read: 50, write: 500 },
	variantOf: async (server) => {
		const { body } = await server.get('/api/v3/system/status');
		if (String(body?.version).startsWith('v3.')) return 'v3.0.0';
		return (await server.get('/api/v1/user/current')).status === 200 ? 'v2.12.0' : 'v2.5.6';
	},
	headers: ({ key = '' }) => ({ 'x-api-key': key }),
	start: async (variant) => {
		const catalogue = { ...CATALOGUE, films: [...CATALOGUE.films, FILM] };
		const simulator = await startMoviePilot({ generation: variant as Generation, catalogue });
		const { apiToken: key, username, password } = simulator;
		return { url: simulator.url, keys: { key, username, password }, simulator, close: async () => await simulator.close() };
	},
});
