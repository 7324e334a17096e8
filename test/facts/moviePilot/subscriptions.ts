import { equal, fields, holds, status } from '../expect';
import { facts } from '../fact';
import { FILM, NOBODY, SHOW } from './service';
import {
	asUser,
	content,
	crashed,
	dataOf,
	done,
	FILMS,
	inPath,
	beside,
	LATER,
	named,
	refused,
	RUN,
	SHOWS,
	source,
	V2,
	V3,
	V3_SOURCE,
	type Server,
	type User,
} from './talk';

const LIST = '/api/v1/subscribe/';
/** Paused, so that the server looks for nothing while the fact runs. */
const PAUSED = { state: 'S' };

/** The TMDB number of a row, in the words of its generation. */
const tmdbOf = (row: any): number => Number(row.tmdbid ?? row.media_id);

async function rows(server: Server, user: User, ...numbers: number[]): Promise<any[]> {
	const all = content(server, await user.get(LIST)) as any[];
	const number = server.variant === 'v3.0.0' ? { media_id: ['string', 'null'] } : { tmdbid: ['number', 'null'] };
	for (const row of all) fields('row', row, { id: 'number', ...(number as object) });
	return all.filter((row) => numbers.includes(tmdbOf(row)));
}

/** A user for a fact that subscribes to titles with these numbers; at the end there are none, and before there must be none. */
async function subscriber(server: Server, ...numbers: number[]): Promise<User> {
	const user = await asUser(server);
	if ((await rows(server, user, ...numbers)).length > 0) server.notTried('a title of this number is subscribed already');
	server.undo(async () => {
		for (const { id } of await rows(server, user, ...numbers)) await user.delete(`${LIST}${id}`);
	});
	return user;
}

const filmBody = (server: Server, more: object = {}) => ({
	name: FILM.title,
	type: FILMS,
	...named(server, FILM.tmdbid),
	...PAUSED,
	...more,
});
const showBody = (server: Server, more: object = {}) => ({
	name: SHOW.title,
	type: SHOWS,
	...named(server, SHOW.tmdb),
	...PAUSED,
	...more,
});

async function subscribe(user: User, body: object): Promise<number> {
	const data = dataOf(await user.post(LIST, body));
	fields('answer', data, { id: 'number' });
	return data.id as number;
}

export const adding = facts(
	{
		says: 'A film that is added is answered with success and the id under which the list has it',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			const id = await subscribe(user, filmBody(server));
			const [row] = await rows(server, user, FILM.tmdbid);
			holds('the same id', row.id === id);
			equal('type', row.type, FILMS);
			equal('season', row.season, null);
		},
	},
	{
		says: 'A second add of the same film is answered like the first: success and the same id',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			const first = await subscribe(user, filmBody(server));
			holds('the same id', (await subscribe(user, filmBody(server))) === first);
			equal('rows', (await rows(server, user, FILM.tmdbid)).length, 1);
		},
	},
	{
		says: 'A show without a season is subscribed with season 1 alone',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, SHOW.tmdb);
			await subscribe(user, showBody(server));
			const found = await rows(server, user, SHOW.tmdb);
			equal(
				'seasons',
				found.map((row) => row.season),
				[1],
			);
			fields('row', found[0], { total_episode: 'number', lack_episode: 'number' });
		},
	},
	{
		says: 'Season 0 is subscribed as season 1, and the answer says success',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => equal('seasons', await seasonsAfter(server, 0), [1]),
	},
	{
		says: 'Season 0 is subscribed as season 0',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		check: async (server) => equal('seasons', await seasonsAfter(server, 0), [0]),
	},
	{
		says: 'A number that cannot be resolved is replaced by a look-up of the name: another title is subscribed, and the answer says success',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid, NOBODY);
			const id = await subscribe(user, filmBody(server, named(server, NOBODY)));
			const [row] = await rows(server, user, FILM.tmdbid, NOBODY);
			holds('the same id', row.id === id);
			equal('number', tmdbOf(row), FILM.tmdbid);
		},
	},
	{
		says: 'What is recognised neither by number nor by name is 200 with success false and 未识别到媒体信息',
		source: RUN,
		writes: true,
		check: async (server) => {
			// A number that was taken for a title by its name once stays so in the server's memory.
			const unknown = NOBODY + 1;
			const user = await subscriber(server, unknown);
			refused(await user.post(LIST, { name: 'Zqxv Jkwpf 8841', type: FILMS, ...named(server, unknown), ...PAUSED }), '未识别到媒体信息');
		},
	},
	{
		says: 'A season that the show does not have is 200 with success false, its number in the sentence, and id null',
		source: RUN,
		writes: true,
		check: async (server) => {
			const answer = await (await subscriber(server, SHOW.tmdb)).post(LIST, showBody(server, { season: 87 }));
			refused(answer, '未获取到第 87 季的总集数');
			equal('data', answer.body.data, { id: null });
		},
	},
	{
		says: 'A film without a name is not recognised, whatever its number',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			refused(await user.post(LIST, { type: FILMS, ...named(server, FILM.tmdbid), ...PAUSED }), '未识别到媒体信息');
		},
	},
	{
		says: 'A film without a name is recognised by its number',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			await subscribe(user, { type: FILMS, ...named(server, FILM.tmdbid), ...PAUSED });
		},
	},
	{
		says: 'A source without an id is 200 with success false',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			const answer = await user.post(LIST, { name: FILM.title, type: FILMS, media_source: 'themoviedb', ...PAUSED });
			refused(answer, '新增订阅时必须同时提供有效的 media_source 和 media_id');
		},
	},
	{
		says: 'A type other than 电影 and 电视剧 is an error of the server: 500',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			crashed(server, await user.post(LIST, { ...filmBody(server), type: 'movie' }));
		},
	},
	{
		says: 'A film whose number a subscribed show has is not added: the answer is success with the id of the show',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, SHOW.tmdb);
			const show = await subscribe(user, showBody(server));
			holds('the id of the show', (await subscribe(user, { ...showBody(server), type: FILMS, name: '镜子' })) === show);
			equal(
				'types',
				(await rows(server, user, SHOW.tmdb)).map((row) => row.type),
				[SHOWS],
			);
		},
	},
	{
		says: 'The state of a new subscription is taken over',
		source: RUN,
		on: ['v2.5.6'],
		writes: true,
		check: async (server) => equal('state', await stateAfter(server), 'S'),
	},
	{
		says: 'The state of a new subscription is not taken over: it has to be set afterwards',
		source: V3_SOURCE,
		on: LATER,
		writes: true,
		check: async (server) => equal('state', await stateAfter(server), 'N'),
	},
);

