/** The part of MoviePilot that poses as Radarr and Sonarr: all that an API token opens before 2.9. */
import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { FILM, NOBODY, SHOW } from './service';
import { crashed, done, PYDANTIC_1, RUN, source, type Server } from './talk';

const MOVIE = '/api/v3/movie';
const SERIES = '/api/v3/series';

const film = { title: FILM.title, year: String(FILM.year), tmdbId: FILM.tmdbid };
const show = (...seasons: number[]) => ({
	title: SHOW.title,
	year: '2008',
	tmdbId: SHOW.tmdb,
	seasons: seasons.map((seasonNumber) => ({ seasonNumber, monitored: true })),
});

async function listed(server: Server, path: string, tmdb: number) {
	const answer = await server.get(path);
	status(answer, 200);
	for (const one of answer.body) fields('entry', one, { id: 'number', tmdbId: ['number', 'null'] });
	return (answer.body as any[]).filter((one) => one.tmdbId === tmdb);
}

/** Sends it and takes back what came of it; not where something of that number is subscribed already. */
async function send(server: Server, path: string, body: { tmdbId: number }) {
	const there = [...(await listed(server, MOVIE, body.tmdbId)), ...(await listed(server, SERIES, body.tmdbId))];
	if (there.length > 0) server.notTried('a title of this number is subscribed already');
	server.undo(async () => {
		for (const { id } of await listed(server, path, body.tmdbId)) await server.delete(`${path}/${id}`);
	});
	return await server.post(path, body);
}

export const reads = facts(
	{
		says: 'A film look-up by number tells title, year, whether it is subscribed and whether the library has it',
		source: RUN,
		check: async (server) => {
			const answer = await server.get(`${MOVIE}/lookup`, { term: `tmdb:${FILM.tmdbid}` });
			status(answer, 200);
			const { title, year, monitored, hasFile, tmdbId } = answer.body[0];
			if (server.isReal && tmdbId === null) server.notTried('MoviePilot does not reach TMDB');
			fields('film', { title, year, monitored, hasFile }, { title: 'string', year: 'string', monitored: 'boolean', hasFile: 'boolean' });
			equal('number', tmdbId, FILM.tmdbid);
		},
	},
	{
		says: 'A film look-up says hasFile for what the library has, and monitored with the id for what is subscribed',
		source: RUN,
		simulatorOnly: 'needs a film in the library',
		arrange: async ({ state }) => {
			state.library.addFilm(FILM.tmdbid);
			state.subscriptions.insert({ name: FILM.title, type: '电影', tmdbid: FILM.tmdbid });
		},
		check: async (server) => {
			const [found] = (await server.get(`${MOVIE}/lookup`, { term: `tmdb:${FILM.tmdbid}` })).body as any[];
			equal('hasFile', found.hasFile, true);
			equal('monitored', found.monitored, true);
			fields('film', found, { id: 'number' });
		},
	},
	{
		says: 'A film look-up by a number that nobody knows is one object of nulls',
		source: RUN,
		check: async (server) => {
			const answer = await server.get(`${MOVIE}/lookup`, { term: `tmdb:${NOBODY}` });
			status(answer, 200);
			equal('id', answer.body[0].id, null);
			equal('tmdbId', answer.body[0].tmdbId, null);
			equal('title', answer.body[0].title, null);
		},
	},
	{
		says: 'A film look-up by anything but tmdb:<number> is answered 500',
		source: RUN,
		check: async (server) => crashed(server, await server.get(`${MOVIE}/lookup`, { term: FILM.title })),
	},
	{
		says: 'A show look-up by TVDB number gives the TMDB number and the seasons without the specials',
		source: source('api/servarr.py'),
		check: async (server) => {
			const answer = await server.get(`${SERIES}/lookup`, { term: `tvdb:${SHOW.tvdb}` });
			status(answer, 200);
			const { tmdbId, tvdbId, seasons } = answer.body[0];
			if (server.isReal && tmdbId === null) server.notTried('MoviePilot does not reach TVDB');
			equal('numbers', [tmdbId, tvdbId], [SHOW.tmdb, SHOW.tvdb]);
			const numbers: number[] = seasons.map((season: any) => season.seasonNumber);
			equal('first seasons', numbers.slice(0, 3), SHOW.seasons);
		},
	},
	{
		says: 'A show look-up that finds nothing is one object of nulls',
		source: source('api/servarr.py'),
		check: async (server) => {
			const answer = await server.get(`${SERIES}/lookup`, { term: `tvdb:${NOBODY}` });
			status(answer, 200);
			equal('tmdbId', answer.body[0].tmdbId, null);
			equal('seasons', answer.body[0].seasons, []);
		},
	},
	...[MOVIE, SERIES].map((path) => ({
		says: `${path.slice(8)} of the Radarr and Sonarr surface that is not there is answered 404, DELETE too`,
		source: RUN,
		check: async (server: Server) => {
			status(await server.get(`${path}/${NOBODY}`), 404);
			status(await server.delete(`${path}/${NOBODY}`), 404);
		},
	})),
);

