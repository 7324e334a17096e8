import { World } from '../world';
import { heist, introduce, knight, nameless, ownList, watchlist } from './titles';

let world: World;

beforeEach(async () => {
	world = await World.start();
	introduce(world);
});

afterEach(async () => await world.close());

const HELP =
	'Write user/list (for example justin/star-wars), me/list for a list of your own, or the address of the list from trakt.tv or app.trakt.tv (personal, official and smart lists, a watchlist, favorites or collection). Separate several by commas or lines.';

test.each([
	['={{ "" }}', `"Lists" is empty | ${HELP}`],
	[' ,\n, ', `"Lists" is empty | ${HELP}`],
	['star-wars', `"Lists" has an entry that is not a Trakt list: star-wars | ${HELP}`],
	[
		'https://example.com/users/justin/lists/star-wars',
		`"Lists" has an entry that is not a Trakt list: https://example.com/users/justin/lists/star-wars | ${HELP}`,
	],
	[
		'me/ok, https://trakt.tv/movies/heat-1995',
		`"Lists" has an entry that is not a Trakt list: https://trakt.tv/movies/heat-1995 | ${HELP}`,
	],
	['justin/../../oauth', `"Lists" has an entry that is not a Trakt list: justin/../../oauth | ${HELP}`],
])('the list field %j is refused by name, with what to write instead', async (lists, sentence) => {
	const run = await world.sync({ operation: 'lists', lists });
	expect(run.error).toBe(sentence);
	expect(world.requests).toBe(0);
});

test('no media type, or years the wrong way round, are refused by name before anything is asked', async () => {
	expect((await world.sync({ mediaTypes: [] })).error).toBe('"Media Types" is empty | Choose at least one of Movies, Shows and Seasons.');
	expect((await world.sync({ options: { yearFrom: 2020, yearTo: 1990 } })).error).toBe(
		'"Year From" is 2020, which is after Year To (1990) | Swap the two years.',
	);
	expect(world.requests).toBe(0);
});

test.each([
	['192.168.1.10:3000', '"Base URL" does not start with http:// or https://'],
	['http://user:pass@host:3000', '"Base URL" contains a user name or password'],
	['http://', '"Base URL" is not a web address'],
	['http://host/?a=1', '"Base URL" contains "?" or "#"'],
])('the base URL %j is refused by name', async (baseUrl, sentence) => {
	watchlist(world, knight);
	const stored = world.engine.credentials.get('moviePilot')!;
	world.engine.credentials.write('moviePilot', { ...stored.data, baseUrl });
	const run = await world.sync();
	expect(run.error).toContain(sentence);
	expect(run.error).not.toContain('user:pass');
});

test('one title without a TMDB number never stops the others', async () => {
	watchlist(world, nameless, knight, heist);
	const run = await world.sync();
	expect(run.summary).toMatchObject({ added: 2, notFound: 1, titles: 3 });
	expect(run.of('Nobody Numbered Me')).toMatchObject({
		outcome: 'notFound',
		reason: 'It has no TMDB number, and MoviePilot knows titles by that alone',
	});
});

test('one title that MoviePilot refuses never stops the others, says why, and is tried again next time', async () => {
	watchlist(world, { ...knight, trakt: 999, tmdb: 999_999, title: 'Unknown to MoviePilot' }, heist);
	const run = await world.sync();
	expect(run.summary).toMatchObject({ added: 1, notFound: 1 });
	expect(run.of('Unknown to MoviePilot')?.reason).toMatch(/^MoviePilot does not recognise its TMDB number at the moment/);
	const again = await world.sync();
	expect(again.summary).toMatchObject({ unchanged: false, notFound: 1, alreadySubscribed: 1 });
});

test('filters leave titles out and say which one did', async () => {
	watchlist(world, knight, heist, { ...nameless, trakt: 500, title: 'Old One', year: 1950 });
	world.trakt.state.watchlist.addMovie({ title: 'A Horror', year: 2020, trakt: 501, tmdb: 501, genres: ['horror'], rating: 8 });
	const run = await world.sync({ dryRun: true, options: { yearFrom: 1960, excludeGenres: 'Horror', exclude: 'dream heist' } });
	expect(run.of('Old One')?.reason).toBe('It is from 1950, before 1960');
	expect(run.of('A Horror')?.reason).toBe('Its genre horror is excluded');
	expect(run.of('Dream Heist')?.reason).toBe('Exclude Titles names it');
	expect(run.of('The Grey Knight')?.outcome).toBe('planned');
	expect(world.trakt.api.requests[0]?.query.extended).toBe('full');
});

test('when the node continues on fail, the error is an item with its remedy, and other items go on', async () => {
	ownList(world, 'Night', knight);
	const { run } = await world.sync(
		{ operation: 'lists', lists: '={{ $json.lists }}' },
		{ items: [{ lists: 'nonsense' }, { lists: 'me/night' }, { lists: 'justin/none' }], onError: 'continueRegularOutput' },
	);
	const items = run.output('Media Sync', 0);
	expect(items[0]).toEqual({
		json: { error: '"Lists" has an entry that is not a Trakt list: nonsense', message: HELP },
		pairedItem: { item: 0 },
	});
	expect(items[1]).toMatchObject({ json: { outcome: 'added' }, pairedItem: { item: 1 } });
	expect(items[2]?.json).toMatchObject({ message: expect.stringContaining('(Trakt, HTTP 404') as unknown });
});

test('an error names the item that it is about', async () => {
	const { run } = await world.sync(
		{ operation: 'lists', lists: '={{ $json.lists }}' },
		{ items: [{ lists: 'me/watchlist' }, { lists: '?' }] },
	);
	expect(run.error).toMatchObject({ context: { itemIndex: 1 } });
});
