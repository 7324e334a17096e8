import { RadarrTarget, type RadarrOptions } from '../../nodes/MediaSync/targets/radarr/target';
import { radarrPolicy } from '../../nodes/Radarr/client/policy';
import type { TestClient } from '../shared/service';
import { startRadarr, type RadarrOptions as Switches, type RadarrSimulator } from '../simulators/radarr';
import { clientOf, movie, show, Sync } from './kit';

const KNIGHT = { tmdb: 155, title: 'The Grey Knight', year: 2008, imdb: 'tt0468569' };
const HEIST = { tmdb: 27205, title: 'Dream Heist', year: 2010 };
const MIRROR = { tmdb: 1396, title: 'Mirror', year: 1975 };
const CHOSEN: RadarrOptions = { qualityProfileId: 4, rootFolderPath: '/media', tagIds: [1] };

let radarr: RadarrSimulator;
let kit: TestClient;

async function open(switches: Switches = {}) {
	radarr = await startRadarr(switches);
	radarr.state.know(KNIGHT, HEIST, MIRROR);
	kit = clientOf(radarr, radarrPolicy);
}

beforeEach(async () => await open());
afterEach(async () => await radarr.close());

const sync = (titles = [movie('The Grey Knight', 155), movie('Dream Heist', 27205)], options: RadarrOptions = CHOSEN) =>
	new Sync(titles, () => new RadarrTarget(kit.client, options), kit);

const titles = () => [...radarr.state.movies.values()].map(({ title }) => title).sort();
const requests = (pattern: RegExp) => radarr.simulator.seen(pattern).length;

test('films are added with the chosen profile, folder, tags and availability, and searched for', async () => {
	const run = await sync(undefined, { ...CHOSEN, minimumAvailability: 'announced' }).run();
	expect(run.counts).toBe('added 2');
	expect(radarr.state.byTmdb(155)).toMatchObject({
		monitored: true,
		qualityProfileId: 4,
		rootFolderPath: '/media',
		tags: [1],
		minimumAvailability: 'announced',
	});
	expect(radarr.state.searches.sort()).toEqual([155, 27205]);
	expect(requests(/^POST/)).toBe(2);
});

test('unmonitored and unsearched when that is chosen', async () => {
	await sync(undefined, { ...CHOSEN, monitored: false }).run();
	expect(radarr.state.byTmdb(155)).toMatchObject({ monitored: false });
	expect(radarr.state.searches).toEqual([]);
});

test('the same sync run three times adds once, and asks nothing per title the second time', async () => {
	const one = sync();
	expect((await one.run()).counts).toBe('added 2');
	radarr.simulator.requests = [];
	expect((await one.run()).counts).toBe('alreadySubscribed 2');
	expect((await one.run()).counts).toBe('alreadySubscribed 2');
	// The list, the profiles, the folders and the tags, once per run.
	expect(radarr.simulator.requests).toHaveLength(8);
	expect(titles()).toEqual(['Dream Heist', 'The Grey Knight']);
});

test('the same sync run twice at the same moment adds once', async () => {
	const [a, b] = await Promise.all([sync().run(), sync().run()]);
	expect([...a.results, ...b.results].filter(({ outcome }) => outcome === 'added')).toHaveLength(2);
	expect([...a.results, ...b.results].filter(({ outcome }) => outcome === 'alreadySubscribed')).toHaveLength(2);
	expect(titles()).toEqual(['Dream Heist', 'The Grey Knight']);
});

test('what was added by hand meanwhile is refused by Radarr and settled as already there', async () => {
	radarr.simulator.onRequest = (request) => {
		if (request.method === 'POST' && radarr.state.byTmdb(155) === undefined) radarr.state.put(KNIGHT);
	};
	const run = await sync([movie('The Grey Knight', 155)]).run();
	expect(run.counts).toBe('alreadySubscribed 1');
	expect(titles()).toEqual(['The Grey Knight']);
});

test('a refusal by the database (409), where two add at the very same moment, is settled as already there too', async () => {
	radarr.simulator.faults.add({
		kind: 'status',
		status: 409,
		match: '^POST',
		times: 1,
		headers: { 'content-type': 'application/json' },
		body: '{"message":"constraint failed"}',
	});
	expect((await sync([movie('The Grey Knight', 155)]).run()).counts).toBe('alreadySubscribed 1');
});

