import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { FILM, NOBODY, SHOW } from './service';
import {
	asUser,
	beside,
	content,
	crashed,
	described,
	dataOf,
	FILMS,
	inPath,
	PYDANTIC_1,
	RUN,
	SHOWS,
	source,
	V2,
	V3,
	V3_SOURCE,
	type Server,
} from './talk';

const details = async (server: Server, tmdb: number, type: string) =>
	await (await asUser(server)).get(`/api/v1/media/${inPath(server, tmdb)}`, { type_name: type, ...beside(server) });

/** The details of a title that every TMDB has. */
async function known(server: Server, tmdb: number, type: string): Promise<any> {
	const media = content(server, await details(server, tmdb, type));
	if (server.isReal && media.title === null) server.notTried('MoviePilot does not reach TMDB');
	fields('media', media, { title: 'string', seasons: 'object' });
	return media;
}

const seasonsOf = async (server: Server, tmdb: number): Promise<any[]> =>
	content(server, await (await asUser(server)).get(`/api/v1/tmdb/seasons/${tmdb}`));

export const recognising = facts(
	{
		says: 'The details of a film have the localised title, under which the media servers are searched',
		source: RUN,
		check: async (server) => {
			const film = await known(server, FILM.tmdbid, FILMS);
			equal('type', film.type, FILMS);
			fields('film', film, { original_title: 'string', year: 'string' });
		},
	},
	{
		says: 'The details of a show have its seasons, each with the numbers of its episodes',
		source: RUN,
		check: async (server) => {
			const show = await known(server, SHOW.tmdb, SHOWS);
			equal('season 1', show.seasons['1'], [1, 2, 3, 4, 5, 6, 7]);
		},
	},
	{
		says: 'The details of an unknown number are an object of nulls',
		source: RUN,
		check: async (server) => fields('media', content(server, await details(server, NOBODY, FILMS)), { title: 'null', tmdb_id: 'null' }),
	},
	{
		says: 'Details by a type other than 电影 and 电视剧 are an error of the server: 500',
		source: RUN,
		check: async (server) => crashed(server, await details(server, SHOW.tmdb, 'tv')),
	},
	{
		says: 'Details without a type are answered 422',
		source: RUN,
		check: async (server) => {
			const user = await asUser(server);
			status(await user.get(`/api/v1/media/${inPath(server, SHOW.tmdb)}`, beside(server)), 422);
		},
	},
	{
		says: 'The seasons of a show are listed with number and episodes, without the specials',
		source: RUN,
		on: V2,
		check: async (server) => {
			const seasons = await seasonsOf(server, SHOW.tmdb);
			if (server.isReal && seasons.length === 0) server.notTried('MoviePilot does not reach TMDB');
			equal('first season', [seasons[0].season_number, seasons[0].episode_count], [1, 7]);
		},
	},
	{
		says: 'The seasons of a show are listed with number and episodes, the specials with them',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => {
			const seasons = await seasonsOf(server, SHOW.tmdb);
			equal('first season', [seasons[0].season_number, seasons[1].season_number, seasons[1].episode_count], [0, 1, 7]);
		},
	},
	{
		says: 'The seasons of an unknown show are an empty list',
		source: RUN,
		check: async (server) => equal('seasons', await seasonsOf(server, NOBODY), []),
	},
	{
		says: '/media/seasons names the show by mediaid=tmdb:<number>',
		source: RUN,
		on: V2,
		check: async (server) => {
			const user = await asUser(server);
			const seasons = content(server, await user.get('/api/v1/media/seasons', { mediaid: `tmdb:${SHOW.tmdb}` }));
			if (server.isReal && seasons.length === 0) server.notTried('MoviePilot does not reach TMDB');
			equal('first season', seasons[0].season_number, 1);
		},
	},
	{
		says: '/media/seasons names the show by media_source and media_id; to mediaid it answers an empty list',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => {
			const user = await asUser(server);
			const query = { media_source: 'themoviedb', media_id: SHOW.tmdb };
			holds('seasons', content(server, await user.get('/api/v1/media/seasons', query)).length > 0);
			equal('by mediaid', content(server, await user.get('/api/v1/media/seasons', { mediaid: `tmdb:${SHOW.tmdb}` })), []);
		},
	},
	{
		says: 'While TMDB or TVDB cannot be reached, the seasons are 200 with an empty list, as for a show without any',
		source: RUN,
		simulatorOnly: 'needs a TMDB that is out of reach',
		arrange: ({ state }) => void (state.catalogue.unreachable = () => true),
		check: async (server) => equal('seasons', await seasonsOf(server, SHOW.tmdb), []),
	},
	{
		says: 'While TMDB or TVDB cannot be reached, nothing of a show is missing: 200 with an empty list',
		source: RUN,
		simulatorOnly: 'needs a TMDB that is out of reach',
		arrange: ({ state }) => void (state.catalogue.unreachable = () => true),
		check: async (server) => equal('missing', await missing(server, SHOW.tmdb, SHOWS, 'Breaking Bad'), []),
	},
	{
		says: 'A show whose only season is the specials has no seasons, and its details and what is missing of it are 500',
		source: RUN,
		on: V2,
		simulatorOnly: 'needs a show with specials only',
		arrange: ({ state }) => void state.catalogue.addShow({ tmdbid: 4_001, title: 'Specials Only', seasons: { 0: 3 } }),
		check: async (server) => {
			equal('seasons', await seasonsOf(server, 4_001), []);
			crashed(server, await details(server, 4_001, SHOWS));
			crashed(server, await notExists(server, 4_001, SHOWS, 'Specials Only'));
		},
	},
	{
		says: 'A search for titles pages with page and count; a page behind the end is empty',
		source: source('api/endpoints/media.py'),
		check: async (server) => {
			const user = await asUser(server);
			const page = async (number: number): Promise<any[]> =>
				content(server, await user.get('/api/v1/media/search', { title: FILM.title, page: number, count: 1 }));
			const first = await page(1);
			if (server.isReal && first.length === 0) server.notTried('MoviePilot does not reach TMDB');
			equal('entries', first.length, 1);
			fields('entry', first[0], { title: 'string', type: 'string' });
			equal('behind the end', await page(500), []);
		},
	},
	{
		says: 'A name that is not recognised has media_info null',
		source: RUN,
		check: async (server) => {
			const found = content(server, await (await asUser(server)).get('/api/v1/media/recognize', { title: 'Zqxv Jkwpf 8841' }));
			equal('media_info', found.media_info, null);
		},
	},
	{
		says: '/media/recognize2 takes the API token as ?token=',
		source: RUN,
		check: async (server) => {
			const query = { token: server.keys.key ?? '', title: 'Zqxv Jkwpf 8841' };
			const found = content(server, await server.get('/api/v1/media/recognize2', query, { unsigned: true }));
			equal('media_info', found.media_info, null);
		},
	},
);

