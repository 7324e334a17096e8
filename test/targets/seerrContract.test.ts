import { request } from 'undici';
import { describeContract, type Json, type Repair } from '../contract/openapi';
import { startSeerr, type SeerrSimulator } from '../simulators/seerr';

const FILE = 'seerr-openapi.yml.gz';

const propertiesOf = (schema: Json): Record<string, Json> => (schema.properties ?? {}) as Record<string, Json>;

const REPAIRS: Repair[] = [
	{
		reason: 'GET /service/… gives ServiceCommonServer, a public part of the settings (server/routes/service.ts)',
		apply: (schema) => {
			if (Array.isArray(schema.required) && schema.required.includes('hostname')) schema.required = ['name', 'is4k', 'isDefault'];
		},
	},
	{
		reason: 'GET /service/…/{id} gives a list of profiles (server/routes/service.ts)',
		apply: (schema) => {
			const { profiles, server } = propertiesOf(schema);
			if (profiles?.$ref !== undefined && server !== undefined) propertiesOf(schema).profiles = { type: 'array', items: profiles };
		},
	},
	{
		reason: 'what was not chosen is null (the columns of server/entity/MediaRequest.ts are nullable)',
		apply: (schema) => {
			const properties = propertiesOf(schema);
			if (properties.requestedBy === undefined || properties.serverId === undefined) return;
			for (const name of ['serverId', 'profileId']) properties[name] = { type: ['number', 'null'] };
			properties.rootFolder = { type: ['string', 'null'] };
		},
	},
];

interface Case {
	route: string;
	/** The path with its values, when it has any. */
	path?: string;
	body?: object;
	status?: number;
	/** Which field of the answer the contract has an eye on; "results.id" for the first of a list. */
	spoil?: string;
}

const CASES: Case[] = [
	{ route: 'GET /status', spoil: 'version' },
	{ route: 'GET /auth/me', spoil: 'email' },
	{ route: 'GET /user', spoil: 'results.id' },
	{ route: 'GET /user/{id}', path: '/user/1', spoil: 'email' },
	{ route: 'GET /user/{id}/quota', path: '/user/1/quota', spoil: 'movie' },
	{ route: 'GET /settings/public', spoil: 'initialized' },
	{ route: 'GET /media', spoil: 'results.tmdbId' },
	{ route: 'GET /tv/{id}', path: '/tv/1438', spoil: 'name' },
	{ route: 'GET /movie/{id}', path: '/movie/155', spoil: 'title' },
	{ route: 'GET /search', path: '/search?query=the&page=1', spoil: 'totalPages' },
	{ route: 'GET /service/radarr', spoil: 'name' },
	{ route: 'GET /service/radarr/{id}', path: '/service/radarr/0', spoil: 'profiles' },
	{ route: 'GET /service/sonarr', spoil: 'name' },
	{ route: 'GET /service/sonarr/{id}', path: '/service/sonarr/0', spoil: 'profiles' },
	{ route: 'POST /request', body: { mediaType: 'movie', mediaId: 155, is4k: false }, status: 201, spoil: 'id' },
	{ route: 'POST /request', body: { mediaType: 'tv', mediaId: 1438, is4k: false, seasons: [3], tags: [3] }, status: 201, spoil: 'status' },
	{
		route: 'POST /request',
		body: { mediaType: 'tv', mediaId: 1438, is4k: true, seasons: 'all', profileId: 6 },
		status: 201,
		spoil: 'profileId',
	},
	{ route: 'GET /request', spoil: 'results.status' },
	{ route: 'GET /request/{id}', path: '/request/1', spoil: 'media' },
	{ route: 'PUT /request/{id}', path: '/request/1', body: { mediaType: 'tv', seasons: [1] }, spoil: 'status' },
	{ route: 'POST /request/{id}/{verdict}', path: '/request/1/approve', spoil: 'status' },
	{ route: 'DELETE /request/{id}', path: '/request/1', status: 204 },
];

