import { startMoviePilot, type Generation, type MoviePilotSimulator } from '../../simulators/moviePilot';
import { CATALOGUE } from '../../simulators/moviePilot/testing';
import { defineService } from '../fact';

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
		const simulator = await startMoviePilot({ generation: variant as Generation, catalogue: CATALOGUE });
		return { url: simulator.url, keys: { key: simulator.apiToken }, simulator, close: async () => await simulator.close() };
	},
});
