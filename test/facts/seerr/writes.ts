import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Server } from '../server';
import { FILM, SHOW } from './service';

const SOURCE = 'run on Seerr 3.1.0, 2026-11-26';

/** Asks for it, and takes it back at the end; not where the account has asked for it already. */
async function ask(server: Server, body: object) {
	const answer = await server.post('/api/v1/request', body);
	const id: unknown = answer.body?.id;
	if (typeof id === 'number') server.undo(async () => await server.delete(`/api/v1/request/${id}`));
	// What was not taken has no id, and neither has a request that does not stay.
	fields('request', { id }, { id: answer.status === 201 ? ['number', 'absent'] : 'absent' });
	return answer;
}

async function fresh(server: Server, kind: 'movie' | 'tv', tmdb: number): Promise<void> {
	const answer = await server.get(`/api/v1/${kind}/${tmdb}`);
	status(answer, 200);
	const { mediaInfo } = answer.body as { mediaInfo?: { status: unknown } };
	if (mediaInfo === undefined) return;
	fields('mediaInfo', mediaInfo, { status: 'number' });
	if (mediaInfo.status !== 1) server.notTried('the title is in this account already');
}

export const writes = facts(
	{
		says: 'A film asked for with is4k false is answered 201 with its id; a second time 409',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'movie', FILM);
			const first = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			status(first, 201);
			fields('request', first.body, { id: 'number', status: 'number' });
			const second = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			status(second, 409);
			equal('message', second.body.message, 'Request for this media already exists.');
		},
	},
	{
		says: 'A film asked for without is4k is taken a second time: 201 again',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'movie', FILM);
			status(await ask(server, { mediaType: 'movie', mediaId: FILM }), 201);
			status(await ask(server, { mediaType: 'movie', mediaId: FILM }), 201);
		},
	},
	{
		says: 'A film asked for twice at the same moment makes two requests where none was there',
		source: SOURCE,
		simulatorOnly: 'leaves doubles behind',
		check: async (server) => {
			const body = { mediaType: 'movie', mediaId: FILM, is4k: false };
			const both = await Promise.all([ask(server, body), ask(server, body)]);
			for (const one of both) status(one, 201);
		},
	},
	{
		says: 'A show whose seasons are asked for already is answered 202 without a request',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'tv', SHOW);
			status(await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [1], is4k: false }), 201);
			const again = await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [1], is4k: false });
			status(again, 202);
			equal('message', again.body.message, 'No seasons available to request');
		},
	},
	{
		says: 'Seasons that are asked for already are left out of a new request',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'tv', SHOW);
			await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [1], is4k: false });
			const more = await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [1, 2], is4k: false });
			status(more, 201);
			equal(
				'seasons',
				more.body.seasons.map((season: { seasonNumber: number }) => season.seasonNumber),
				[2],
			);
		},
	},
	{
		says: 'Season 0 alone is answered 202 while special episodes are switched off',
		source: SOURCE,
		simulatorOnly: 'depends on a setting',
		check: async (server) => status(await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [0], is4k: false }), 202),
	},
	{
		says: 'A show without seasons is answered 500',
		source: SOURCE,
		writes: true,
		check: async (server) => status(await ask(server, { mediaType: 'tv', mediaId: SHOW, is4k: false }), 500),
	},
	{
		says: 'A mediaId as text is answered 400',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const answer = await ask(server, { mediaType: 'movie', mediaId: String(FILM), is4k: false });
			status(answer, 400);
			holds('the message names mediaId', String(answer.body.message).includes('mediaId'));
		},
	},
	{
		says: 'A number that TMDB does not know is answered 500 and nothing is asked for',
		source: SOURCE,
		writes: true,
		check: async (server) => status(await ask(server, { mediaType: 'movie', mediaId: 987_654_321, is4k: false }), 500),
	},
	{
		says: 'Deleting a request is answered 204 without a body, a second time 404',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'movie', FILM);
			const { body } = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			const gone = await server.delete(`/api/v1/request/${body.id}`);
			status(gone, 204);
			equal('body', gone.text, '');
			status(await server.delete(`/api/v1/request/${body.id}`), 404);
		},
	},
	{
		says: 'A declined request does not stop a new one for the film',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			await fresh(server, 'movie', FILM);
			const { body } = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			status(await server.post(`/api/v1/request/${body.id}/decline`), 200);
			status(await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false }), 201);
		},
	},
	{
		says: 'CSRF protection answers every write 403 invalid csrf token, while reading goes on',
		source: SOURCE,
		simulatorOnly: 'depends on a setting',
		arrange: (simulator) => void (simulator.state.csrf = true),
		check: async (server) => {
			status(await server.get('/api/v1/auth/me'), 200);
			const answer = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			status(answer, 403);
			equal('message', answer.body.message, 'invalid csrf token');
		},
	},
	{
		says: 'A show without a TVDB number is answered 201 without an id, and no request stays',
		source: SOURCE,
		simulatorOnly: 'needs a show without a TVDB number',
		arrange: (simulator) => void simulator.state.shows.set(777, { tmdb: 777, tvdb: null, title: 'No TVDB', seasons: [3] }),
		check: async (server) => {
			const answer = await ask(server, { mediaType: 'tv', mediaId: 777, seasons: [1], is4k: false });
			status(answer, 201);
			equal('id', answer.body.id, undefined);
			equal('requests', (await server.get('/api/v1/request')).body.pageInfo.results, 0);
		},
	},
	{
		says: 'Requests of one user at the same moment go over the quota; one after another is answered 403',
		source: SOURCE,
		simulatorOnly: 'needs a user with a quota',
		arrange: (simulator) => {
			simulator.state.addUser('bee', { filmLimit: 1 });
			simulator.state.films.set(603, { tmdb: 603, title: 'Another' });
		},
		check: async (server) => {
			const as = { headers: { 'x-api-user': '2' } };
			const body = (mediaId: number) => ({ mediaType: 'movie', mediaId, is4k: false });
			const both = await Promise.all([FILM, 603].map(async (id) => await server.post('/api/v1/request', body(id), as)));
			for (const one of both) status(one, 201);
			const third = await server.post('/api/v1/request', body(FILM), as);
			status(third, 403);
			equal('message', third.body.message, 'Movie Quota exceeded.');
		},
	},
);