test('what is downloaded is in the library, by the same one request', async () => {
	radarr.state.put(KNIGHT, { hasFile: true });
	const one = sync();
	expect((await one.run()).lines).toEqual(['The Grey Knight: inLibrary', 'Dream Heist: added']);
	expect((await sync(undefined, CHOSEN).run({ checkLibrary: false })).counts).toBe('alreadySubscribed 2');
	expect(requests(/^POST/)).toBe(1);
});

test.each(['resetAfter', 'lostAfter', 'truncated'] as const)(
	'an answer that is lost (%s) is looked up: nothing is added twice, nothing is reported wrongly',
	async (kind) => {
		radarr.simulator.faults.add({ kind, match: '^POST', times: 1 });
		const one = sync([movie('The Grey Knight', 155)]);
		expect((await one.run()).counts).toBe('added 1');
		expect(requests(/^POST/)).toBe(1);
		expect((await one.run()).counts).toBe('alreadySubscribed 1');
		expect(titles()).toEqual(['The Grey Knight']);
	},
);

test('a write that never arrived is made again', async () => {
	radarr.simulator.faults.add({ kind: 'resetBefore', match: '^POST', times: 1 });
	expect((await sync([movie('The Grey Knight', 155)]).run()).counts).toBe('added 1');
	expect(titles()).toEqual(['The Grey Knight']);
});

test('a film and a show with the same TMDB number are two things', async () => {
	radarr.state.put(MIRROR);
	const run = await sync([movie('Mirror', 1396), show('The Chemist', { tmdb: 1396, tvdb: 81189 })]).run();
	expect(run.lines).toEqual(['Mirror: alreadySubscribed', 'The Chemist: skipped']);
	expect(run.reason('The Chemist')).toMatch(/^Radarr keeps films only/);
});

test('a film without a TMDB number is found by its IMDb number, and one without either is told', async () => {
	const run = await sync([
		movie('The Grey Knight', undefined, { ids: { imdb: 'tt0468569' } }),
		movie('Nobody Numbered Me', undefined),
	]).run();
	expect(run.lines).toEqual(['The Grey Knight: added', 'Nobody Numbered Me: notFound']);
	expect(titles()).toEqual(['The Grey Knight']);
});

test('a film that Radarr’s metadata does not know is not found, and the others go on', async () => {
	const run = await sync([movie('Withdrawn', 999_999_999), movie('Dream Heist', 27205)]).run();
	expect(run.lines).toEqual(['Withdrawn: notFound', 'Dream Heist: added']);
});

describe('what Radarr does not have is told before anything is written', () => {
	test.each<[string, RadarrOptions, RegExp, RegExp]>([
		['a quality profile', { ...CHOSEN, qualityProfileId: 99 }, /^"Quality Profile" is "99", which Radarr does not have$/, /Any, HD-1080p/],
		[
			'no quality profile, and two to choose from',
			{ ...CHOSEN, qualityProfileId: undefined },
			/^"Quality Profile" is empty$/,
			/Any, HD-1080p/,
		],
		[
			'a root folder',
			{ ...CHOSEN, rootFolderPath: '/gone' },
			/^"Root Folder" is "\/gone", which Radarr does not have$/,
			/\/media, \/archive\//,
		],
		['a tag', { ...CHOSEN, tagIds: [1, 77] }, /^"Tag Names or IDs" names tag 77/, /Choose the tags again/],
	])('%s', async (_, options, message, remedy) => {
		const error = await sync(undefined, options)
			.run()
			.catch((thrown: Error) => thrown);
		expect(error).toMatchObject({
			name: 'InputError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(remedy),
		});
		expect(requests(/^POST/)).toBe(0);
	});
});

test('the only profile and the only folder need not be chosen, and a slash at the end does not matter', async () => {
	radarr.state.settings.profiles.splice(1);
	radarr.state.settings.rootFolders.splice(1);
	expect((await sync(undefined, {}).run()).counts).toBe('added 2');
	expect((await sync([movie('Mirror', 1396)], { rootFolderPath: '/media/' }).run()).counts).toBe('added 1');
});

test('a profile that is deleted while it runs fails each title with a clear sentence, and the next run tries again', async () => {
	radarr.simulator.onRequest = (request) => {
		if (request.method === 'POST') radarr.state.settings.profiles = radarr.state.settings.profiles.filter(({ id }) => id !== 4);
	};
	const one = sync([movie('The Grey Knight', 155)]);
	const run = await one.run();
	expect(run.reason('The Grey Knight')).toBe(
		'Radarr refused it: Quality Profile does not exist. Choose "Quality Profile" again in the node.',
	);
	radarr.simulator.onRequest = undefined;
	radarr.state.settings.profiles.push({ id: 4, name: 'HD-1080p' });
	expect((await one.run()).counts).toBe('added 1');
});

