import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import type { Server } from '../server';
import { SHOW } from './service';

const SOURCE = 'Sonarr v4 source and openapi.json, read 2026-11-26';
const PATH = '/api/v3/series';

async function chosen(server: Server) {
	const [profiles, roots, there] = [
		await server.get('/api/v3/qualityprofile'),
		await server.get('/api/v3/rootfolder'),
		await server.get(PATH, { tvdbId: SHOW.tvdb }),
	];
	if (there.body.length > 0) server.notTried('the show is in this server already');
	if (roots.body.length === 0) server.notTried('the server has no root folder');
	fields('profile', profiles.body[0], { id: 'number' });
	fields('root folder', roots.body[0], { path: 'string' });
	return {
		title: SHOW.title,
		tvdbId: SHOW.tvdb,
		qualityProfileId: profiles.body[0].id as number,
		rootFolderPath: roots.body[0].path as string,
		monitored: false,
		addOptions: { searchForMissingEpisodes: false },
	};
}

async function add(server: Server, body: object) {
	const answer = await server.post(PATH, body);
	if (answer.status === 201) {
		const { id } = answer.body as { id: unknown };
		server.undo(async () => await server.delete(`${PATH}/${String(id)}`));
		fields('show', answer.body, { id: 'number' });
	} else fields('refusal', { id: answer.body?.id as unknown }, { id: 'absent' });
	return answer;
}

export const lists = facts(
	...(['qualityprofile', 'rootfolder', 'tag', 'importlistexclusion'] as const).map((list) => ({
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
		says: 'GET of one show that is not there is answered 404',
		source: SOURCE,
		check: async (server) => status(await server.get(`${PATH}/98765432`), 404),
	},
	{
		says: 'Asked for by number, a show that is not there gives an empty list',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(PATH, { tvdbId: 987654321 });
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
		says: 'A look-up by number gives the show, with no id or id 0 while it is not there',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: `tvdb:${SHOW.tvdb}` });
			status(answer, 200);
			holds('one entry', answer.body.length === 1);
			equal('number', answer.body[0].tvdbId, SHOW.tvdb);
		},
	},
	{
		says: 'A look-up by a number that nobody knows gives an empty list',
		source: SOURCE,
		check: async (server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: 'tvdb:987654321' });
			status(answer, 200);
			equal('list', answer.body, []);
		},
	},
);

export const writes = facts(
	{
		says: 'A new show is answered 201 with its id; a second time 400 with a list of propertyName and errorMessage',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const body = await chosen(server);
			const first = await add(server, body);
			status(first, 201);
			equal('monitored', first.body.monitored, false);
			const second = await add(server, body);
			status(second, 400);
			equal('propertyName', second.body[0].propertyName, 'TvdbId');
			equal('errorMessage', second.body[0].errorMessage, 'This series has already been added');
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
			const answer = await add(server, { ...(await chosen(server)), tvdbId: 987654321 });
			status(answer, 400);
			equal('propertyName', answer.body[0].propertyName, 'TvdbId');
		},
	},
	{
		says: 'DELETE takes it away; of one that is gone it is answered 500',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const added = await add(server, await chosen(server));
			status(added, 201);
			const { body } = added;
			status(await server.delete(`${PATH}/${body.id}`), 200);
			status(await server.delete(`${PATH}/${body.id}`), 500);
		},
	},
	{
		says: 'An exclusion does not stop a POST',
		source: SOURCE,
		simulatorOnly: 'would change the exclusions of this server',
		arrange: (simulator) => void simulator.state.exclusions.push(SHOW.tvdb),
		check: async (server) => {
			holds(
				'it is excluded',
				(await server.get('/api/v3/importlistexclusion')).body.some((one: { tvdbId: number }) => one.tvdbId === SHOW.tvdb),
			);
			status(await add(server, await chosen(server)), 201);
		},
	},
	{
		says: 'All seasons that are sent with the POST are monitored as sent',
		source: SOURCE,
		writes: true,
		check: async (server) => {
			const seasons = [1, 2].map((seasonNumber) => ({ seasonNumber, monitored: seasonNumber === 2 }));
			const added = await add(server, { ...(await chosen(server)), seasons });
			status(added, 201);
			const { body } = added;
			const monitored = body.seasons.filter((season: { monitored: boolean }) => season.monitored);
			equal(
				'seasons',
				monitored.map((season: { seasonNumber: number }) => season.seasonNumber),
				[2],
			);
		},
	},
	{
		says: 'The refresh after a POST writes the series as it had read it: a PUT meanwhile is lost',
		source: 'Sonarr v4 source, RefreshSeriesService.cs, read 2026-11-26',
		simulatorOnly: 'depends on how long the refresh takes',
		arrange: (simulator) => void (simulator.state.refreshMs = () => 500),
		check: async (server) => {
			const added = await add(server, await chosen(server));
			status(added, 201);
			const { body } = added;
			status(await server.put(`${PATH}/${body.id}`, { monitored: true, seasons: [] }), 202);
			await new Promise((resolve) => setTimeout(resolve, 700));
			equal('monitored', (await server.get(`${PATH}/${body.id}`)).body.monitored, false);
		},
	},
	{
		says: 'A look-up by a merged TVDB number answers with another number',
		source: 'Sonarr v4 source, SkyHookProxy.cs, read 2026-11-26',
		simulatorOnly: 'needs a number that was merged',
		arrange: (simulator) => void simulator.state.moved.set(111, SHOW.tvdb),
		check: async (server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: 'tvdb:111' });
			status(answer, 200);
			equal('tvdbId', answer.body[0].tvdbId, SHOW.tvdb);
		},
	},
	...(['tmdb', 'imdb'] as const).map((kind) => ({
		says: `A look-up by ${kind}: gives the show with its TVDB number`,
		source: SOURCE,
		check: async (server: Server) => {
			const answer = await server.get(`${PATH}/lookup`, { term: `${kind}:${SHOW[kind]}` });
			status(answer, 200);
			if (answer.body.length === 0) server.notTried('the metadata server has no such show');
			fields('show', answer.body[0], { tvdbId: 'number' });
		},
	})),
);
