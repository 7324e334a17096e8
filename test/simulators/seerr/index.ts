import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Simulator, type SimulatorOptions } from '../simulator';
import { createRequest, Refusal, usedBy, type RequestBody } from './create';
import { SeerrState, type Form, type Request, type Service, type User } from './state';

export type { Form, SeerrState } from './state';

export interface SeerrOptions extends SimulatorOptions {
	form?: Form;
}

export interface SeerrSimulator {
	simulator: Simulator;
	state: SeerrState;
	url: string;
	apiKey: string;
	/** "GET /api/v1/request/:id" of everything it serves. */
	routes: string[];
	close(): Promise<void>;
}

const VERSIONS: Record<Form, string> = { seerr: '3.1.0', overseerr: '1.34.0', jellyseerr: '2.7.3' };

/** A Seerr 3.1.0, or one of its forebears, from its source and what was measured on a running one. */
export async function startSeerr({ form = 'seerr', ...options }: SeerrOptions = {}): Promise<SeerrSimulator> {
	const state = new SeerrState(form);
	const routes: string[] = [];
	const simulator = await Simulator.start(form, options, (app) => {
		app.addHook('onRoute', ({ method, url }) => {
			if (url.startsWith('/api/') && method !== 'HEAD') routes.push(`${String(method)} ${url}`);
		});
		addErrors(app);
		app.addHook('preHandler', async (request, reply) => {
			if (!request.url.startsWith('/api/v1/') || request.url.startsWith('/api/v1/status') || userOf(state, request) !== undefined) return;
			await reply.code(403).send({ status: 403, error: 'You do not have permission to access this endpoint' });
		});
		app.addHook('preHandler', async (request, reply) => {
			if (!state.csrf || !request.url.startsWith('/api/v1/')) return;
			if (request.method === 'GET') reply.header('set-cookie', ['_csrf=abc; Path=/; HttpOnly', 'XSRF-TOKEN=abc; Path=/']);
			else await reply.code(403).send({ message: 'invalid csrf token' });
		});
		addReads(app, state);
		addRequests(app, state);
	});
	simulator.secrets.add(state.apiKey);
	return { simulator, state, url: simulator.url, apiKey: state.apiKey, routes, close: async () => await simulator.close() };
}

function addErrors(app: FastifyInstance): void {
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof Refusal) return await reply.code(error.status).send({ message: error.message });
		throw error;
	});
	app.setNotFoundHandler(async (request, reply) =>
		request.url.startsWith('/api/v1/')
			? await reply.code(404).send({ message: 'not found', errors: [{ path: request.url, message: 'not found' }] })
			: await reply.type('text/html').send('<!DOCTYPE html><html><body>the web interface</body></html>'),
	);
}

/** The key makes one the administrator, or the user named in X-API-User. */
function userOf(state: SeerrState, request: FastifyRequest): User | undefined {
	if (request.headers['x-api-key'] !== state.apiKey) return undefined;
	const id = Number(request.headers['x-api-user'] ?? 1);
	return state.users.find((user) => user.id === id);
}

type Paged = { Querystring: { take?: string; skip?: string } };

function page<T extends { id: number }>(all: T[], { take = '20', skip = '0' }: Paged['Querystring']) {
	const [size, from] = [Number(take), Number(skip)];
	const sorted = [...all].sort((a, b) => b.id - a.id);
	const pageInfo = { pages: Math.ceil(all.length / size), pageSize: size, results: all.length, page: Math.ceil(from / size) + 1 };
	return { pageInfo, results: sorted.slice(from, from + size) };
}

