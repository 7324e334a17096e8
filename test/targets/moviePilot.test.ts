import { MoviePilotTarget } from '../../nodes/MediaSync/targets/moviePilot/target';
import { moviePilotPolicy } from '../../nodes/MoviePilot/client/policy';
import { sendWith, testClient, type TestClient } from '../shared/service';
import { FILM, startMoviePilot, type Generation, type MoviePilotSimulator } from '../simulators/moviePilot';
import { movie, season, show, Sync } from './kit';

let server: MoviePilotSimulator;
let kit: TestClient;

async function open(generation: Generation = 'v2.12.0') {
	server = await startMoviePilot({ generation });
	const { catalogue } = server.state;
	catalogue.addFilm({ tmdbid: 155, title: 'The Grey Knight', year: 2008 });
	catalogue.addFilm({ tmdbid: 27205, title: 'Dream Heist', year: 2008 });
	// Another film of the same name and year.
	catalogue.addFilm({ tmdbid: 900_155, title: 'Twice Told', year: 2008 });
	catalogue.addShow({ tmdbid: 1396, title: 'The Chemist', year: 2008, seasons: { 0: 2, 1: 7, 2: 13 } });
	catalogue.addShow({ tmdbid: 1438, title: 'The Cable', year: 2008, seasons: { 1: 13 } });
	kit = testClient(server.url, { policy: moviePilotPolicy, headers: { 'X-API-KEY': server.apiToken }, send: sendWith() });
}

beforeEach(async () => await open());
afterEach(async () => await server.close());

const knight = movie('The Grey Knight', 155);
const chemist = show('The Chemist', { tmdb: 1396 });
const sync = (titles = [knight, chemist]) => new Sync(titles, () => new MoviePilotTarget(kit.client), kit);
const held = () =>
	server.state.subscriptions
		.all()
		.map(({ type, tmdbid, season: number }) => `${type === FILM ? 'film' : 'show'} ${tmdbid}${number === null ? '' : ` ${number}`}`)
		.sort();

test('season 0 is not sent to a server that would take it for season 1', async () => {
	const run = await sync([season('Specials', { tmdb: 1396 }, 0)]).run();
	expect(run.lines).toEqual(['Specials: skipped']);
	expect(run.reason('Specials')).toMatch(/takes no specials/);
	expect(held()).toEqual([]);
});

test('a number that is replaced by a look-up of the name: said with both titles, and taken back', async () => {
	const run = await sync([movie('Twice Told', 424_242), knight]).run({ checkLibrary: false });
	expect(run.lines).toEqual(['Twice Told: failed', 'The Grey Knight: added']);
	expect(run.reason('Twice Told')).toBe(
		'MoviePilot took the film Twice Told (TMDB 900155) for Twice Told (2008) (TMDB 424242). It was taken back.',
	);
	expect(held()).toEqual(['film 155']);
});

test('with a look into the library such a number is never sent', async () => {
	const run = await sync([movie('Twice Told', 424_242)]).run();
	expect(run.lines).toEqual(['Twice Told: notFound']);
	expect(server.simulator.seen(/^POST .*subscribe/)).toHaveLength(0);
});

test('what stood there before by another number is not taken back', async () => {
	server.state.add({ type: FILM, name: 'Twice Told', year: '2008', tmdbid: 900_155, season: null, username: 'me' });
	const run = await sync([movie('Twice Told', 424_242)]).run({ checkLibrary: false });
	expect(run.reason('Twice Told')).toMatch(/and added nothing/);
	expect(held()).toEqual(['film 900155']);
});

test('an outage of its sources is no verdict: everything is asked for again', async () => {
	const one = sync([knight, chemist, season('The Cable S1', { tmdb: 1438 }, 1)]);
	server.state.catalogue.unreachable = () => true;
	expect((await one.run()).counts).toBe('notFound 3');
	expect(one.memory.pending.size).toBe(3);
	server.state.catalogue.unreachable = (by) => by === 'number';
	// The show is found by its name, and is the right one.
	expect((await one.run()).counts).toBe('added 1, notFound 2');
	expect(one.memory.pending.size).toBe(2);
	server.state.catalogue.unreachable = () => false;
	expect((await one.run()).counts).toBe('added 2, alreadySubscribed 1');
	expect(held()).toEqual(['film 155', 'show 1396 1', 'show 1396 2', 'show 1438 1']);
});

