import { equal, fields, status } from '../expect';
import { facts } from '../fact';

const SOURCE = 'Radarr v6 source, ApiKeyAuthenticationHandler.cs and Startup.cs, read 2026-11-26';

export const signIn = facts(
	{
		says: 'The key in X-Api-Key opens /system/status, which names the program and its version',
		source: 'Radarr openapi.json v3, read 2026-11-26',
		check: async (server) => {
			const answer = await server.get('/api/v3/system/status');
			status(answer, 200);
			equal('appName', answer.body.appName, 'Radarr');
			fields('status', answer.body, { version: 'string', urlBase: ['string', 'null'] });
		},
	},
	{
		says: 'A wrong key is answered 401',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v3/system/status', {}, { headers: { 'x-api-key': 'wrong' } }), 401),
	},
	{
		says: 'A path outside the API is the web interface: 200 with HTML',
		source: 'Radarr v6 source, StaticResourceController.cs, read 2026-11-26',
		check: async (server) => {
			const answer = await server.get('/no-such-page', {}, { unsigned: true });
			status(answer, 200, 302);
			if (answer.status === 200) equal('is HTML', /^text\/html/.test(answer.headers['content-type'] ?? ''), true);
		},
	},
);