export const writes = facts(
	{
		says: 'POST /movie answers with the id of the subscription, which DELETE takes away',
		source: RUN,
		writes: true,
		check: async (server) => {
			const answer = await send(server, MOVIE, film);
			status(answer, 200);
			const [row] = await listed(server, MOVIE, FILM.tmdbid);
			equal('id', answer.body.id === row.id, true);
			fields('subscription', row, { id: 'number', title: 'string' });
			done(await server.delete(`${MOVIE}/${row.id}`));
			equal('left', await listed(server, MOVIE, FILM.tmdbid), []);
		},
	},
	{
		says: 'POST /movie of one that is subscribed is answered 500',
		source: RUN,
		on: ['v2.5.6'],
		writes: true,
		check: async (server) => {
			status(await send(server, MOVIE, film), 200);
			crashed(server, await server.post(MOVIE, film));
		},
	},
	{
		says: 'POST /movie of one that is subscribed answers with the id that is there',
		source: source('api/servarr.py'),
		on: ['v2.12.0', 'v3.0.0'],
		writes: true,
		check: async (server) => {
			const first = await send(server, MOVIE, film);
			const second = await server.post(MOVIE, film);
			status(second, 200);
			fields('answer', first.body, { id: 'number' });
			holds('the same id', first.body.id === second.body.id);
		},
	},
	{
		says: 'The year may be a number too',
		source: PYDANTIC_1,
		on: ['v2.5.6'],
		writes: true,
		check: async (server) => status(await send(server, MOVIE, { ...film, year: FILM.year } as never), 200),
	},
	{
		says: 'POST /series makes one subscription per season, and each is listed as a series of one season',
		source: RUN,
		writes: true,
		check: async (server) => {
			status(await send(server, SERIES, show(1, 2)), 200);
			const rows = await listed(server, SERIES, SHOW.tmdb);
			equal(
				'seasons',
				rows.map(({ seasons }) => seasons.map((season: any) => [season.seasonNumber, season.monitored])),
				[[[1, true]], [[2, true]]],
			);
		},
	},
	{
		says: 'POST /series of seasons that are all subscribed answers with the number 1, whatever their ids',
		source: RUN,
		writes: true,
		check: async (server) => {
			status(await send(server, SERIES, show(1)), 200);
			const again = await server.post(SERIES, show(1));
			status(again, 200);
			equal('id', again.body.id, 1);
		},
	},
	{
		says: 'POST /series without a monitored season is answered 500 添加订阅失败：',
		source: RUN,
		writes: true,
		check: async (server) => {
			const answer = await send(server, SERIES, { ...show(1), seasons: [{ seasonNumber: 1, monitored: false }] } as never);
			status(answer, 500);
			equal('reason', answer.body.detail ?? answer.body.message, '添加订阅失败：');
		},
	},
	{
		says: 'POST /movie of a number that cannot be resolved takes the film of that name instead, and answers with its id',
		source: RUN,
		writes: true,
		check: async (server) => {
			status(await send(server, MOVIE, film), 200);
			const [row] = await listed(server, MOVIE, FILM.tmdbid);
			await server.delete(`${MOVIE}/${row.id}`);
			status(await server.post(MOVIE, { ...film, tmdbId: NOBODY }), 200);
			equal('asked for', await listed(server, MOVIE, NOBODY), []);
			equal('taken', (await listed(server, MOVIE, FILM.tmdbid)).length, 1);
		},
	},
);