test('a number that stays unknown for days counts as gone: it is said once, and looked at again weekly', async () => {
	const gone = movie('Gone', 424_242);
	const one = sync([knight, gone]);
	const looks = () => server.simulator.seen(/movie\/lookup/).length;
	let before = 0;
	const asked: number[] = [];
	for (one.day = 0; one.day < 9; one.day++) {
		const { results } = await one.run();
		const news = results.filter(({ media, reportedBefore }) => media.title === 'Gone' && reportedBefore !== true);
		expect([one.day, news.length]).toEqual([one.day, one.day === 0 ? 1 : 0]);
		asked.push(looks() - before);
		before = looks();
	}
	// The first run looks for both films; the one after a week looks at everything again.
	expect(asked).toEqual([2, 1, 1, 1, 0, 0, 0, 1, 0]);
	expect(one.memory.pending.size).toBe(0);
	server.state.catalogue.addFilm({ tmdbid: 424_242, title: 'Gone', year: 2008 });
	one.day = 20;
	expect((await one.run()).counts).toBe('added 1, alreadySubscribed 1');
});

test('a show with all its seasons subscribed or in the library costs no request in the next runs, a changed one does', async () => {
	server.state.library.addShow(1438, { 1: Array.from({ length: 13 }, (_, index) => index + 1) });
	const one = sync([chemist, show('The Cable', { tmdb: 1438 })]);
	expect((await one.run()).counts).toBe('added 1, inLibrary 1');
	const requests = async () => {
		server.simulator.requests = [];
		const { counts } = await one.run();
		return [
			counts,
			server.simulator.requests.map(({ method, path }) => `${method} ${path}`).filter((line) => !line.endsWith('/subscribe/')),
		];
	};
	const [counts, lines] = await requests();
	expect(counts).toBe('alreadySubscribed 1, inLibrary 1');
	// Only the show that is complete is looked at.
	expect(lines).toHaveLength(4);
	expect(String(lines)).not.toContain('1396');
	server.state.remove(server.state.subscriptions.all()[0]!.id);
	expect(String((await requests())[1])).toMatch(/notexists/);
	// A season on the list by itself does not stand for its show.
	server.state.catalogue.addShow({ tmdbid: 555, title: 'Another', year: 2008, seasons: { 1: 3, 2: 3 } });
	const other = sync([season('Another S1', { tmdb: 555 }, 1)]);
	await other.run();
	other.titles = [show('Another', { tmdb: 555 })];
	expect((await other.run()).lines).toEqual(['Another: added (1 alreadySubscribed, 2 added)']);
	one.day = 8;
	expect(String((await requests())[1])).toMatch(/notexists/);
});

test('a show counts as complete only when the library has something of every season', async () => {
	server.state.library.addShow(1396, { 1: [1, 2, 3, 4, 5, 6, 7], 2: Array.from({ length: 13 }, (_, index) => index + 1) });
	expect((await sync([chemist]).run()).counts).toBe('inLibrary 1');
});

const ROUNDS = Number(process.env.MOVIEPILOT_ROUNDS ?? 5);

test(`${ROUNDS} rounds with outages of its sources at random: nothing missing, nothing wrong`, async () => {
	let missing = 0;
	let wrong = 0;
	for (let round = 0; round < ROUNDS; round++) {
		await server.close();
		await open((['v2.12.0', 'v3.0.0'] as const)[round % 2]);
		const { state } = server;
		state.library.addFilm(27205);
		if (round % 3 === 0) state.library.addShow(1396, { 1: [1, 2, 3, 4, 5, 6, 7] });
		const one = sync([
			knight,
			movie('Dream Heist', 27205),
			movie('Twice Told', 155_155),
			chemist,
			season('The Cable S1', { tmdb: 1438 }, 1),
		]);
		state.catalogue.addFilm({ tmdbid: 155_155, title: 'Twice Told', year: 2008 });
		for (let night = 0; night < 3; night++) {
			const share = Math.random();
			state.catalogue.unreachable = () => Math.random() < share;
			await one.run({ checkLibrary: round % 4 !== 3 });
		}
		state.catalogue.unreachable = () => false;
		await one.run();
		const wanted = ['film 155', 'film 155155', ...(round % 3 === 0 ? [] : ['show 1396 1']), 'show 1396 2', 'show 1438 1'];
		// Without the look into the library what it has is subscribed to as well.
		const mayBe = [...wanted, 'film 27205', 'show 1396 1'];
		missing += wanted.filter((name) => !held().includes(name)).length;
		wrong += held().filter((name, index, all) => !mayBe.includes(name) || all.indexOf(name) !== index).length;
	}
	if (process.env.MOVIEPILOT_ROUNDS !== undefined)
		process.stdout.write(`MoviePilot: ${ROUNDS} rounds, ${missing} titles missing, ${wrong} wrong\n`);
	expect([missing, wrong]).toEqual([0, 0]);
}, 600_000);

test('specials only: skipped for good', async () => {
	server.state.catalogue.addShow({ tmdbid: 77, title: 'Only Specials', year: 2008, seasons: { 0: 2 } });
	server.simulator.faults.add({ kind: 'status', status: 500, match: 'notexists', times: -1, body: 'Internal Server Error' });
	const run = await sync([show('Only Specials', { tmdb: 77 })]).run();
	expect(run.lines).toEqual(['Only Specials: skipped']);
});