async function seasonsAfter(server: Server, season: number): Promise<number[]> {
	const user = await subscriber(server, SHOW.tmdb);
	await subscribe(user, showBody(server, { season }));
	return (await rows(server, user, SHOW.tmdb)).map((row) => row.season as number);
}

async function stateAfter(server: Server): Promise<string> {
	const user = await subscriber(server, FILM.tmdbid);
	await subscribe(user, filmBody(server));
	return String((await rows(server, user, FILM.tmdbid))[0].state);
}

export const reading = facts(
	{
		says: 'The list of subscriptions is a bare list',
		source: RUN,
		on: V2,
		check: async (server) => {
			const answer = await (await asUser(server)).get(LIST);
			status(answer, 200);
			holds('a list', Array.isArray(answer.body));
		},
	},
	{
		says: 'The list of subscriptions stands in data, and X-Total-Count counts it',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => {
			const answer = await (await asUser(server)).get(LIST);
			const list: unknown = content(server, answer);
			holds('counted', Array.isArray(list) && Number(answer.headers['x-total-count']) === list.length);
		},
	},
	{
		says: 'GET /subscribe/media of what is not subscribed is an object of nulls, not a 404',
		source: RUN,
		check: async (server) => {
			const user = await asUser(server);
			const row = content(server, await user.get(`${LIST}media/${inPath(server, NOBODY)}`, beside(server)));
			fields('row', row, { id: 'null', name: 'null' });
		},
	},
	{
		says: 'A subscription that is not there is an error of the server: 500',
		source: RUN,
		on: V2,
		check: async (server) => crashed(server, await (await asUser(server)).get(`${LIST}${NOBODY}`)),
	},
	{
		says: 'A subscription that is not there is answered 404',
		source: V3_SOURCE,
		on: V3,
		check: async (server) => {
			const user = await asUser(server);
			status(await user.get(`${LIST}${NOBODY}`), 404);
			status(await user.delete(`${LIST}${NOBODY}`), 404);
		},
	},
	{
		says: 'The history is read by kind and in pages, newest first; a page behind the end is empty',
		source: source('db/models/subscribehistory.py'),
		arrange: ({ state }) => {
			for (const [tmdbid, date] of [
				[1, '2026-01-01 10:00:00'],
				[2, '2026-03-01 10:00:00'],
				[3, '2026-02-01 10:00:00'],
			] as const) {
				const row = state.subscriptions.insert({ name: `film ${tmdbid}`, type: FILMS, tmdbid });
				state.subscriptions.remove(row.id);
				state.history.push({ ...row, date });
			}
		},
		check: async (server) => {
			const user = await asUser(server);
			const page = async (number: number, count: number): Promise<any[]> =>
				content(server, await user.get(`${LIST}history/${FILMS}`, { page: number, count }));
			const two = await page(1, 2);
			if (server.isReal && two.length < 2) server.notTried('the history is too short');
			equal('entries', two.length, 2);
			fields('entry', two[0], { date: 'string' });
			fields('entry', two[1], { date: 'string' });
			holds('newest first', String(two[0].date) >= String(two[1].date));
			const [second] = await page(2, 1);
			holds('page 2 of 1 is the second entry', second.id === two[1].id);
			equal('behind the end', await page(5_000, 100), []);
		},
	},
);