describe('removals', () => {
	test('take out what this sync added and that has left the list, in the second run', async () => {
		const byHand = radarr.state.put(MIRROR);
		const one = sync([movie('The Grey Knight', 155), movie('Mirror', 1396)]);
		await one.run({ removals: 'remove' });
		one.titles = [movie('Dream Heist', 27205)];
		await one.run({ removals: 'remove' });
		const run = await one.run({ removals: 'remove' });
		expect(run.lines).toEqual(['Dream Heist: alreadySubscribed', 'The Grey Knight: removed']);
		expect(titles()).toEqual(['Dream Heist', 'Mirror']);
		expect(radarr.state.movies.get(byHand.id)).toBeDefined();
		expect(radarr.simulator.seen(/^DELETE/)[0]?.query).toEqual({ deleteFiles: 'false', addImportExclusion: 'false' });
	});

	test('say so when it was gone already', async () => {
		const target = new RadarrTarget(kit.client, CHOSEN);
		await kit.clock.drive(target.open());
		expect(await target.remove('movie:155')).toBe(false);
		const { id } = radarr.state.put(KNIGHT);
		await kit.clock.drive(target.open());
		radarr.state.movies.delete(id);
		expect(await kit.clock.drive(target.remove('movie:155'))).toBe(false);
	});
});

describe('what is wrong with the server or the credential is told with the remedy', () => {
	const errorOf = async () =>
		(await sync()
			.run()
			.catch((thrown: Error) => thrown)) as Error & { description: string };

	test('a wrong key', async () => {
		kit = clientOf({ url: radarr.url, apiKey: 'wrong' }, radarrPolicy);
		expect(await errorOf()).toMatchObject({
			message: 'Radarr does not accept the API key of this credential',
			description: expect.stringMatching(/Settings → General/),
		});
	});

	test('a URL Base that is missing', async () => {
		radarr.state.settings.urlBase = '/radarr';
		expect(await errorOf()).toMatchObject({
			message: 'Radarr answers under "/radarr"',
			description: expect.stringMatching(/^Add \/radarr to the end of the Base URL/),
		});
	});

	test('something else at the address', async () => {
		kit = clientOf({ url: `${radarr.url}/web`, apiKey: radarr.apiKey }, radarrPolicy);
		expect((await errorOf()).message).toMatch(/sent an answer that cannot be read|it is not Radarr/);
	});

	test('a list that breaks off adds nothing', async () => {
		radarr.simulator.faults.add({ kind: 'truncated', match: '^GET /api/v3/movie', times: -1 });
		expect((await errorOf()).message).toBe('Radarr sent an answer that cannot be read');
		expect(requests(/^POST/)).toBe(0);
	});
});

test('the key is in a header and never in a URL, an error or an output', async () => {
	radarr.simulator.faults.add({ kind: 'status', status: 500, match: 'POST', times: 1 });
	const { results } = await sync().run();
	expect(JSON.stringify(results)).not.toContain(radarr.apiKey);
	for (const { path, query, headers } of radarr.simulator.requests) {
		expect(headers['x-api-key']).toBe(radarr.apiKey);
		expect(`${path} ${JSON.stringify(query)}`).not.toContain(radarr.apiKey);
	}
});

test('what stands on the exclusions is skipped, unless it is chosen to be added; shows are skipped too', async () => {
	radarr.state.exclusions = [155];
	const run = await sync([movie('The Grey Knight', 155), movie('Dream Heist', 27205), show('The Chemist', { tmdb: 1396 })]).run();
	expect(run.lines).toEqual(['The Grey Knight: skipped', 'Dream Heist: added', 'The Chemist: skipped']);
	expect(run.reason('The Grey Knight')).toMatch(/import exclusions of Radarr/);
	expect((await sync([movie('The Grey Knight', 155)], { ...CHOSEN, addExcluded: true }).run()).counts).toBe('added 1');
});

test('another film than the one that was asked for is said with both titles and taken back', async () => {
	radarr.state.moved.set(27205, 155);
	const run = await sync([movie('Dream Heist', 27205)]).run();
	expect(run.reason('Dream Heist')).toMatch(/^Radarr added The Grey Knight \(TMDB 155\) in place of Dream Heist \(TMDB 27205\)/);
	expect(radarr.state.movies.size).toBe(0);
});
