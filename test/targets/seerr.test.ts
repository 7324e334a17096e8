import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SeerrTarget, type SeerrOptions } from '../../nodes/MediaSync/targets/seerr/target';
import { seerrPolicy } from '../../nodes/Seerr/client/policy';
import type { TestClient } from '../shared/service';
import { startSeerr, type Form, type SeerrSimulator } from '../simulators/seerr';
import { clientOf, movie, season, show, Sync } from './kit';
import type { SyncTask } from './seerrProcess';

const knight = movie('The Grey Knight', 155);
const heist = movie('Dream Heist', 27205);
const mirror = movie('Mirror', 1396);
/** Has the same TMDB number as the film Mirror. */
const chemist = show('The Chemist', { tmdb: 1396 });
const cable = show('The Cable', { tmdb: 1438 });
const season2 = season('The Chemist S2', { tmdb: 1396 }, 2);

let seerr: SeerrSimulator;
let kit: TestClient;

async function open(form: Form = 'seerr') {
	seerr = await startSeerr({ form });
	const { films, shows } = seerr.state;
	for (const { title, ids } of [knight, heist, mirror]) films.set(ids.tmdb as number, { tmdb: ids.tmdb as number, title });
	shows.set(1396, { tmdb: 1396, tvdb: 81189, title: 'The Chemist', seasons: [7, 13, 13] });
	shows.set(1438, { tmdb: 1438, tvdb: 79126, title: 'The Cable', seasons: [13, 12] });
	kit = clientOf(seerr, seerrPolicy);
}

beforeEach(async () => await open());
afterEach(async () => await seerr.close());

const sync = (titles = [knight, chemist], options: SeerrOptions = {}) => new Sync(titles, () => new SeerrTarget(kit.client, options), kit);

/** "movie 155", "tv 1396: 1 2 3 (4K)"; a duplicate shows twice. */
const asked = () =>
	seerr.state.requests
		.map(
			({ type, media, seasons, is4k }) =>
				`${type} ${media.tmdbId}${type === 'tv' ? `: ${seasons.map(({ seasonNumber }) => seasonNumber).join(' ')}` : ''}${is4k ? ' (4K)' : ''}`,
		)
		.sort();
const posts = () => seerr.simulator.seen(/^POST .*request$/);

describe.each<Form>(['seerr', 'overseerr', 'jellyseerr'])('%s', (form) => {
	beforeEach(async () => {
		await seerr.close();
		await open(form);
	});

	test('is asked for films, and for a show with one request for all of its seasons; 4K is always told', async () => {
		const run = await sync().run();
		expect(run.lines).toEqual(['The Grey Knight: added', 'The Chemist: added (1 added, 2 added, 3 added)']);
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 2 3']);
		expect(posts().map(({ body }) => (body as { is4k: unknown }).is4k)).toEqual([false, false]);
	});

	test('is asked once by three runs of the same sync', async () => {
		const one = sync();
		expect((await one.run()).counts).toBe('added 2');
		expect((await one.run()).counts).toBe('alreadySubscribed 2');
		expect((await one.run()).counts).toBe('alreadySubscribed 2');
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 2 3']);
		expect(posts()).toHaveLength(2);
	});

	test('is asked once by two runs at the same moment, although it does not lock', async () => {
		const [a, b] = await Promise.all([sync().run(), sync().run()]);
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 2 3']);
		const outcomes = [...a.results, ...b.results].map(({ outcome }) => outcome).sort();
		expect(outcomes).toEqual(['added', 'added', 'alreadySubscribed', 'alreadySubscribed']);
	});

	test('is asked again for what was deleted from the library only when that is chosen', async () => {
		const deleted = form === 'overseerr' ? 6 : 7;
		seerr.state.addRequest(seerr.state.put('movie', 155, { status: deleted }), { status: 5 });
		seerr.state.put('tv', 1396, { status: deleted, seasons: { 1: deleted, 2: deleted, 3: deleted } });
		const run = await sync().run();
		expect(run.counts).toBe('skipped 2');
		expect(run.reason('The Grey Knight')).toMatch(/deleted/);
		expect((await sync(undefined, { requestDeleted: true }).run()).counts).toBe('added 2');
	});
});

