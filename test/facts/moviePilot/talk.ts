/** How the facts speak to each generation of MoviePilot: who is signed in, how a title is named, where the content stands. */
import type { MoviePilotSimulator } from '../../simulators/moviePilot';
import { equal, fields, status } from '../expect';
import type { Answer, CallOptions, Server as AnyServer } from '../server';

export type Server = AnyServer<MoviePilotSimulator>;

export const V2 = ['v2.5.6', 'v2.12.0'] as const;
export const LATER = ['v2.12.0', 'v3.0.0'] as const;
export const V3 = ['v3.0.0'] as const;

export const RUN = 'run on MoviePilot 2.5.6, 2026-11-26';
/** Its requirements name pydantic 1.10, which turns numbers into text and an empty list into an empty object. */
export const PYDANTIC_1 = 'run on MoviePilot 2.5.6 with pydantic 1.10, 2026-11-27';
export const V3_SOURCE = 'MoviePilot v3 source, read 2026-11-26';

/** Of the version at commit bab1f734. */
export const source = (file: string) => `MoviePilot 2.5.6 source, app/${file}, read 2026-11-27`;

const isV3 = (server: Server) => server.variant === 'v3.0.0';

type Query = CallOptions['query'];

/** Signed in: with the API token where that is enough, else with user name and password. */
export async function asUser(server: Server) {
	const more = server.variant === 'v2.5.6' ? await bearer(server) : {};
	return {
		get: async (path: string, query?: Query) => await server.get(path, query, more),
		post: async (path: string, json?: unknown, query?: Query) => await server.call('POST', path, { ...more, json, query }),
		put: async (path: string, json?: unknown, query?: Query) => await server.call('PUT', path, { ...more, json, query }),
		delete: async (path: string, query?: Query) => await server.delete(path, query, more),
	};
}

export type User = Awaited<ReturnType<typeof asUser>>;

export async function signIn(server: Server): Promise<Answer> {
	const { username, password } = server.keys;
	if (username === undefined || password === undefined) return server.notTried('needs --username and --password');
	return await server.call('POST', '/api/v1/login/access-token', { form: { username, password }, unsigned: true });
}

async function bearer(server: Server): Promise<CallOptions> {
	const answer = await signIn(server);
	status(answer, 200);
	fields('sign-in', answer.body, { access_token: 'string' });
	return { unsigned: true, headers: { authorization: `Bearer ${String(answer.body.access_token)}` } };
}

/** What a good answer holds: bare in version 2, in an envelope in version 3. */
export function content(server: Server, answer: Answer): any {
	status(answer, 200);
	if (!isV3(server)) return answer.body;
	equal('success', answer.body.success, true);
	return answer.body.data;
}

/** An action that was done; it has the envelope in every generation. */
export function done(answer: Answer): void {
	status(answer, 200);
	equal('success', answer.body.success, true);
}

/** What came of an action. */
export function dataOf(answer: Answer): any {
	done(answer);
	return answer.body.data;
}

/** "No" comes with status 200; the sentence tells why. */
export function refused(answer: Answer, message: string | null): void {
	status(answer, 200);
	equal('success', answer.body.success, false);
	equal('message', answer.body.message, message);
}

/** An error of its own, or "there is no such thing": text in version 2, the envelope in version 3. */
export function crashed(server: Server, answer: Answer): void {
	status(answer, 500);
	if (isV3(server)) equal('success', answer.body.success, false);
	else equal('body', answer.body, 'Internal Server Error');
}

/** The TMDB number as a subscription names it. */
export const named = (server: Server, tmdb: number): object =>
	isV3(server) ? { media_source: 'themoviedb', media_id: String(tmdb) } : { tmdbid: tmdb };

/** The TMDB number as the description of a title names it. */
export const described = (server: Server, tmdb: number): object =>
	isV3(server) ? { media_source: 'themoviedb', media_id: String(tmdb) } : { tmdb_id: tmdb };

/** The TMDB number at the end of a path, and what has to stand in the query beside it. */
export const inPath = (server: Server, tmdb: number) => (isV3(server) ? String(tmdb) : `tmdb:${tmdb}`);
export const beside = (server: Server): Record<string, string> => (isV3(server) ? { media_source: 'themoviedb' } : {});

export const FILMS = '电影';
export const SHOWS = '电视剧';
