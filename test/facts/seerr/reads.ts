import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';

const SOURCE = 'run on Seerr 3.1.0, 2026-11-26';

export const reads = facts(
	{
		says: 'GET /status needs no key and tells the version',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/status', {}, { unsigned: true });
			status(answer, 200);
			fields('status', answer.body, { version: 'string' });
		},
	},
	{
		says: 'A wrong key is answered 403 with an error text, not 401',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/auth/me', {}, { headers: { 'x-api-key': 'wrong' } });
			status(answer, 403);
			equal('error', answer.body.error, 'You do not have permission to access this endpoint');
		},
	},
	{
		says: 'The key acts for the administrator, who has ID 1',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/auth/me');
			status(answer, 200);
			equal('id', answer.body.id, 1);
			fields('user', answer.body, { permissions: 'number' });
		},
	},
	{
		says: 'X-API-User with an unknown number is answered 403',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v1/auth/me', {}, { headers: { 'x-api-user': '99999999' } }), 403),
	},
	...['user', 'media', 'request'].map((list) => ({
		says: `GET /${list} pages with take and skip, and pageInfo.results counts all entries`,
		source: SOURCE,
		check: async (server: import('../server').Server) => {
			const answer = await server.get(`/api/v1/${list}`, { take: 1, skip: 0 });
			status(answer, 200);
			fields('pageInfo', answer.body.pageInfo, { results: 'number', pages: 'number', pageSize: 'number', page: 'number' });
			equal('pageSize', answer.body.pageInfo.pageSize, 1);
			holds('results has one entry, or none where there is none', answer.body.results.length === Math.min(1, answer.body.pageInfo.results));
		},
	})),
	...['radarr', 'sonarr'].map((kind) => ({
		says: `GET /service/${kind} lists its servers, an unknown one is answered 404`,
		source: SOURCE,
		check: async (server: import('../server').Server) => {
			const answer = await server.get(`/api/v1/service/${kind}`);
			status(answer, 200);
			holds('a list', Array.isArray(answer.body));
			status(await server.get(`/api/v1/service/${kind}/987654`), 404);
		},
	})),
	{
		says: 'A film that TMDB does not know is answered 500 Unable to retrieve movie.',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/movie/987654321');
			status(answer, 500);
			equal('message', answer.body.message, 'Unable to retrieve movie.');
		},
	},
	{
		says: 'A show that TMDB does not know is answered 500 Unable to retrieve series.',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/tv/987654321');
			status(answer, 500);
			equal('message', answer.body.message, 'Unable to retrieve series.');
		},
	},
	{
		says: 'A request that is not there is answered 404 Request not found.',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/request/98765432');
			status(answer, 404);
			equal('message', answer.body.message, 'Request not found.');
		},
	},
	{
		says: 'A search whose query holds a reserved character that is not encoded is answered 400',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/search?query=a:b');
			status(answer, 400);
			holds('the message names the query', String(answer.body.message).includes("'query' must be url encoded"));
		},
	},
	{
		says: 'A path outside the API is the web interface: 200 with HTML',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/no-such-page', {}, { unsigned: true });
			holds('HTML', (answer.headers['content-type'] ?? '').startsWith('text/html'));
		},
	},
	{
		says: 'A path of the API that is not there is answered 404 not found',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v1/no-such-path');
			status(answer, 404);
			equal('message', answer.body.message, 'not found');
		},
	},
);