describe('what Seerr knows already', () => {
	test('is told by two lists, without a request per title', async () => {
		seerr.state.put('movie', 155, { status: 5 });
		seerr.state.put('movie', 27205, { status: 3 });
		seerr.state.put('tv', 1396, { status: 4, seasons: { 1: 5, 2: 4, 3: 2 } });
		seerr.state.put('tv', 1438, { status: 5, seasons: { 1: 5, 2: 5 } });
		const run = await sync([knight, heist, mirror, chemist, cable]).run({ dryRun: true });
		expect(run.lines).toEqual([
			'The Grey Knight: inLibrary',
			'Dream Heist: alreadySubscribed',
			'Mirror: planned',
			'The Chemist: alreadySubscribed (2 alreadySubscribed, 3 alreadySubscribed)',
			'The Cable: inLibrary',
		]);
		expect(seerr.simulator.requests).toHaveLength(2);
	});

	test('and only the seasons that are left are asked for', async () => {
		const media = seerr.state.put('tv', 1396, { status: 4, seasons: { 1: 5, 2: 1, 3: 1 } });
		seerr.state.addRequest(media, { seasons: [2] });
		const run = await sync([chemist]).run();
		expect(run.lines).toEqual(['The Chemist: added (2 alreadySubscribed, 3 added)']);
		expect(asked()).toEqual(['tv 1396: 2', 'tv 1396: 3']);
	});

	test('and what was declined is asked for again only when that is chosen', async () => {
		seerr.state.addRequest(seerr.state.put('movie', 155), { status: 3 });
		seerr.state.addRequest(seerr.state.put('tv', 1396), { status: 3, seasons: [2] });
		const run = await sync().run();
		expect(run.lines).toEqual(['The Grey Knight: skipped', 'The Chemist: added (1 added, 3 added)']);
		expect(run.reason('The Grey Knight')).toBe('It was declined in Seerr. Request Declined Titles asks again');
		const again = await sync(undefined, { requestDeclined: true }).run();
		expect(again.lines).toEqual(['The Grey Knight: added', 'The Chemist: added (1 alreadySubscribed, 2 added, 3 alreadySubscribed)']);
	});

	test('and a film that is marked as pending without a request is asked for', async () => {
		seerr.state.put('movie', 155, { status: 2 });
		expect((await sync([knight]).run()).counts).toBe('added 1');
	});

	test('and what could not be passed on is sent to Radarr and Sonarr again, once, and not taken for ours', async () => {
		seerr.state.addRequest(seerr.state.put('movie', 155, { status: 3 }), { status: 4 });
		seerr.state.addRequest(seerr.state.put('tv', 1396, { status: 3 }), { status: 4, seasons: [1, 2] });
		const one = sync();
		const run = await one.run();
		expect(run.lines).toEqual([
			'The Grey Knight: alreadySubscribed',
			'The Chemist: added (1 alreadySubscribed, 2 alreadySubscribed, 3 added)',
		]);
		expect(run.reason('The Grey Knight')).toBe('Seerr could not pass its request on. It was sent to Radarr or Sonarr again');
		expect(seerr.state.retried).toEqual([1, 2]);
		expect((await one.run()).counts).toBe('alreadySubscribed 2');
		expect(seerr.state.retried).toEqual([1, 2]);
		one.titles = [heist];
		await one.run({ removals: 'remove' });
		await one.run({ removals: 'remove' });
		expect(asked()).toEqual(['movie 155', 'movie 27205', 'tv 1396: 1 2']);
	});

	test('and what this sync asked for itself is sent again too', async () => {
		const one = sync([knight, mirror]);
		expect((await one.run()).counts).toBe('added 2');
		for (const request of seerr.state.requests) request.status = 4;
		const run = await one.run();
		expect(run.counts).toBe('alreadySubscribed 2');
		expect(run.reason('Mirror')).toMatch(/^Seerr could not pass its request on\. It was sent/);
		expect(seerr.state.retried).toEqual([1, 2]);
	});

	test('and a film of which another request stands, or that is there, is not sent again', async () => {
		const media = seerr.state.put('movie', 155, { status: 3 });
		seerr.state.addRequest(media, { status: 4 });
		seerr.state.addRequest(media, { status: 2 });
		seerr.state.addRequest(seerr.state.put('movie', 27205, { status: 5 }), { status: 4 });
		expect((await sync([knight, heist]).run()).counts).toBe('alreadySubscribed 1, inLibrary 1');
		expect(seerr.state.retried).toEqual([]);
	});

	test('is read to the last page', async () => {
		for (let id = 1; id <= 1_203; id++) seerr.state.addRequest(seerr.state.put('movie', 3_000_000 + id, { status: 3 }));
		seerr.state.addRequest(seerr.state.put('movie', 155, { status: 2 }), { status: 1 });
		expect((await sync([knight, movie('First', 3_000_001)]).run()).counts).toBe('alreadySubscribed 2');
		expect(seerr.simulator.requests).toHaveLength(6);
	});

	test('is read again when it changes meanwhile, and nothing is asked for when it cannot be read', async () => {
		for (let id = 1; id <= 700; id++) seerr.state.put('movie', 3_000_000 + id, { status: 3 });
		seerr.simulator.onRequest = (request) => {
			if (request.url.includes('media?') && request.url.includes('skip=500'))
				seerr.state.put('movie', 4_000_000 + seerr.simulator.requests.length);
		};
		const error = (await sync([knight])
			.run()
			.catch((thrown: Error) => thrown)) as Error;
		expect(error.message).toMatch(/^Seerr announced \d+ entries in the titles but sent \d+$/);
		expect(posts()).toHaveLength(0);
		seerr.simulator.onRequest = undefined;
		expect((await sync([knight]).run()).counts).toBe('added 1');
	});
});

