import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';

const SOURCE = 'run on MoviePilot 2.5.6, 2026-11-26';

export const token = facts(
	{
		says: 'GET /api/v3/system/status opens with X-API-KEY and tells the version, without an envelope',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v3/system/status');
			status(answer, 200);
			equal('appName', answer.body.appName, 'MoviePilot');
			fields('status', answer.body, { version: 'string' });
		},
	},
	{
		says: 'A wrong API token is answered 401',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v3/system/status', {}, { headers: { 'x-api-key': 'wrong' } }), 401),
	},
	{
		says: 'Routes for signed-in users do not take the API token',
		source: SOURCE,
		on: ['v2.5.6'],
		check: async (server) => status(await server.get('/api/v1/subscribe/'), 401, 403),
	},
	{
		says: 'Routes for signed-in users take the API token in X-API-KEY',
		source: 'MoviePilot pull request 5362, 2026-01-15',
		on: ['v2.12.0', 'v3.0.0'],
		check: async (server) => status(await server.get('/api/v1/subscribe/'), 200),
	},
	{
		says: 'GET /subscribe/list takes the API token as ?token= and is a bare list',
		source: SOURCE,
		on: ['v2.5.6', 'v2.12.0'],
		check: async (server) => {
			const answer = await server.get('/api/v1/subscribe/list', { token: server.keys.key ?? '' }, { unsigned: true });
			status(answer, 200);
			holds('a list', Array.isArray(answer.body));
		},
	},
	{
		says: 'A film look-up by a number that nobody knows is one object of nulls',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v3/movie/lookup', { term: 'tmdb:987654321' });
			status(answer, 200);
			equal('id', answer.body[0].id, null);
			equal('tmdbId', answer.body[0].tmdbId, null);
		},
	},
	{
		says: 'A film of the Radarr surface that is not there is answered 404',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v3/movie/987654'), 404),
	},
	{
		says: 'A show of the Sonarr surface that is not there is answered 404',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v3/series/987654'), 404),
	},
);
