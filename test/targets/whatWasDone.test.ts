import { ArrWorld, CHEMIST, KNIGHT } from './world';

const CHOSEN = { qualityProfile: { mode: 'list', value: 4 }, rootFolder: { mode: 'list', value: '/media' } };
const GONE = { mode: 'id', value: '77' };

let world: ArrWorld;

beforeEach(async () => (world = await ArrWorld.start()));
afterEach(async () => await world.close());

const titleOf = { Radarr: { tmdbId: '155' }, Sonarr: { idType: 'tvdb', showId: '81189' } };

describe.each([
	['Radarr', 'movie'],
	['Sonarr', 'series'],
] as const)('%s', (service, resource) => {
	const server = () => (service === 'Radarr' ? world.radarr : world.sonarr);
	const add = async (parameters: object) =>
		await world.run(service, `${resource}.add`, { ...titleOf[service], ...CHOSEN, ...parameters, tags: [], options: {} });

	test.each([
		['Quality Profile', { qualityProfile: GONE }],
		['Root Folder', { rootFolder: { mode: 'id', value: '/gone' } }],
	])('refuses a %s that it does not have, and adds nothing', async (field, parameters) => {
		expect((await add(parameters)).error).toMatch(
			new RegExp(`^"${field}" is "[^"]+", which ${service} does not have \\| Choose one of these: `),
		);
		expect(server().simulator.seen(/^POST/)).toEqual([]);
	});

	test('refuses a tag that was deleted, and adds nothing', async () => {
		const run = await world.run(service, `${resource}.add`, { ...titleOf[service], ...CHOSEN, tags: [77], options: {} });
		expect(run.error).toMatch(new RegExp(`^"Tag.*" .*77.*${service}`));
		expect(server().simulator.seen(/^POST/)).toEqual([]);
	});

	test('its dialog says that the URL Base is missing, and does not follow to the login page', async () => {
		server().state.settings.urlBase = '/media';
		const said = await world.engine.dialog(`watchFlow${service}Api`, { baseUrl: server().url, apiKey: server().apiKey });
		const [typed, right] = [server().url, `${server().url}/media`];
		expect(said).toBe(
			`${typed} redirects to ${right}. Nothing secret was sent there. If that is the right server, enter ${right} in the credential in place of ${typed}: /media is its URL Base.`,
		);
		expect(server().simulator.seen(/login/)).toEqual([]);
		const whole = { baseUrl: `${server().url}/media/`, apiKey: server().apiKey };
		expect(await world.engine.dialog(`watchFlow${service}Api`, whole)).toBe('OK');
	});
});

describe('a show of Sonarr by a TVDB number that is dead or was merged', () => {
	const item = (tvdb: number) => ({ title: CHEMIST.title, type: 'show', ids: { tvdb, tmdb: CHEMIST.tmdb, imdb: CHEMIST.imdb } });
	const byItem = { idType: 'tvdb', showId: '={{ $json }}' };

	beforeEach(() => void world.sonarr.state.moved.set(777, CHEMIST.tvdb));

	test.each([999, 777])('%i: is added by its other numbers', async (tvdb) => {
		const run = await world.run('Sonarr', 'series.add', { ...byItem, ...CHOSEN, seasons: 'all' }, { items: [item(tvdb)] });
		expect(run.items).toEqual([expect.objectContaining({ outcome: 'added', tvdbId: CHEMIST.tvdb, title: CHEMIST.title })]);
	});

	test.each([999, 777])('%i: is deleted by its other numbers', async (tvdb) => {
		world.sonarr.state.put(CHEMIST, [1]);
		const run = await world.run('Sonarr', 'series.delete', byItem, { items: [item(tvdb)] });
		expect(run.items).toEqual([expect.objectContaining({ deleted: true, tvdbId: CHEMIST.tvdb, title: CHEMIST.title })]);
		expect(world.sonarr.state.series.size).toBe(0);
	});
});

describe('what is gone while it is deleted', () => {
	test('is no error at Sonarr, which answers 500', async () => {
		const { id } = world.sonarr.state.put(CHEMIST, [1]);
		world.sonarr.simulator.faults.add({ kind: 'status', match: '^DELETE', status: 500, times: 1 });
		setTimeout(() => world.sonarr.state.series.delete(id), 0);
		const run = await world.run('Sonarr', 'series.delete', titleOf.Sonarr);
		expect(run.error).toBe('');
		expect(run.items).toEqual([expect.objectContaining({ deleted: false })]);
	});
});

describe('Seerr', () => {
	const film = { mediaType: 'movie', tmdbId: KNIGHT.tmdb };

	test.each<[string, number]>([
		['approve', 3],
		['decline', 2],
	])('%s says when the request stands otherwise afterwards', async (verdict, status) => {
		const [request] = (await world.run('Seerr', 'request.create', film)).items;
		world.seerr.state.decides = () => status;
		const run = await world.run('Seerr', `request.${verdict}`, { requestId: request?.id });
		expect(run.error).toMatch(
			new RegExp(`^Seerr answered, but request ${String(request?.id)} is ${status === 3 ? 'declined' : 'approved'} now`),
		);
	});

	test.each(['approve', 'decline', 'retry'])('%s takes an answer without the request for none', async (verdict) => {
		const [request] = (await world.run('Seerr', 'request.create', film)).items;
		world.seerr.simulator.faults.add({
			kind: 'status',
			match: '^POST',
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: '{}',
		});
		const run = await world.run('Seerr', `request.${verdict}`, { requestId: request?.id });
		expect(run.error).toMatch(/^Seerr answered, but without request 1 \|/);
	});

	test('a request that Seerr could not pass on is sent again', async () => {
		await world.run('Seerr', 'request.create', film);
		for (const request of world.seerr.state.requests) request.status = 4;
		const again = await world.run('Seerr', 'request.create', film);
		expect(again.items).toEqual([expect.objectContaining({ outcome: 'alreadyRequested' })]);
		const [{ id } = { id: 0 }] = world.seerr.state.requests;
		expect((await world.run('Seerr', 'request.retry', { requestId: id })).items).toEqual([expect.objectContaining({ id, status: 2 })]);
		expect(world.seerr.state.retried).toEqual([id]);
	});
});