describe('4K', () => {
	test('is asked for by itself, whatever is there in the usual quality', async () => {
		seerr.state.put('movie', 155, { status: 5 });
		seerr.state.addRequest(seerr.state.put('movie', 27205, { status: 2 }), { status: 1 });
		const one = sync([knight, heist], { is4k: true });
		expect((await one.run()).counts).toBe('added 2');
		expect((await one.run()).counts).toBe('alreadySubscribed 2');
		expect(asked()).toEqual(['movie 155 (4K)', 'movie 27205', 'movie 27205 (4K)']);
	});

	test('does not stand for the usual quality either', async () => {
		seerr.state.addRequest(seerr.state.put('movie', 155, { status4k: 5 }), { is4k: true });
		expect((await sync([knight]).run()).counts).toBe('added 1');
	});
});

test('a film and a show with the same TMDB number are two things', async () => {
	expect((await sync([mirror, chemist]).run()).counts).toBe('added 2');
	expect(asked()).toEqual(['movie 1396', 'tv 1396: 1 2 3']);
});

describe('202 "No seasons available to request"', () => {
	test('is settled as already there when somebody else has asked meanwhile', async () => {
		seerr.simulator.onRequest = (request) => {
			if (request.method !== 'POST' || seerr.state.requests.length > 0) return;
			seerr.state.addRequest(seerr.state.put('tv', 1396, { status: 3 }), { seasons: [1, 2, 3] });
		};
		const run = await sync([chemist]).run();
		expect(run.counts).toBe('alreadySubscribed 1');
		expect(asked()).toEqual(['tv 1396: 1 2 3']);
	});

	test('is no success when there is nothing of the season at all', async () => {
		const run = await sync([season('Specials', { tmdb: 1396 }, 0)]).run();
		expect(run.counts).toBe('skipped 1');
		expect(run.reason('Specials')).toMatch(/^Seerr takes no specials/);
		expect(posts()).toEqual([]);
		seerr.state.enableSpecialEpisodes = true;
		expect((await sync([season('Specials', { tmdb: 1396 }, 0)]).run()).counts).toBe('added 1');
	});

	test('and seasons that Seerr leaves out of a request are not reported as added', async () => {
		seerr.simulator.onRequest = (request) => {
			if (request.method !== 'POST' || seerr.state.requests.length > 0) return;
			seerr.state.addRequest(seerr.state.put('tv', 1396, { status: 3 }), { seasons: [2] });
		};
		expect((await sync([chemist]).run()).lines).toEqual(['The Chemist: added (1 added, 2 alreadySubscribed, 3 added)']);
	});
});

test('409 for a film that somebody else has asked for meanwhile is settled as already there', async () => {
	seerr.simulator.onRequest = (request) => {
		if (request.method === 'POST' && seerr.state.requests.length === 0)
			seerr.state.addRequest(seerr.state.put('movie', 155), { status: 1 });
	};
	expect((await sync([knight]).run()).counts).toBe('alreadySubscribed 1');
	expect(asked()).toEqual(['movie 155']);
});

test.each(['resetAfter', 'lostAfter', 'truncated'] as const)(
	'an answer that is lost (%s) is looked up: nothing is asked for twice',
	async (kind) => {
		seerr.simulator.faults.add({ kind, match: '^POST', times: 2 });
		const one = sync();
		expect((await one.run()).counts).toBe('added 2');
		expect((await one.run()).counts).toBe('alreadySubscribed 2');
		expect(posts()).toHaveLength(2);
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 2 3']);
	},
);

