import { startTrakt, type TraktSimulator } from '../../simulators/trakt';
import { fillAccount, fillSample } from '../../simulators/trakt/sample';
import { defineService } from '../fact';

export default defineService<TraktSimulator>({
	name: 'Trakt',
	address: 'https://api.trakt.tv',
	needs: ['clientId', 'token'],
	pace: { read: 650, write: 1_100 },
	headers: ({ clientId = '', token = '' }) => ({
		'user-agent': 'watchflow-facts/1.0',
		'content-type': 'application/json',
		'trakt-api-version': '2',
		'trakt-api-key': clientId,
		authorization: `Bearer ${token}`,
	}),
	async start() {
		const simulator = await startTrakt({ limits: 'off', deviceInterval: 0.01 });
		fillSample(simulator.state);
		fillAccount(simulator.state);
		const keys = { clientId: simulator.app.clientId, token: simulator.signIn().access_token };
		return { url: simulator.api.url, urls: { auth: simulator.auth.url }, keys, simulator, close: async () => await simulator.close() };
	},
});