function addReads(app: FastifyInstance, state: SeerrState): void {
	app.get('/api/v1/status', async () => ({
		version: VERSIONS[state.form],
		commitTag: 'local',
		updateAvailable: false,
		commitsBehind: 0,
		restartRequired: false,
	}));
	app.get('/api/v1/auth/me', async (request) => shown(userOf(state, request) as User));
	app.get<Paged>('/api/v1/user', async ({ query }) => {
		const { pageInfo, results } = page(state.users, query);
		return { pageInfo, results: results.map(shown) };
	});
	app.get<{ Params: { id: string } }>('/api/v1/user/:id', async ({ params }) => {
		const user = state.users.find(({ id }) => id === Number(params.id));
		if (user === undefined) throw new Refusal(404, 'User not found.');
		return shown(user);
	});
	app.get<{ Params: { id: string } }>('/api/v1/user/:id/quota', async ({ params }) => {
		const user = state.users.find(({ id }) => id === Number(params.id));
		if (user === undefined) throw new Refusal(404, 'User not found.');
		const used = usedBy(state, user, 'movie');
		const limit = user.filmLimit;
		const film = limit === undefined ? { restricted: false } : { limit, remaining: Math.max(0, limit - used), restricted: used >= limit };
		return { movie: { days: 7, used, ...film }, tv: { days: 7, used: usedBy(state, user, 'tv'), restricted: false } };
	});
	app.get('/api/v1/settings/public', async () => ({
		initialized: true,
		applicationTitle: 'Seerr',
		...(state.form === 'overseerr' ? {} : { enableSpecialEpisodes: state.enableSpecialEpisodes }),
	}));
	app.get<Paged>('/api/v1/media', async ({ query }) => page(state.media, query));
	app.get<{ Params: { id: string } }>('/api/v1/tv/:id', async ({ params }) => details(state, Number(params.id)));
	app.get<{ Params: { id: string } }>('/api/v1/movie/:id', async ({ params }) => {
		const film = state.films.get(Number(params.id));
		if (film === undefined || state.tmdbIsDown) throw new Refusal(500, 'Unable to retrieve movie.');
		return { id: film.tmdb, title: film.title, ...mediaInfo(state, 'movie', film.tmdb) };
	});
	app.get<{ Querystring: { query?: string; page?: string } }>('/api/v1/search', async (request) =>
		search(state, request.url, request.query),
	);
	for (const kind of ['radarr', 'sonarr'] as const) addService(app, state, kind);
}

/** What TMDB's search says beside title and date, in camel case (server/models/Search.ts). */
const FOUND = { adult: false, genreIds: [18], overview: '', popularity: 1, posterPath: '/poster.jpg', voteAverage: 7, voteCount: 10 };

const dateOf = ({ year }: { year?: number }): string => (year === undefined ? '' : `${year}-06-01`);