describe('on behalf of a user', () => {
	test('requests are that user’s, and wait for approval as theirs do', async () => {
		const { id } = seerr.state.addUser('kid');
		await sync(undefined, { userId: id }).run();
		expect(seerr.state.requests.map(({ requestedBy, status }) => [requestedBy.displayName, status])).toEqual([
			['kid', 1],
			['kid', 1],
		]);
		expect(posts().every(({ headers }) => headers['x-api-user'] === String(id))).toBe(true);
		expect(seerr.simulator.seen(/^GET/).some(({ headers }) => 'x-api-user' in headers)).toBe(false);
	});

	test('a quota that is used up fails the title, says so, and the next run tries again', async () => {
		const kid = seerr.state.addUser('kid', { filmLimit: 1 });
		const one = sync([knight, heist], { userId: kid.id });
		const run = await one.run();
		expect(run.counts).toBe('added 1, failed 1');
		expect(run.results.find(({ outcome }) => outcome === 'failed')?.reason).toMatch(
			/^Seerr refused: Movie Quota exceeded\. It is tried again/,
		);
		kid.filmLimit = 2;
		expect((await one.run()).counts).toBe('added 1, alreadySubscribed 1');
	});

	test('a user who may not ask is told', async () => {
		const { id } = seerr.state.addUser('guest', { mayRequest: false });
		const run = await sync([knight], { userId: id }).run();
		expect(run.reason('The Grey Knight')).toBe(
			'Seerr refused: You do not have permission to make movie requests. Give the user this permission in Seerr (Users → Edit → Permissions), or choose another user.',
		);
	});

	test('a user whom Seerr does not know is told before anything is asked for', async () => {
		const error = (await sync(undefined, { userId: 77 })
			.run()
			.catch((thrown: Error) => thrown)) as Error;
		expect(error).toMatchObject({ name: 'InputError', message: '"Request As" is 77, whom Seerr does not know' });
		expect(posts()).toHaveLength(0);
	});
});

describe('server, profile, folder and tags', () => {
	test('go into every request of their kind', async () => {
		await sync(undefined, { movies: { serverId: 0, profileId: 6, rootFolder: '/media', tags: [3] }, shows: { profileId: 1 } }).run();
		expect(posts().map(({ body }) => body)).toEqual([
			{ mediaType: 'movie', mediaId: 155, is4k: false, serverId: 0, profileId: 6, rootFolder: '/media', tags: [3] },
			{ mediaType: 'tv', mediaId: 1396, is4k: false, profileId: 1, seasons: [1, 2, 3] },
		]);
	});

	test.each<[string, SeerrOptions, RegExp, RegExp]>([
		['server', { movies: { serverId: 9 } }, /^"Movie Server" is 9, which Seerr does not have$/, /again/],
		['profile', { shows: { serverId: 0, profileId: 77 } }, /^"Show Quality Profile" is "77"/, /Any, HD - 720p\/1080p/],
		['folder', { movies: { rootFolder: '/gone' } }, /^"Movie Root Folder" is "\/gone"/, /\/media/],
		['tag', { movies: { tags: [3, 4] } }, /^"Movie Tag Names or IDs" is "4"/, /trakt/],
		['4K server without 4K', { movies: { serverId: 1 } }, /^"Movie Server" is "Radarr 4K", which is a 4K server$/, /4K is off/],
		['4K without a default 4K server', { is4k: true, shows: { profileId: 1 } }, /^"Show Server" is empty$/, /no default 4K Sonarr server/],
	])('a %s that does not fit is told before anything is asked for', async (_, options, message, remedy) => {
		const error = await sync(undefined, options)
			.run()
			.catch((thrown: Error) => thrown);
		expect(error).toMatchObject({
			name: 'InputError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(remedy),
		});
		expect(posts()).toHaveLength(0);
	});
});