export const changing = facts(
	{
		says: 'Deleting a subscription that is not there is answered with success',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => done(await (await asUser(server)).delete(`${LIST}${NOBODY}`)),
	},
	{
		says: 'Deleting an entry of the history that is not there is answered with success',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => done(await (await asUser(server)).delete(`${LIST}history/${NOBODY}`)),
	},
	{
		says: 'Deleting an entry of the history that is not there is answered 404',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		check: async (server) => status(await (await asUser(server)).delete(`${LIST}history/${NOBODY}`), 404),
	},
	{
		says: 'A PUT with some of the fields sets the others back to their defaults',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => equal('total_episode', await episodesAfterPut(server), 0),
	},
	{
		says: 'A PUT with some of the fields leaves the others alone',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		check: async (server) => holds('total_episode', (await episodesAfterPut(server)) > 0),
	},
	{
		says: 'PUT of what is not there is 200 with success false',
		source: RUN,
		writes: true,
		check: async (server) => refused(await (await asUser(server)).put(LIST, { id: NOBODY, name: 'x', type: FILMS }), '订阅不存在'),
	},
	{
		says: 'PUT /subscribe/status takes R, P and S; any other state is 200 with success false',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, FILM.tmdbid);
			const id = await subscribe(user, filmBody(server));
			refused(await user.put(`${LIST}status/${id}`, undefined, { state: 'X' }), '无效的订阅状态');
			done(await user.put(`${LIST}status/${id}`, undefined, { state: 'P' }));
			const row = content(server, await user.get(`${LIST}${id}`));
			equal('state', row.state, 'P');
		},
	},
	{
		says: 'Resetting what is not there is 200 with success false',
		source: RUN,
		writes: true,
		check: async (server) => refused(await start(server, `reset/${NOBODY}`), '订阅不存在'),
	},
	{
		says: 'Searching for a subscription that is not there is answered with success',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => done(await start(server, `search/${NOBODY}`)),
	},
	{
		says: 'Jobs are started with GET: a POST is answered 405',
		source: RUN,
		on: V2,
		writes: true,
		check: async (server) => status(await (await asUser(server)).post(`${LIST}check`), 405),
	},
	{
		says: 'Jobs are started with POST',
		source: V3_SOURCE,
		on: V3,
		writes: true,
		simulatorOnly: 'starts a job on this server',
		check: async (server) => {
			done(await start(server, 'check'));
			done(await start(server, 'refresh'));
		},
	},
	{
		says: 'DELETE /subscribe/media without a season takes every season of the show',
		source: RUN,
		writes: true,
		check: async (server) => {
			const user = await subscriber(server, SHOW.tmdb);
			for (const season of [1, 2]) await subscribe(user, showBody(server, { season }));
			equal('seasons', (await rows(server, user, SHOW.tmdb)).length, 2);
			done(await user.delete(`${LIST}media/${inPath(server, SHOW.tmdb)}`, beside(server)));
			equal('left', await rows(server, user, SHOW.tmdb), []);
		},
	},
	{
		says: 'Seerr’s webhook needs the API token itself in Authorization; with another one it is refused',
		source: RUN,
		writes: true,
		check: async (server) => {
			const body = { notification_type: 'TEST_NOTIFICATION' };
			const headers = (authorization: string) => ({ unsigned: true as const, headers: { authorization } });
			refused(await server.post(`${LIST}seerr`, body, headers(server.keys.key ?? '')), '不支持的通知类型');
			status(await server.post(`${LIST}seerr`, body, headers('wrong')), server.variant === 'v3.0.0' ? 401 : 400);
		},
	},
);

async function episodesAfterPut(server: Server): Promise<number> {
	const user = await subscriber(server, SHOW.tmdb);
	const id = await subscribe(user, showBody(server));
	const [before] = await rows(server, user, SHOW.tmdb);
	holds('episodes before', Number(before.total_episode) > 0);
	done(await user.put(LIST, { id, name: SHOW.title, type: SHOWS, ...named(server, SHOW.tmdb), season: 1 }));
	const [row] = await rows(server, user, SHOW.tmdb);
	fields('row', row, { total_episode: 'number' });
	return row.total_episode as number;
}

/** GET before version 3, POST since. */
const start = async (server: Server, job: string) => {
	const user = await asUser(server);
	return await (server.variant === 'v3.0.0' ? user.post(`${LIST}${job}`) : user.get(`${LIST}${job}`));
};