/** Twenty results per page, as TMDB gives them. */
function search(state: SeerrState, url: string, { query = '', page: number = '1' }: { query?: string; page?: string }) {
	// The validator looks at the query as it was sent (RESERVED_CHARS of express-openapi-validator).
	const raw = /[?&]query=([^&]*)/.exec(url)?.[1] ?? '';
	if (/[:/?#[\]@!$&'()*+,;=]/.test(raw))
		throw new Refusal(400, "Parameter 'query' must be url encoded. Its value may not contain reserved characters.");
	const has = ({ title }: { title: string }) => title.toLowerCase().includes(query.toLowerCase());
	const films = [...state.films.values()].filter(has).map((film) => ({
		...{ id: film.tmdb, mediaType: 'movie', title: film.title, originalTitle: film.title, ...FOUND },
		releaseDate: dateOf(film),
		...mediaInfo(state, 'movie', film.tmdb),
	}));
	const shows = [...state.shows.values()].filter(has).map((show) => ({
		...{ id: show.tmdb, mediaType: 'tv', name: show.title, originalName: show.title, ...FOUND },
		firstAirDate: dateOf(show),
		...mediaInfo(state, 'tv', show.tmdb),
	}));
	const all = [...films, ...shows];
	const from = (Number(number) - 1) * 20;
	return { page: Number(number), totalPages: Math.ceil(all.length / 20), totalResults: all.length, results: all.slice(from, from + 20) };
}

function addService(app: FastifyInstance, state: SeerrState, kind: 'radarr' | 'sonarr'): void {
	const server = ({ id, name, is4k, isDefault, profiles, rootFolders }: Service) => ({
		id,
		name,
		is4k,
		isDefault,
		activeDirectory: rootFolders[0]?.path,
		activeProfileId: profiles[0]?.id,
		activeTags: [],
	});
	app.get(`/api/v1/service/${kind}`, async () => state[kind].map(server));
	app.get<{ Params: { id: string } }>(`/api/v1/service/${kind}/:id`, async ({ params }) => {
		const found = state[kind].find(({ id }) => id === Number(params.id));
		if (found === undefined) throw new Refusal(404, `${kind} server with provided ID does not exist.`);
		const { profiles, rootFolders, tags } = found;
		return { server: server(found), profiles, rootFolders, tags };
	});
}

const shown = ({ id, email, displayName, permissions, createdAt, updatedAt }: User) => ({
	id,
	email,
	displayName,
	permissions,
	createdAt,
	updatedAt,
	userType: 1,
	avatar: '/avatar',
	requestCount: 0,
});

/** What was not chosen is null in the database. */
function presented({ media, requestedBy, modifiedBy, ...rest }: Request) {
	const chosen = { serverId: null, profileId: null, rootFolder: null, tags: null };
	const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
	return { ...chosen, ...set, media, requestedBy: shown(requestedBy), modifiedBy: modifiedBy && shown(modifiedBy) };
}

/** Unlike in the lists, the requests are here with their title. */
function details(state: SeerrState, tmdb: number): object {
	const show = state.shows.get(tmdb);
	if (show === undefined || state.tmdbIsDown) throw new Refusal(500, 'Unable to retrieve series.');
	const season = (episodeCount: number, seasonNumber: number) => ({
		id: tmdb * 100 + seasonNumber,
		airDate: null,
		episodeCount,
		name: `Season ${seasonNumber}`,
		overview: '',
		seasonNumber,
	});
	const seasons = [season(2, 0), ...show.seasons.map((episodes, index) => season(episodes, index + 1))];
	return { id: tmdb, name: show.title, externalIds: { tvdbId: show.tvdb }, seasons, ...mediaInfo(state, 'tv', tmdb) };
}

function mediaInfo(state: SeerrState, type: 'movie' | 'tv', tmdb: number): object {
	const media = state.find(type, tmdb);
	if (media === undefined) return {};
	const requests = state.requests.filter((request) => request.media === media);
	return {
		mediaInfo: {
			...media,
			requests: requests.map(({ media: _, ...rest }) => ({
				...rest,
				requestedBy: shown(rest.requestedBy),
				modifiedBy: rest.modifiedBy && shown(rest.modifiedBy),
			})),
		},
	};
}

function addRequests(app: FastifyInstance, state: SeerrState): void {
	app.get<Paged>('/api/v1/request', async ({ query }) => {
		const { pageInfo, results } = page(state.requests, { take: '10', ...query });
		return { pageInfo, results: results.map(presented) };
	});
	app.post<{ Body: RequestBody }>('/api/v1/request', async (request, reply) => {
		// The contract is enforced by express-openapi-validator.
		if (typeof request.body.mediaId !== 'number') throw new Refusal(400, 'request/body/mediaId must be number');
		const made = await createRequest(state, request.body, userOf(state, request) as User);
		return await reply.code(201).send(made === undefined ? { type: request.body.mediaType, status: 2, seasons: [] } : presented(made));
	});
	app.get<{ Params: { id: string } }>('/api/v1/request/:id', async ({ params }) => presented(find(state, params.id)));
	app.put<{ Params: { id: string }; Body: { seasons?: number[] } & Partial<Request> }>('/api/v1/request/:id', async ({ params, body }) => {
		const request = find(state, params.id);
		if (request.status !== 1) throw new Refusal(409, 'Only pending requests can be modified.');
		const { serverId, profileId, rootFolder, tags, seasons = [] } = body;
		Object.assign(request, { serverId, profileId, rootFolder, tags });
		request.seasons = request.seasons.filter(({ seasonNumber }) => seasons.includes(seasonNumber));
		return presented(request);
	});
	app.delete<{ Params: { id: string } }>('/api/v1/request/:id', async ({ params }, reply) => {
		const request = find(state, params.id);
		state.requests = state.requests.filter((one) => one !== request);
		// What nobody asks for any longer and no server has goes back to "unknown".
		if (!state.requests.some(({ media }) => media === request.media) && request.media.status < 4) request.media.status = 1;
		return await reply.code(204).send();
	});
	app.post<{ Params: { id: string; verdict: string } }>('/api/v1/request/:id/:verdict', async ({ params }) => {
		const request = find(state, params.id);
		// `retry` saves it as approved, answers, and passes it on afterwards.
		request.status = params.verdict === 'decline' ? 3 : 2;
		if (state.decides !== undefined) request.status = state.decides();
		if (params.verdict === 'retry') state.retried.push(request.id);
		return presented(request);
	});
}

function find(state: SeerrState, id: string): Request {
	const request = state.requests.find((one) => one.id === Number(id));
	if (request === undefined) throw new Refusal(404, 'Request not found.');
	return request;
}