describe('what Seerr refuses is told in one sentence and does not stop the others', () => {
	test('a blocklisted title', async () => {
		seerr.state.put('movie', 155, { status: 6 });
		const run = await sync([knight, heist]).run();
		expect(run.lines).toEqual(['The Grey Knight: skipped', 'Dream Heist: added']);
		expect(run.reason('The Grey Knight')).toMatch(/blocklist of Seerr/);
		expect(posts()).toHaveLength(1);
	});

	test('a number that TMDB does not know; it was surely not asked for, so that nothing is looked up', async () => {
		const run = await sync([movie('Withdrawn', 999_999_999), heist]).run();
		expect(run.lines).toEqual(['Withdrawn: notFound', 'Dream Heist: added']);
		expect(run.reason('Withdrawn')).toMatch(/^TMDB does not know it any longer/);
		expect(posts()).toHaveLength(2);
	});

	test('TMDB out of reach: it is asked again', async () => {
		seerr.state.tmdbIsDown = true;
		const one = sync([knight, chemist]);
		const run = await one.run();
		expect(run.counts).toBe('failed 2');
		expect(run.reason('The Grey Knight')).toMatch(/^Seerr could not get the title from TMDB\./);
		seerr.state.tmdbIsDown = false;
		expect((await one.run()).counts).toBe('added 2');
	});

	test('CSRF protection, before anything is written', async () => {
		seerr.state.csrf = true;
		const error = (await sync()
			.run()
			.catch((thrown: Error) => thrown)) as Error;
		expect(error.message).toMatch(/^CSRF protection is on in Seerr/);
		expect(posts()).toHaveLength(0);
	});

	test('a show without a TVDB number, which Seerr would take and throw away', async () => {
		seerr.state.shows.set(1438, { tmdb: 1438, tvdb: null, title: 'The Cable', seasons: [13, 12] });
		const one = sync([cable, season('The Cable S1', { tmdb: 1438 }, 1)]);
		for (let run = 0; run < 2; run++) expect((await one.run()).counts).toBe('notFound 2');
		expect([seerr.state.notifications, posts().length]).toEqual([0, 0]);
	});

	test('4K without a default 4K server: shows wait, films go', async () => {
		const run = await sync(undefined, { is4k: true }).run();
		expect(run.lines).toEqual(['The Grey Knight: added', 'The Chemist: failed']);
		expect(run.reason('The Chemist')).toMatch(/^Seerr has no default 4K Sonarr server/);
		seerr.state.radarr.splice(1);
		const error = (await sync(undefined, { is4k: true })
			.run()
			.catch((thrown: Error) => thrown)) as Error;
		expect(error.message).toBe('"4K" is on');
		expect(posts()).toHaveLength(1);
	});

	test('a title without a TMDB number', async () => {
		expect((await sync([movie('Nobody Numbered Me', undefined)]).run()).counts).toBe('notFound 1');
	});

	test('a wrong key', async () => {
		kit = clientOf({ url: seerr.url, apiKey: 'wrong' }, seerrPolicy);
		const error = (await sync()
			.run()
			.catch((thrown: Error) => thrown)) as Error;
		expect(error).toMatchObject({
			message: 'Seerr does not accept the API key of this credential',
			description: expect.stringMatching(/Settings → General/),
		});
	});
});

test('a declined film and two runs at the same moment: no double', async () => {
	seerr.state.addRequest(seerr.state.put('movie', 155), { status: 3 });
	await Promise.all([1, 2, 3].map(async () => await sync([knight, heist], { requestDeclined: true }).run()));
	expect(asked()).toEqual(['movie 155', 'movie 155', 'movie 27205']);
});

test('one after another per user: a quota of 10 films is not exceeded by 12', async () => {
	const kid = seerr.state.addUser('kid', { filmLimit: 10 });
	const films = Array.from({ length: 12 }, (_, index) => movie(`Film ${index}`, 5_000_000 + index));
	for (const { title, ids } of films) seerr.state.films.set(ids.tmdb as number, { tmdb: ids.tmdb as number, title });
	const half = sync(films.slice(0, 6), { userId: kid.id }).run();
	const runs = await Promise.all([half, sync(films.slice(6), { userId: kid.id }).run()]);
	expect(runs.map(({ counts }) => counts).join('; ')).toMatch(/added \d/);
	expect(seerr.state.requests).toHaveLength(10);
});

const ROUNDS = Number(process.env.SEERR_ROUNDS ?? 3);

