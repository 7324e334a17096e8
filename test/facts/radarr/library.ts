import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Server } from '../server';
import { FILM } from './service';

const SOURCE = 'Radarr v6 source and openapi.json, read 2026-11-26';
const PATH = '/api/v3/movie';

async function chosen(server: Server) {
	const [profiles, roots, there] = [
		await server.get('/api/v3/qualityprofile'),
		await server.get('/api/v3/rootfolder'),
		await server.get(PATH, { tmdbId: FILM.tmdb }),
	];
	if (there.body.length > 0) server.notTried('the film is in this server already');
	if (roots.body.length === 0) server.notTried('the server has no root folder');
	fields('profile', profiles.body[0], { id: 'number' });
	fields('root folder', roots.body[0], { path: 'string' });
	return {
		title: FILM.title,
		tmdbId: FILM.tmdb,
		qualityProfileId: profiles.body[0].id as number,
		rootFolderPath: roots.body[0].path as string,
		monitored: false,
		addOptions: { searchForMovie: false },
	};
}

async function add(server: Server, body: object) {
	const answer = await server.post(PATH, body);
	if (answer.status === 201) {
		const { id } = answer.body as { id: unknown };
		server.undo(async () => await server.delete(`${PATH}/${String(id)}`));
		fields('film', answer.body, { id: 'number' });
	} else fields('refusal', { id: answer.body?.id as unknown }, { id: 'absent' });
	return answer;
}

export const lists = facts(
	...(['qualityprofile', 'rootfolder', 'tag', 'exclusions'] as const).map((list) => ({
		says: `GET /${list} is a bare list`,
		source: SOURCE,
		check: async (server: Server) => {
			const answer = await server.get(`/api/v3/${list}`);
			status(answer, 200);
			holds('a list', Array.isArray(answer.body));
		},
	})),
	{
		says: 'The key is taken in the query as apikey too',
		source: SOURCE,
		check: async (server) => status(await server.get('/api/v3/system/status', { apikey: server.keys.key ?? '' }, { unsigned: true }), 200),
	},
	{
		says: 'GET of one film that is not there is answered 404',
		source: SOURCE,
		check: async (server) => status(await server.get(`${PATH}/98765432`), 404),
	},
	{
		says: 'Asked for by number, a film that is not there gives an empty list',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(PATH, { tmdbId: 987654321 });
			status(answer, 200);
			equal('list', answer.body, []);
		},
	},
	{
		says: 'The queue is paged, and totalRecords counts all of it',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get('/api/v3/queue', { page: 1, pageSize: 1 });
			status(answer, 200);
			fields('queue', answer.body, { page: 'number', pageSize: 'number', totalRecords: 'number', records: 'array' });
			const { records, totalRecords } = answer.body as { records: unknown[]; totalRecords: number };
			holds('one entry, or none where there is none', records.length === Math.min(1, totalRecords));
		},
	},
	{
		says: 'A look-up by number gives the film, with no id or id 0 while it is not there',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: `tmdb:${FILM.tmdb}` });
			status(answer, 200);
			holds('one entry', answer.body.length === 1);
			equal('number', answer.body[0].tmdbId, FILM.tmdb);
		},
	},
	{
		says: 'A look-up by a number that nobody knows gives an empty list',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: 'tmdb:987654321' });
			status(answer, 200);
			equal('list', answer.body, []);
		},
	},
);

export const writes = facts(
	{
		says: 'A new film is answered 201 with its id; a second time 400 with a list of propertyName and errorMessage',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const body = await chosen(server);
			const first = await add(server, body);
			status(first, 201);
			equal('monitored', first.body.monitored, false);
			const second = await add(server, body);
			status(second, 400);
			equal('propertyName', second.body[0].propertyName, 'TmdbId');
			equal('errorMessage', second.body[0].errorMessage, 'This movie has already been added');
		},
	},
	{
		says: 'A quality profile that does not exist is answered 400 with propertyName QualityProfileId',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const answer = await add(server, { ...(await chosen(server)), qualityProfileId: 987654 });
			status(answer, 400);
			equal('propertyName', answer.body[0].propertyName, 'QualityProfileId');
		},
	},
	{
		says: 'An empty root folder is answered 400 with propertyName RootFolderPath',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const answer = await add(server, { ...(await chosen(server)), rootFolderPath: '' });
			status(answer, 400);
			equal('propertyName', answer.body[0].propertyName, 'RootFolderPath');
		},
	},
	{
		says: 'A number that the metadata server does not know is answered 400',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const answer = await add(server, { ...(await chosen(server)), tmdbId: 987654321 });
			status(answer, 400);
			equal('propertyName', answer.body[0].propertyName, 'TmdbId');
		},
	},
	{
		says: 'DELETE takes it away; of one that is gone it is answered 404',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const added = await add(server, await chosen(server));
			status(added, 201);
			const { body } = added;
			status(await server.delete(`${PATH}/${body.id}`), 200);
			status(await server.delete(`${PATH}/${body.id}`), 404);
		},
	},
	{
		says: 'An exclusion does not stop a POST',
		source: SOURCE,
		simulatorOnly: 'would change the exclusions of this server',
		arrange: (simulator) => void simulator.state.exclusions.push(FILM.tmdb),
		check: async (server) => {
			holds(
				'it is excluded',
				(await server.get('/api/v3/exclusions')).body.some((one: { tmdbId: number }) => one.tmdbId === FILM.tmdb),
			);
			status(await add(server, await chosen(server)), 201);
		},
	},
);