const notExists = async (server: Server, tmdb: number, type: string, title: string) =>
	await (await asUser(server)).post('/api/v1/mediaserver/notexists', { title, type, ...described(server, tmdb) });

const missing = async (server: Server, tmdb: number, type: string, title: string): Promise<any[]> =>
	content(server, await notExists(server, tmdb, type, title));

const NEEDS_LIBRARY = 'needs titles in the library';

export const library = facts(
	{
		says: 'A film that the library lacks is one empty object in the list of what is missing',
		source: RUN,
		check: async (server) => {
			const list = await missing(server, NOBODY, FILMS, 'Zqxv Jkwpf 8841');
			equal('entries', list.length, 1);
			equal('season', list[0].season, null);
			equal('episodes', list[0].episodes, []);
		},
	},
	{
		says: 'A film that the library has is missing under any title but the localised one',
		source: RUN,
		simulatorOnly: NEEDS_LIBRARY,
		arrange: ({ state }) => void state.library.addFilm(FILM.tmdbid),
		check: async (server) => {
			equal('localised', await missing(server, FILM.tmdbid, FILMS, FILM.title), []);
			equal('original', (await missing(server, FILM.tmdbid, FILMS, FILM.originalTitle)).length, 1);
		},
	},
	{
		says: 'What is missing of a show is listed by season: no episodes mean all of them',
		source: RUN,
		simulatorOnly: NEEDS_LIBRARY,
		arrange: ({ state }) => void state.library.addShow(SHOW.tmdb, { 1: [1, 2, 3, 4, 5, 6, 7], 2: [1, 2] }),
		check: async (server) => {
			const list = (await missing(server, SHOW.tmdb, SHOWS, 'any title')).filter(({ season }) => season > 0);
			equal(
				'missing',
				list.map(({ season, episodes, total_episode }) => [season, episodes, total_episode]),
				[
					[2, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 13],
					[3, [], 13],
				],
			);
		},
	},
	{
		says: 'Nothing is missing of a show that MoviePilot does not recognise: 200 with an empty list',
		source: RUN,
		check: async (server) => equal('missing', await missing(server, NOBODY, SHOWS, 'Zqxv Jkwpf 8841'), []),
	},
	{
		says: 'What the media servers have of a show is an object of seasons with their episodes',
		source: RUN,
		simulatorOnly: NEEDS_LIBRARY,
		arrange: ({ state }) => void state.library.addShow(SHOW.tmdb, { 1: [1, 2] }),
		check: async (server) => {
			const user = await asUser(server);
			const body = { title: SHOW.title, type: SHOWS, ...described(server, SHOW.tmdb) };
			equal('seasons', content(server, await user.post('/api/v1/mediaserver/exists_remote', body)), { '1': [1, 2] });
		},
	},
	{
		says: 'Asking the media servers for a title that they lack is an empty object',
		source: PYDANTIC_1,
		check: async (server) => equal('seasons', content(server, await absent(server)), {}),
	},
	{
		says: '/mediaserver/exists has no item.id for what the library lacks; success is false',
		source: RUN,
		on: V2,
		check: async (server) => {
			const answer = await exists(server, NOBODY);
			status(answer, 200);
			equal('success', answer.body.success, false);
			fields('item', answer.body.data.item, { id: 'absent' });
		},
	},
	{
		says: '/mediaserver/exists has no item.id for what the library lacks; success is true all the same',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => fields('item', dataOf(await exists(server, NOBODY)).item, { id: 'absent' }),
	},
	{
		says: '/mediaserver/exists never finds a show by its season',
		source: RUN,
		on: V2,
		simulatorOnly: NEEDS_LIBRARY,
		arrange: ({ state }) => void state.library.addShow(SHOW.tmdb),
		check: async (server) => {
			const user = await asUser(server);
			const query = { mtype: SHOWS, title: SHOW.title, tmdbid: SHOW.tmdb };
			fields('item', dataOf(await user.get('/api/v1/mediaserver/exists', query)).item, { id: 'string' });
			equal('with season', (await user.get('/api/v1/mediaserver/exists', { ...query, season: 1 })).body.success, false);
		},
	},
	{
		says: 'The media servers are listed by name and type; one of another name has no newest entries: 200 with an empty list',
		source: RUN,
		check: async (server) => {
			const user = await asUser(server);
			const list = content(server, await user.get('/api/v1/mediaserver/clients')) as any[];
			if (server.isReal && list.length === 0) server.notTried('no media server is set up');
			fields('media server', list[0], { name: 'string', type: 'string' });
			equal('newest', content(server, await user.get('/api/v1/mediaserver/latest', { server: 'no-such-server' })), []);
		},
	},
);

const absent = async (server: Server) =>
	await (
		await asUser(server)
	).post('/api/v1/mediaserver/exists_remote', { title: 'Zqxv Jkwpf 8841', type: SHOWS, ...described(server, NOBODY) });

const exists = async (server: Server, tmdb: number) =>
	await (
		await asUser(server)
	).get('/api/v1/mediaserver/exists', {
		mtype: FILMS,
		title: 'Zqxv Jkwpf 8841',
		...(server.variant === 'v3.0.0' ? { media_source: 'themoviedb', media_id: tmdb } : { tmdbid: tmdb }),
	});
