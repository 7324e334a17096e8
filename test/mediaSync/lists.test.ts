import { extrasOf } from '../simulators/trakt/extras';
import { World } from '../world';
import { chemist, heist, introduce, knight, mirror, ownList, subscriptions, wire } from './titles';

let world: World;

beforeEach(async () => {
	world = await World.start();
	introduce(world);
});

afterEach(async () => await world.close());

const lists = (text: string, more: object = {}) => ({ operation: 'lists', lists: text, ...more });

function othersList(privacy: 'public' | 'private' = 'public') {
	const list = world.trakt.state.addAccount('justin').addList({ name: 'Star Wars', privacy });
	list.items.addMovie(mirror);
	return list;
}

test("own and others' lists are synced together, named by user/list, address or number", async () => {
	ownList(world, 'Night', knight);
	const other = othersList();
	const run = await world.sync(
		lists(`me/night,\nhttps://app.trakt.tv/users/justin/lists/star-wars?mode=movie\nhttps://trakt.tv/lists/${other.ids.trakt}`),
	);
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 2, titles: 2 });
	expect(run.of('Mirror')?.source).toBe('justin/star-wars');
	expect(subscriptions(world)).toEqual(['film 1396', 'film 155']);
});

test('lists are picked, named by their address or as user/list, as many as one likes, and each is read once', async () => {
	ownList(world, 'Night', knight);
	othersList();
	const pick = (mode: string, value: string) => ({ list: { __rl: true, mode, value } });
	const chosen = [pick('list', 'me/night'), pick('url', 'https://app.trakt.tv/users/justin/lists/star-wars'), pick('list', '')];
	const run = await world.sync({ operation: 'lists', chosenLists: { list: [...chosen, pick('id', 'night')] }, lists: 'justin/star-wars' });
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 2, titles: 2 });
	expect([run.of(knight.title)?.source, run.of(mirror.title)?.source]).toEqual(['me/night', 'justin/star-wars']);
	expect((await world.sync({ operation: 'lists' })).error).toMatch(/^"Lists" is empty \|/);
});

test('an official list, a smart list, and the favorites and collection of a user are sources by their addresses', async () => {
	const { state } = world.trakt;
	const official = state.addAccount('official').addList({ name: 'Best of all', slug: 'best-of-all' });
	const extras = extrasOf(state, state.addAccount('justin'));
	official.items.addMovie(mirror);
	extras.smartList('Weekend', 12).items.addMovie(heist);
	extras.favorites.addMovie(knight);
	extras.collection.addShow(wire);
	const run = await world.sync(
		lists(
			'app.trakt.tv/lists/official/best-of-all, https://app.trakt.tv/lists/smart/view/12\nhttps://app.trakt.tv/users/justin/favorites, https://trakt.tv/users/justin/collection',
		),
	);
	expect(run.error).toBe('');
	expect(run.summary.problems ?? []).toEqual([]);
	expect(run.summary).toMatchObject({ titles: 4, added: 4 });
});

test("a list's name in place of its slug is found; one that is not there is refused with the near names", async () => {
	ownList(world, 'Rainy Night', knight);
	expect((await world.sync(lists('me/Rainy night'))).summary).toMatchObject({ titles: 1 });
	expect((await world.sync(lists('me/rainy nigth'))).error).toMatch(
		/Trakt does not know this list of the user \| .*Lists of similar names: "Rainy Night"/,
	);
});

test('a list named twice is read once, and a title on two lists is added once', async () => {
	ownList(world, 'Night', knight, heist);
	ownList(world, 'Day', heist);
	const run = await world.sync(lists('me/night, me/night, me/day, ME/Night'));
	expect(world.trakt.api.seen(/\/items\//)).toHaveLength(2);
	expect(run.summary).toMatchObject({ added: 2, titles: 2 });
});

test('seasons on a list are added; an episode and a person say why they cannot be', async () => {
	const list = ownList(world, 'Mixed', wire);
	list.items.addSeason(chemist, 2);
	list.items.addEpisode(chemist, 3, 4);
	list.items.addPerson({ name: 'Ada Example' });
	const run = await world.sync(lists('me/mixed'));
	expect(subscriptions(world)).toEqual(['show 1396 season 2', 'show 1438 season 1', 'show 1438 season 2']);
	expect(run.summary).toMatchObject({ titles: 4, added: 2, skipped: 2 });
	expect(run.results.map((result) => result.reason).filter(Boolean)).toEqual([
		'Single episodes cannot be fetched; put the season or the show on the list',
		'A person cannot be fetched, only films and shows',
	]);
});

test('a private list fails alone: the others are synced, and the summary names it', async () => {
	ownList(world, 'Night', knight);
	othersList('private');
	const run = await world.sync(lists('justin/star-wars, me/night'));
	expect(run.error).toBe('');
	expect(run.summary).toMatchObject({ added: 1 });
	expect(run.summary.problems).toEqual([
		'"Lists", entry justin/star-wars: This user or list is private at Trakt. Only its owner can read it, and friends if it is shared with them. Connecting the credential again does not help: ask the owner to make it public.',
	]);
	expect(run.summary.message).toContain('"Lists", entry justin/star-wars');
});

test('a private list by itself is an error that names the field and the entry', async () => {
	othersList('private');
	const run = await world.sync(lists('justin/star-wars'));
	expect(run.error).toMatch(/^"Lists", entry justin\/star-wars: This user or list is private at Trakt \| Only its owner/);
});

test('a run without changes asks each list once whether it has changed', async () => {
	ownList(world, 'Night', knight);
	othersList();
	await world.sync(lists('me/night, justin/star-wars'));
	world.startCounting();
	const run = await world.sync(lists('me/night, justin/star-wars'));
	expect(run.summary).toMatchObject({ unchanged: true, requests: 2 });
	expect(world.requests).toBe(2);
});

test("a title added to somebody else's list is found by the next run", async () => {
	const other = othersList();
	await world.sync(lists('justin/star-wars'));
	other.items.add(world.trakt.state.library.movie(knight));
	expect((await world.sync(lists('justin/star-wars'))).of('The Grey Knight')?.outcome).toBe('added');
});

test("another user's watchlist can be synced like a list", async () => {
	world.trakt.state.addAccount('justin').watchlist.addMovie(knight);
	const run = await world.sync(lists('https://trakt.tv/users/justin/watchlist'));
	expect(run.error).toBe('');
	expect(run.of('The Grey Knight')).toMatchObject({ outcome: 'added', source: 'justin/watchlist' });
});