describeContract(
	`the Seerr simulator against ${FILE}`,
	FILE,
	(contract) => {
		let seerr: SeerrSimulator;

		beforeAll(async () => {
			seerr = await startSeerr();
			seerr.state.films.set(155, { tmdb: 155, title: 'The Grey Knight' });
			seerr.state.shows.set(1438, { tmdb: 1438, tvdb: 79126, title: 'The Cable', seasons: [13, 12, 10] });
			seerr.state.addRequest(seerr.state.put('tv', 1438, { status: 4, seasons: { 1: 1, 2: 5 } }), { status: 1, seasons: [1] });
		});
		afterAll(async () => await seerr.close());

		async function call(method: string, path: string, body?: object) {
			const headers = { 'x-api-key': seerr.apiKey, ...(body && { 'content-type': 'application/json' }) };
			const answer = await request(`${seerr.url}/api/v1${path}`, { method: method as 'GET', headers, body: body && JSON.stringify(body) });
			const text = await answer.body.text();
			return { status: answer.statusCode, body: text === '' ? undefined : (JSON.parse(text) as object) };
		}

		it('has a case for every route of the simulator', () => {
			const covered = new Set(CASES.map(({ route }) => route.replace(/ \//, ' /api/v1/')));
			const served = seerr.routes.map((route) => route.replace(/:(\w+)/g, '{$1}'));
			expect([...covered].sort()).toEqual([...served].sort());
		});

		it.each(CASES)('$route answers what the contract says', async ({ route, path, body, status = 200, spoil }) => {
			const [method = '', template = ''] = route.split(' ');
			const where = path ?? template;
			if (body !== undefined) {
				expect(contract.validateRequest(method, where, { body })).toEqual([]);
				expect(contract.validateRequest(method, where, { body: { ...body, mediaType: 'song' } })).not.toEqual([]);
			}
			const answer = await call(method, where, body);
			expect(answer.status).toBe(status);
			expect(contract.validateResponse(method, where, status, answer.body)).toEqual([]);
			const wrong = spoil === undefined ? { not: 'empty' } : spoilt(answer.body as Json, spoil);
			expect(contract.validateResponse(method, where, status, wrong)).not.toEqual([]);
		});

		it('refuses in the forms that were measured', async () => {
			expect(await call('POST', '/request', { mediaType: 'movie', mediaId: '155' })).toMatchObject({ status: 400 });
			expect(await call('POST', '/request', { mediaType: 'tv', mediaId: 1438, is4k: false })).toMatchObject({
				status: 500,
				body: { message: "Cannot read properties of undefined (reading 'filter')" },
			});
			expect(await call('POST', '/request', { mediaType: 'movie', mediaId: 155, is4k: false })).toMatchObject({ status: 409 });
			expect(await call('POST', '/request', { mediaType: 'tv', mediaId: 1438, is4k: false, seasons: [2] })).toEqual({
				status: 202,
				body: { message: 'No seasons available to request' },
			});
			// Without is4k the look for duplicates finds none.
			expect(await call('POST', '/request', { mediaType: 'movie', mediaId: 155 })).toMatchObject({ status: 201 });
			expect(await call('POST', '/request', { mediaType: 'movie', mediaId: 155 })).toMatchObject({ status: 201 });
		});
	},
	{ basePath: '', repairs: REPAIRS },
);

/** The same answer with one field of a type that it never has. */
function spoilt(body: Json, field: string): Json | Json[] {
	const [list, inner] = field.split('.');
	if (inner !== undefined) {
		const all = body[list as string] as Json[];
		return { ...body, [list as string]: [{ ...all[0], [inner]: { not: 'this' } }] };
	}
	if (Array.isArray(body)) return [{ ...(body[0] as Json), [field]: { not: 'this' } }];
	return { ...body, [field]: wrongFor(body[field]) };
}

/** A value of another type. */
const wrongFor = (value: unknown): unknown => (typeof value === 'string' ? 5 : 'five');