test(`${ROUNDS} rounds of two processes at one Seerr: no double is left, the quota holds`, async () => {
	const films = Array.from({ length: 14 }, (_, index) => movie(`Film ${index}`, 5_000_000 + index));
	let doubles = 0;
	let beyond = 0;
	let withdrawn = 0;
	let missing = 0;
	const processes = [1, 2].map(() =>
		fork(join(__dirname, 'seerrProcess.ts'), { execArgv: ['--import', 'tsx'], serialization: 'advanced' }),
	);
	for (let round = 0; round < ROUNDS; round++) {
		await seerr.close();
		await open();
		for (const { title, ids } of films) seerr.state.films.set(ids.tmdb as number, { tmdb: ids.tmdb as number, title });
		seerr.state.tmdbMs = () => Math.random() * 12;
		seerr.state.addRequest(seerr.state.put('movie', 5_000_000), { status: 3 });
		const kid = seerr.state.addUser('kid', { filmLimit: 10, autoApprove: round % 2 === 0 });
		const list = [...films, chemist, cable];
		const options = { userId: round % 3 === 2 ? undefined : kid.id, requestDeclined: true };
		const task: SyncTask = { server: { url: seerr.url, apiKey: seerr.apiKey }, titles: list, options };
		await Promise.all(processes.map(async (one) => await syncIn(one, task)));
		const standing = seerr.state.requests.filter(({ status }) => status !== 3);
		const parts = standing.flatMap(({ media, seasons }) =>
			media.mediaType === 'movie' ? [`movie ${media.tmdbId}`] : seasons.map(({ seasonNumber }) => `tv ${media.tmdbId} ${seasonNumber}`),
		);
		doubles += parts.length - new Set(parts).size;
		withdrawn += seerr.simulator.seen(/^DELETE/).length;
		const isFilm = (part: string) => part.startsWith('movie');
		if (options.userId !== undefined) beyond += Math.max(0, parts.filter(isFilm).length - 10);
		missing += (options.userId === undefined ? 14 : 0) + 5 - parts.filter((part) => options.userId === undefined || !isFilm(part)).length;
	}
	for (const one of processes) one.kill();
	if (process.env.SEERR_ROUNDS !== undefined)
		process.stdout.write(
			`Seerr: ${ROUNDS} rounds of two processes, ${withdrawn} withdrawn, ${doubles} doubles left, ${beyond} beyond the quota, ${missing} missing\n`,
		);
	expect([doubles, beyond, missing]).toEqual([0, 0, 0]);
}, 600_000);

/** One run in another process. */
async function syncIn(other: ChildProcess, task: SyncTask): Promise<void> {
	other.send(task);
	const [answer] = (await once(other, 'message')) as [{ error?: string }];
	if (answer.error !== undefined) throw new Error(answer.error);
}

describe('removals', () => {
	const leave = async (one: Sync, titles: Sync['titles']) => {
		one.titles = titles;
		await one.run({ removals: 'remove' });
		return await one.run({ removals: 'remove' });
	};

	test('take back what this sync asked for and that has left the list, a show at once', async () => {
		seerr.state.addRequest(seerr.state.put('movie', 1396, { status: 2 }), { status: 1 });
		const one = sync([knight, chemist, mirror]);
		await one.run({ removals: 'remove' });
		const run = await leave(one, [heist]);
		expect(run.counts).toBe('alreadySubscribed 1, removed 4');
		expect(asked()).toEqual(['movie 1396', 'movie 27205']);
		expect(seerr.simulator.seen(/^DELETE/)).toHaveLength(2);
	});

	test('leave a season out of a request that still waits for approval', async () => {
		const { id } = seerr.state.addUser('kid');
		const one = sync([chemist, knight], { userId: id, shows: { profileId: 1, tags: [3] } });
		await one.run({ removals: 'remove' });
		const left = [1, 3].map((number) => season(`The Chemist S${number}`, { tmdb: 1396 }, number));
		expect((await leave(one, [knight, ...left])).counts).toBe('alreadySubscribed 3, removed 1');
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 3']);
		expect(seerr.state.requests.at(-1)).toMatchObject({ profileId: 1, tags: [3] });
	});

	test('say that an approved request cannot be taken back in part', async () => {
		const one = sync([chemist, knight]);
		await one.run({ removals: 'remove' });
		const run = await leave(one, [knight, season2]);
		expect(run.counts).toBe('alreadySubscribed 2, failed 2');
		expect(run.results.at(-1)?.reason).toMatch(/^Seerr takes back an approved request only whole\. This one also stands for season 2/);
		expect(asked()).toEqual(['movie 155', 'tv 1396: 1 2 3']);
	});
});

test('the key is in a header and never in a URL, an error or an output', async () => {
	seerr.simulator.faults.add({ kind: 'status', status: 500, match: 'POST', times: 1 });
	const { results } = await sync().run();
	expect(JSON.stringify(results)).not.toContain(seerr.apiKey);
	for (const { path, query, headers } of seerr.simulator.requests) {
		expect(headers['x-api-key']).toBe(seerr.apiKey);
		expect(`${path} ${JSON.stringify(query)}`).not.toContain(seerr.apiKey);
	}
});
