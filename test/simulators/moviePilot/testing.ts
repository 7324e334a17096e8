import { Client, signIn, withKey } from './client';
import { startMoviePilot, type Generation, type MoviePilotOptions, type MoviePilotSimulator } from '.';

const INCEPTION = { tmdbid: 27205, title: '盗梦空间', originalTitle: 'Inception', year: 2010 };
const DARK_KNIGHT = {
	tmdbid: 155,
	title: '蝙蝠侠：黑暗骑士',
	originalTitle: 'The Dark Knight',
	year: 2008,
};
/** The film and the show that TMDB gave the same number. */
const MIRROR = { tmdbid: 1396, title: '镜子', originalTitle: 'Mirror', year: 1975 };
const BREAKING_BAD = {
	tmdbid: 1396,
	title: '绝命毒师',
	originalTitle: 'Breaking Bad',
	year: 2008,
	tvdbid: 81189,
	seasons: { 0: 9, 1: 7, 2: 13, 3: 13 },
};

/** The few titles that the behavioural tests are about. */
export const CATALOGUE = { films: [INCEPTION, DARK_KNIGHT, MIRROR], shows: [BREAKING_BAD] };

export const ALL: Generation[] = ['v2.5.6', 'v2.12.0', 'v3.0.0'];
export const V2: Generation[] = ['v2.5.6', 'v2.12.0'];

export interface Started {
	server: MoviePilotSimulator;
	/** Signed in. */
	user: Client;
	/** Has the API token in the X-API-KEY header. */
	key: Client;
	/** Has nothing. */
	nobody: Client;
}

const running: MoviePilotSimulator[] = [];

/** Starts a server with the test catalogue, and a client for each way to come along. */
export async function start(generation: Generation, options: Partial<MoviePilotOptions> = {}): Promise<Started> {
	const server = await startMoviePilot({ generation, catalogue: CATALOGUE, ...options });
	running.push(server);
	const authorization = `Bearer ${await signIn(server, options.otp)}`;
	const user = new Client(server.url, { authorization });
	return { server, user, key: withKey(server), nobody: new Client(server.url) };
}

/** For `afterEach`: stops whatever `start` has started. */
export async function stopAll(): Promise<void> {
	await Promise.all(running.splice(0).map(async (server) => await server.close()));
}

/** The body that adds a film, in the words of the generation. */
export function film(generation: Generation, tmdbid: number, more: object = {}) {
	const identity = generation === 'v3.0.0' ? { media_source: 'themoviedb', media_id: String(tmdbid) } : { tmdbid };
	return { name: 'a name', type: '电影', ...identity, ...more };
}

/** The body that adds a show, in the words of the generation. */
export function show(generation: Generation, tmdbid: number, more: object = {}) {
	return { ...film(generation, tmdbid, more), type: '电视剧' };
}

/** What v3 puts into its envelope, and v2 sends as it is. */
export function unwrap(generation: Generation, body: any): any {
	return generation === 'v3.0.0' ? body.data : body;
}
