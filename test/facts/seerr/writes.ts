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
		arrange: (simulator) => void (simulator.state.tmdbMs = () => 300),
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
		says: 'Only the first request of a film is looked at: behind a declined one an open one is not seen, and a third is taken',
		source: 'MediaRequest.request looks at existing[0] of a query without an order, read 2026-11-27; doubles run on Seerr 3.1.0',
		simulatorOnly: 'leaves doubles behind',
		check: async (server) => {
			const body = { mediaType: 'movie', mediaId: FILM, is4k: false };
			const first = await ask(server, body);
			status(await ask(server, body), 409);
			status(await server.post(`/api/v1/request/${first.body.id}/decline`), 200);
			for (let more = 0; more < 2; more++) status(await ask(server, body), 201);
		},
	},
	{
		says: 'A failed request of a film stops a new one, and a failed request of seasons leaves them out of a new one',
		source: 'MediaRequest.request lets only declined and completed ones pass, read 2026-11-27; seerr issues 1994 and 2118',
		simulatorOnly: 'needs a server that refuses what is passed on',
		arrange: (simulator) => {
			simulator.state.addRequest(simulator.state.put('movie', FILM, { status: 3 }), { status: 4 });
			simulator.state.addRequest(simulator.state.put('tv', SHOW, { status: 3 }), { status: 4, seasons: [1] });
		},
		check: async (server) => {
			status(await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false }), 409);
			status(await ask(server, { mediaType: 'tv', mediaId: SHOW, seasons: [1], is4k: false }), 202);
		},
	},
	{
		says: 'A 4K request is answered 201 also where no default 4K server is, which the list of servers tells',
		source: SOURCE,
		simulatorOnly: 'depends on a setting',
		arrange: ({ state }) => void (state.radarr = state.radarr.filter((one: { is4k: boolean }) => !one.is4k)),
		check: async (server) => {
			const { body: servers } = await server.get('/api/v1/service/radarr');
			fields('first server', servers[0], { is4k: 'boolean', isDefault: 'boolean' });
			equal(
				'those for 4K',
				(servers as Array<{ is4k: boolean }>).filter(({ is4k }) => is4k),
				[],
			);
			status(await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: true }), 201);
		},
	},
	{
		says: 'Retry answers 200 with the request, approved, before it has been passed on',
		source: 'public tests of Seerr (POST /request/:requestId/retry), read 2026-11-27',
		writes: true,
		check: async (server) => {
			await fresh(server, 'movie', FILM);
			const { body } = await ask(server, { mediaType: 'movie', mediaId: FILM, is4k: false });
			const answer = await server.post(`/api/v1/request/${body.id}/retry`);
			status(answer, 200);
			equal('id', answer.body.id, body.id);
			equal('status', answer.body.status, 2);
		},
	},
	{
		says: 'Approving and deciding on a request that is not there is answered 404',
		source: SOURCE,
		check: async (server) => {
			for (const verdict of ['approve', 'decline', 'retry']) status(await server.post(`/api/v1/request/987654321/${verdict}`), 404);
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
