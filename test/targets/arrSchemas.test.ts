import Ajv2020 from 'ajv/dist/2020';
import { request } from 'undici';
import { startRadarr, type RadarrSimulator } from '../simulators/radarr';
import * as schemas from '../simulators/radarr/schemas';
import { startSonarr, type SonarrSimulator } from '../simulators/sonarr';

const CHOSEN = { qualityProfileId: 1, rootFolderPath: '/media' };
const FILM = { tmdb: 155, title: 'The Grey Knight', year: 2008, imdb: 'tt0468569' };
const OTHER = { tmdb: 27205, title: 'Dream Heist', year: 2010 };
const SHOW = { tvdb: 81189, tmdb: 424242, imdb: 'tt0903747', title: 'The Chemist', year: 2008, seasons: [7, 13] };
const OTHER_SHOW = { tvdb: 79126, tmdb: 424243, title: 'The Cable', year: 2002, seasons: [13] };

const ajv = new Ajv2020({ strict: false });

type Case = [route: string, body: object | undefined, status: number, schema: object, spoilt: string];

const COMMON: Case[] = [
	['GET /api/v3/system/status', undefined, 200, schemas.systemStatus, 'version'],
	['GET /api/v3/qualityprofile', undefined, 200, schemas.all(schemas.qualityProfile), 'name'],
	['GET /api/v3/rootfolder', undefined, 200, schemas.all(schemas.rootFolder), 'path'],
	['GET /api/v3/tag', undefined, 200, schemas.all(schemas.tag), 'label'],
	['GET /api/v3/queue?page=1&pageSize=5', undefined, 200, schemas.queuePage, 'records'],
];

const RADARR: Case[] = [
	...COMMON,
	['GET /api/v3/movie', undefined, 200, schemas.all(schemas.movie), 'tmdbId'],
	['POST /api/v3/movie', { tmdbId: OTHER.tmdb, title: 'x', monitored: true, ...CHOSEN }, 201, schemas.movie, 'tmdbId'],
	['GET /api/v3/movie/lookup?term=tmdb:155', undefined, 200, schemas.all(schemas.movie), 'title'],
	['GET /api/v3/movie/lookup?term=Silent', undefined, 200, schemas.all(schemas.movie), 'title'],
	['GET /api/v3/exclusions', undefined, 200, schemas.all(schemas.movieExclusion), 'tmdbId'],
	['GET /api/v3/movie/1', undefined, 200, schemas.movie, 'monitored'],
	['DELETE /api/v3/movie/1', undefined, 200, schemas.nothing, 'x'],
];

const SONARR: Case[] = [
	...COMMON,
	['GET /api/v3/series', undefined, 200, schemas.all(schemas.series), 'tvdbId'],
	['POST /api/v3/series', { tvdbId: OTHER_SHOW.tvdb, title: 'x', monitored: true, ...CHOSEN }, 201, schemas.series, 'seasons'],
	['GET /api/v3/series/lookup?term=tvdb:81189', undefined, 200, schemas.all(schemas.series), 'tvdbId'],
	['GET /api/v3/series/lookup?term=Silent', undefined, 200, schemas.all(schemas.series), 'tvdbId'],
	['GET /api/v3/importlistexclusion', undefined, 200, schemas.all(schemas.showExclusion), 'tvdbId'],
	['GET /api/v3/command', undefined, 200, schemas.all(schemas.command), 'id'],
	['GET /api/v3/series/1', undefined, 200, schemas.series, 'tvdbId'],
	['PUT /api/v3/series/1', { monitored: true, seasons: [] }, 202, schemas.series, 'tvdbId'],
	['POST /api/v3/command', { name: 'SeasonSearch', seriesId: 1, seasonNumber: 1 }, 201, schemas.command, 'id'],
	['DELETE /api/v3/series/1', undefined, 200, schemas.nothing, 'x'],
];

let radarr: RadarrSimulator;
let sonarr: SonarrSimulator;

beforeAll(async () => {
	[radarr, sonarr] = await Promise.all([startRadarr(), startSonarr()]);
	radarr.state.know(FILM, OTHER);
	radarr.state.put(FILM);
	sonarr.state.know(SHOW, OTHER_SHOW);
	sonarr.state.refreshMs = () => 1;
	radarr.state.exclusions = [OTHER.tmdb];
	sonarr.state.exclusions = [OTHER_SHOW.tvdb];
	sonarr.state.put(SHOW, [1], [2]);
});

afterAll(async () => await Promise.all([radarr.close(), sonarr.close()]));

async function call(server: { url: string; apiKey: string }, route: string, body?: object) {
	const [method = '', path = ''] = route.split(' ');
	const headers = { 'x-api-key': server.apiKey, ...(body && { 'content-type': 'application/json' }) };
	const answer = await request(`${server.url}${path}`, { method: method as 'GET', headers, body: body && JSON.stringify(body) });
	const text = await answer.body.text();
	return { status: answer.statusCode, body: text === '' ? undefined : (JSON.parse(text) as object) };
}

/** The same answer with one field of a type that it never has. */
function spoil(body: object, field: string): object {
	const spoilt = { ...[body].flat()[0], [field]: { not: 'this' } };
	return Array.isArray(body) ? [spoilt] : spoilt;
}

async function check(server: { url: string; apiKey: string }, [route, sent, status, schema, spoilt]: Case) {
	const { status: got, body } = await call(server, route, sent);
	expect(got).toBe(status);
	const validate = ajv.compile(schema);
	expect(validate(body) || validate.errors).toBe(true);
	expect(validate(spoil(body as object, spoilt))).toBe(false);
}

describe('the Radarr simulator answers in the shape of the published description', () => {
	test.each(RADARR)('%s', async (...entry) => await check(radarr, entry));
});

describe('the Sonarr simulator answers in the shape of the published description', () => {
	test.each(SONARR)('%s', async (...entry) => await check(sonarr, entry));
});

test('both refuse a wrong key with 401 and no body, and take the key in the query too', async () => {
	for (const server of [radarr, sonarr]) {
		expect(await call({ ...server, apiKey: 'wrong' }, 'GET /api/v3/tag')).toEqual({ status: 401, body: undefined });
		expect((await call({ ...server, apiKey: '' }, `GET /api/v3/tag?apikey=${server.apiKey}`)).status).toBe(200);
	}
});

test('both refuse what they have, and bad values, with a list of failures', async () => {
	const film = await call(radarr, 'POST /api/v3/movie', { tmdbId: OTHER.tmdb, qualityProfileId: 9, rootFolderPath: '/x' });
	expect(film.status).toBe(400);
	expect((film.body as Array<{ errorMessage: string }>).map(({ errorMessage }) => errorMessage)).toEqual([
		'Quality Profile does not exist',
		"Root folder '/x' does not exist",
		'This movie has already been added',
	]);
	const added = await call(sonarr, 'POST /api/v3/series', { tvdbId: OTHER_SHOW.tvdb, title: 'x', ...CHOSEN });
	expect(added).toMatchObject({ status: 400, body: [{ propertyName: 'TvdbId', errorCode: 'SeriesExistsValidator' }] });
});
