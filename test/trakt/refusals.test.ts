import { runTimeFaster } from '../fastTime';
import { extrasOf } from '../simulators/trakt/extras';
import { SAMPLE } from '../simulators/trakt/sample';
import { TraktWorld } from './harness';

describe('What Trakt refuses', () => {
	let world: TraktWorld;
	let normalTime: () => void;

	beforeAll(() => {
		normalTime = runTimeFaster(50);
	});

	afterAll(() => normalTime());

	beforeEach(async () => {
		world = await TraktWorld.start();
	});

	afterEach(async () => await world.close());

	const secret = {
		resource: 'listItem',
		operation: 'getMany',
		list: { __rl: true, mode: 'id', value: `${SAMPLE.secret.user}/${SAMPLE.secret.list}` },
	};

	it('somebody else’s private list is said to be private, with one request and without renewing the sign-in', async () => {
		const run = await world.run(secret);
		expect(run.error).toMatch(
			/^This user or list is private at Trakt \| Only its owner can read it.* Connecting the credential again does not help/,
		);
		expect(run.requests).toHaveLength(1);
		expect(world.trakt.state.tokens.refreshes).toBe(0);
	});

	it('a list of others is read after its 401 when the token was at its end', async () => {
		world.trakt.expireTokens();
		const other = { ...secret, list: { __rl: true, mode: 'id', value: `${SAMPLE.other.user}/${SAMPLE.other.list}` } };
		expect((await world.run(other)).items).toHaveLength(11);
		expect(world.trakt.state.tokens.refreshes).toBe(1);
	});

	it('a user name with a dot is asked for by its slug', async () => {
		const wars = world.trakt.state.addAccount('jar-jar', 'Jar Jar').addList({ name: 'Gungans', slug: 'gungans' });
		wars.items.addMovie({ title: 'One' });
		const byName = { resource: 'listItem', operation: 'getMany', list: { __rl: true, mode: 'id', value: 'jar.jar/gungans' } };
		expect((await world.run(byName)).items).toMatchObject([{ title: 'One' }]);
		const byAddress = { ...byName, list: { __rl: true, mode: 'url', value: 'https://trakt.tv/users/jar.jar/lists/gungans' } };
		expect((await world.run(byAddress)).items).toHaveLength(1);
		expect((await world.run({ resource: 'user', operation: 'getProfile', user: 'jar.jar' })).items).toMatchObject([
			{ username: 'jar-jar' },
		]);
	});

	describe('A list', () => {
		const items = (value: string, more: object = {}) => ({
			resource: 'listItem',
			operation: 'getMany',
			returnAll: true,
			list: { __rl: true, mode: 'url', value },
			...more,
		});

		it.each(['me/Sci-Fi Night 🚀', 'me/sci-fi night', 'Sci-Fi Night 🚀'])('is found by its name: %s', async (value) => {
			expect((await world.run(items(value))).items).toHaveLength(25);
		});

		it('that is not there is refused with the names that are near', async () => {
			expect((await world.run(items('me/sci-fi nigth'))).error).toMatch(
				/^Trakt does not know this list of the user \| Check its name, or pick it from the list\. Lists of similar names: "Sci-Fi Night 🚀", "Favourites 2026"\./,
			);
		});

		it('that is official, smart, or somebody’s favorites, collection or watchlist is read by its address', async () => {
			const { state } = world.trakt;
			const official = state.addAccount('official').addList({ name: 'James Bond', slug: 'james-bond' });
			const justin = state.account('justin')!;
			const extras = extrasOf(state, justin);
			const one = state.library.movie({ title: 'One', slug: 'one' });
			const smart = extras.smartList('Weekend', 12);
			for (const list of [official.items, justin.watchlist, extras.favorites, extras.collection, smart.items]) list.add(one);
			for (const address of [
				'https://app.trakt.tv/lists/official/james-bond',
				'https://app.trakt.tv/lists/smart/view/12',
				'https://app.trakt.tv/users/justin/watchlist',
				'app.trakt.tv/users/justin/favorites',
				'https://trakt.tv/users/justin/collection/movies/added',
			]) {
				for (const options of [{}, { options: { sortBy: 'added', sortHow: 'desc' } }, { type: 'movie' }]) {
					const run = await world.run(items(address, options));
					expect({ address, error: run.error, titles: run.items.map(({ title }) => title) }).toEqual({
						address,
						error: '',
						titles: ['One'],
					});
				}
			}
			const add = { ...items('https://app.trakt.tv/lists/official/james-bond'), operation: 'add', title: 'one', mediaType: 'movie' };
			expect((await world.run(add)).error).toMatch(/^"List" is an official list of Trakt/);
		});
	});

	it('a deactivated account is named', async () => {
		world.trakt.state.addAccount('gone').deactivated = true;
		expect((await world.run({ resource: 'user', operation: 'getProfile', user: 'gone' })).error).toMatch(
			/^This Trakt account was deactivated \| Its data cannot be read any more/,
		);
	});

	it.each([
		[
			405,
			'/users/me/lists',
			{ resource: 'list', operation: 'getMany' },
			/^Trakt does not offer this for this list or title \| Official lists/,
		],
		[
			422,
			'/comments',
			{ resource: 'comment', operation: 'create', mediaType: 'movie', title: 'tt0372784', comment: 'Five words are needed here' },
			/^Trakt does not (know|take)/,
		],
	])('%i on %s says what happened and what to do', async (status, path, parameters, words) => {
		world.trakt.api.faults.add({ kind: 'status', status, match: path, times: -1 });
		expect((await world.run(parameters)).error).toMatch(words);
	});

	describe('An evening with a player', () => {
		const play = (operation: string, progress: number) => ({
			resource: 'scrobble',
			operation,
			mediaType: 'movie',
			title: 'evening-film',
			progress,
		});

		it('start, pause in the credits and stop end without an error, and with one play', async () => {
			world.trakt.state.library.movie({ title: 'Evening', slug: 'evening-film' });
			const steps = [play('start', 0), play('pause', 40), play('start', 40), play('pause', 93.4), play('start', 93.4), play('stop', 98)];
			const said: unknown[] = [];
			for (const step of steps) {
				const run = await world.run(step);
				expect(run.error).toBe('');
				said.push(run.items[0]?.action);
			}
			expect(said).toEqual(['start', 'pause', 'start', 'scrobble', 'start', 'scrobble']);
			expect(world.trakt.state.me.history).toHaveLength(1);
		});

		it('says of a stop that Trakt has noted before that it was', async () => {
			world.trakt.state.library.movie({ title: 'Evening', slug: 'evening-film' });
			await world.run(play('stop', 95));
			expect((await world.run(play('stop', 99))).items[0]).toMatchObject({ action: 'scrobble', alreadyScrobbled: true, type: 'movie' });
		});

		it('a pause below the first percent is named', async () => {
			world.trakt.state.library.movie({ title: 'Evening', slug: 'evening-film' });
			expect((await world.run(play('pause', 0.4))).error).toMatch(/^Trakt does not note a scrobble below 1 percent/);
			expect(extrasOf(world.trakt.state, world.trakt.state.me).playback).toEqual([]);
		});
	});

	it('asks up next for no page that it knows to be empty', async () => {
		const [show] = world.trakt.state.library.shows;
		world.trakt.state.me.watch(show!.seasons[0]!.episodes[0]!);
		const run = await world.run({ resource: 'progress', operation: 'getUpNext', returnAll: true });
		expect(run.items).toHaveLength(1);
		expect(run.requests).toHaveLength(1);
	});
});
