import type { Generation } from '../simulators/moviePilot';
import { INCEPTION, NodeWorld, OPEN, OWNED_FILM, SHARED, THE_WIRE } from './nodeWorld';

let world: NodeWorld;

const start = async (generation: Generation, login = false, options = {}) => (world = await NodeWorld.start(generation, login, options));
afterEach(async () => await world.close());

const film = (tmdbId: number, more = {}) => ({ mediaType: 'movie', tmdbId: String(tmdbId), ...more });
const show = (tmdbId: number, more = {}) => ({ mediaType: 'tv', tmdbId: String(tmdbId), ...more });

describe.each<[Generation, boolean]>([...OPEN, ['v2.5.6', false]])('%s (login: %s)', (generation, login) => {
	const reduced = generation === 'v2.5.6' && !login;

	it('adds a film once, however often it is asked, under the title that the server knows', async () => {
		await start(generation, login);
		const [added] = await world.items('subscription.add', film(INCEPTION));
		expect(added).toMatchObject({ outcome: 'added', mediaType: 'movie', tmdbId: INCEPTION, title: '盗梦空间' });
		expect(world.rows).toMatchObject([{ id: added.id, name: '盗梦空间', type: '电影' }]);
		world.asked();
		expect(await world.items('subscription.add', film(INCEPTION))).toMatchObject([{ outcome: 'alreadySubscribed', id: added.id }]);
		// A second POST would be answered like the first one, and announced again.
		expect(world.asked().filter((line) => line.startsWith('POST'))).toEqual([]);
		expect(world.server.state.notifications).toHaveLength(1);
	});

	it('adds every season of a show, or those that are named, where the server alone would take the first', async () => {
		await start(generation, login);
		const title = reduced ? { options: { title: '火线' } } : {};
		expect(await world.items('subscription.add', show(THE_WIRE, { seasons: '2', ...title }))).toMatchObject([
			{ outcome: 'added', season: 2 },
		]);
		const all = await world.items('subscription.add', show(THE_WIRE, title));
		expect(all.map(({ season, outcome }) => [season, outcome])).toEqual([
			[1, 'added'],
			[2, 'alreadySubscribed'],
			[3, 'added'],
		]);
		expect(world.rows.map(({ season }) => season)).toEqual([2, 1, 3]);
	});

	it('lists, finds and reads what is subscribed', async () => {
		await start(generation, login);
		const id = world.subscribe('movie', INCEPTION);
		world.subscribe('tv', THE_WIRE, 2);
		expect(await world.items('subscription.getMany', { returnAll: true })).toMatchObject([
			{ id, mediaType: 'movie', tmdbId: INCEPTION },
			{ mediaType: 'tv', season: 2 },
		]);
		expect(await world.items('subscription.getMany', { limit: 1 })).toHaveLength(1);
		expect(await world.items('subscription.getMany', { filters: { mediaType: 'tv' } })).toMatchObject([{ tmdbId: THE_WIRE }]);
		expect(await world.items('subscription.get', { subscriptionId: String(id) })).toMatchObject([{ id, title: '盗梦空间' }]);
		expect(await world.items('subscription.findByMedia', show(THE_WIRE))).toMatchObject([{ subscribed: true, season: 2 }]);
		expect(await world.items('subscription.findByMedia', show(THE_WIRE, { season: '3' }))).toEqual([
			{ type: 'season', ids: { tmdb: THE_WIRE }, season: 3, subscribed: false, mediaType: 'tv', tmdbId: THE_WIRE },
		]);
	});

	it('says that an unknown ID is unknown, whatever the server answers to it', async () => {
		await start(generation, login);
		for (const operation of ['get', ...(reduced ? [] : ['search', 'update'])]) {
			const parameters = { subscriptionId: '77', confirm: true, fields: { quality: '4K' } };
			expect(await world.error(`subscription.${operation}`, parameters)).toMatch(/^MoviePilot has no subscription with the ID 77 \|/);
		}
		const gone = await world.items('subscription.delete', { subscriptionId: '77', confirm: true });
		expect(gone).toMatchObject([{ id: 77, deleted: false, outcome: 'notFound' }]);
	});

	it('deletes one only when that is confirmed', async () => {
		await start(generation, login);
		const id = String(world.subscribe('tv', THE_WIRE, 2));
		expect(await world.error('subscription.delete', { subscriptionId: id })).toMatch(/^"Delete It" is off \|/);
		expect(world.rows).toHaveLength(1);
		expect(await world.items('subscription.delete', { subscriptionId: id, confirm: true })).toMatchObject([
			{ deleted: true, id: Number(id), season: 2 },
		]);
		expect(world.rows).toEqual([]);
	});
});

describe.each(OPEN)('%s (login: %s), all of it open', (generation, login) => {
	it('updates one field and leaves the others as they are', async () => {
		await start(generation, login);
		const id = world.subscribe('tv', SHARED, 2);
		world.server.state.subscriptions.update(id, {
			sites: [2],
			filter_groups: ['mine'],
			start_episode: 4,
			total_episode: 13,
			resolution: '1080p',
		});
		const [item] = await world.items('subscription.update', {
			subscriptionId: String(id),
			fields: { quality: 'WEB-?DL', bestVersion: true },
		});
		expect(item).toMatchObject({ id, quality: 'WEB-?DL', totalEpisodes: 13, changed: ['quality', 'best_version'] });
		expect(world.rows[0]).toMatchObject({
			quality: 'WEB-?DL',
			best_version: 1,
			sites: [2],
			filter_groups: ['mine'],
			start_episode: 4,
			total_episode: 13,
			resolution: '1080p',
		});
	});

	it('sets a state, and gives a new subscription the state that was asked for', async () => {
		await start(generation, login);
		const [added] = await world.items('subscription.add', film(INCEPTION, { options: { state: 'S' } }));
		expect(added.state).toBe('paused');
		expect(world.rows[0]?.state).toBe('S');
		expect(await world.items('subscription.setState', { subscriptionId: String(added.id), state: 'R' })).toMatchObject([
			{ state: 'running' },
		]);
		expect(await world.error('subscription.setState', { subscriptionId: String(added.id), state: 'asleep' })).toMatch(
			/^"State" is "asleep", which is none of its values \|/,
		);
		expect(await world.error('subscription.setState', { subscriptionId: '77', state: 'R' })).toMatch(/there is no such subscription/);
	});

	it('adds with rules, in the server’s own words', async () => {
		await start(generation, login);
		await world.items(
			'subscription.add',
			film(INCEPTION, { rules: { resolution: '2160p', sites: ['1', '2'], filterGroups: 'a, b', bestVersion: true, savePath: '/films' } }),
		);
		expect(world.rows[0]).toMatchObject({
			resolution: '2160p',
			sites: [1, 2],
			filter_groups: ['a', 'b'],
			best_version: 1,
			save_path: '/films',
		});
	});

	it('leaves out what the library has, where that is asked for', async () => {
		await start(generation, login);
		const options = { skipInLibrary: true };
		expect(await world.items('subscription.add', film(OWNED_FILM, { options }))).toMatchObject([
			{ outcome: 'inLibrary', title: '黑客帝国' },
		]);
		const seasons = await world.items('subscription.add', show(THE_WIRE, { options }));
		expect(seasons.map(({ season, outcome }) => [season, outcome])).toEqual([
			[1, 'inLibrary'],
			[2, 'added'],
			[3, 'added'],
		]);
		// A season that does not exist is not in the library either.
		const [first, ninth] = await world.items('subscription.add', show(THE_WIRE, { seasons: '1, 9', options }));
		expect([first.outcome, ninth.outcome]).toEqual(['inLibrary', 'failed']);
	});

	it('starts searches, refreshes and checks with the verb of its generation, and resets when that is confirmed', async () => {
		await start(generation, login);
		const id = String(world.subscribe('tv', THE_WIRE, 2));
		await world.items('subscription.search', { scope: 'one', subscriptionId: id });
		await world.items('subscription.search', { scope: 'all' });
		await world.items('subscription.refresh');
		await world.items('subscription.check');
		expect(world.server.state.jobs).toEqual([`subscribe_search ${id}`, 'subscribe_search', 'subscribe_refresh', 'subscribe_tmdb']);
		expect(await world.error('subscription.reset', { subscriptionId: id })).toMatch(/^"Reset It" is off \|/);
		expect(await world.items('subscription.reset', { subscriptionId: id, confirm: true })).toMatchObject([
			{ reset: true, state: 'running' },
		]);
		expect(world.server.simulator.requests.filter(({ status }) => status >= 400 && status !== 307)).toEqual([]);
	});

	it('reads the history through all of its pages, and deletes an entry', async () => {
		await start(generation, login);
		for (let number = 1; number <= 205; number++) {
			const row = world.server.state.subscriptions.insert({ name: `Film ${number}`, type: '电影', tmdbid: number });
			world.server.state.finish(row.id);
		}
		expect(await world.items('subscription.getHistory', { mediaType: 'movie', returnAll: true })).toHaveLength(205);
		expect(await world.items('subscription.getHistory', { mediaType: 'movie', limit: 120 })).toHaveLength(120);
		expect(await world.items('subscription.getHistory', { mediaType: 'tv' })).toEqual([]);
		await world.items('subscription.deleteHistory', { historyId: '7', confirm: true });
		expect(world.server.state.history).toHaveLength(204);
	});
});

describe('a film and a show with one TMDB number', () => {
	it.each<[Generation, boolean]>([
		['v2.5.6', true],
		['v2.12.0', false],
	])('%s adds nothing and answers with the show: the answer is not believed', async (generation, login) => {
		await start(generation, login);
		world.subscribe('tv', SHARED, 1);
		expect(await world.error('subscription.add', film(SHARED))).toMatch(
			/^MoviePilot took "镜子" for a show with the same TMDB number \(1396\) and added nothing \|/,
		);
		expect(world.rows).toHaveLength(1);
	});

	it('are two things in version 3', async () => {
		await start('v3.0.0');
		world.subscribe('tv', SHARED, 1);
		expect(await world.items('subscription.add', film(SHARED))).toMatchObject([{ outcome: 'added', mediaType: 'movie' }]);
	});

	it.each(OPEN)('%s (login: %s): the film is not taken for subscribed because of the show', async (generation, login) => {
		await start(generation, login);
		world.subscribe('tv', SHARED, 1);
		expect(await world.items('subscription.findByMedia', film(SHARED))).toMatchObject([{ subscribed: false }]);
		expect(await world.items('subscription.findByMedia', show(SHARED))).toMatchObject([{ subscribed: true }]);
	});
});

describe('an old server with an API token alone', () => {
	it('answers the constant 1 for what it did not add: the list is looked at in its place', async () => {
		await start('v2.5.6');
		world.subscribe('movie', INCEPTION);
		const [added] = await world.items('subscription.add', show(THE_WIRE, { seasons: '2', options: { title: '火线' } }));
		expect(added).toMatchObject({ outcome: 'added', id: 2, season: 2 });
		// A film that is subscribed under the show's number: nothing is left to add, and the answer is {"id":1}.
		world.subscribe('movie', SHARED);
		world.server.state.subscriptions.update(3, { season: 1 });
		expect(await world.error('subscription.add', show(SHARED, { seasons: '1', options: { title: '绝命毒师' } }))).toMatch(
			/^MoviePilot answered that it added "绝命毒师" season 1, but it did not \|/,
		);
	});

	it('says what it needs for everything else', async () => {
		await start('v2.5.6');
		expect(await world.error('workflow.getMany')).toMatch(
			/^MoviePilot does not accept the sign-in of this credential \| .*Servers before 2\.9 also want User Name and Password/,
		);
		expect(await world.error('subscription.add', film(INCEPTION, { rules: { quality: '4K' } }))).toMatch(
			/^"Options or Rules" holds what this server does not offer \|/,
		);
		expect(await world.error('subscription.add', film(INCEPTION, { options: { state: 'S' } }))).toMatch(/^"Options or Rules" holds what/);
		expect(world.rows).toEqual([]);
		expect(await world.error('subscription.add', show(THE_WIRE, { seasons: '2' }))).toMatch(/^"Title" is empty \|/);
	});
});

describe('version 3', () => {
	it('answers 422 to the GET that starts a refresh in version 2', async () => {
		await start('v3.0.0');
		const response = await fetch(`${world.server.url}/api/v1/subscribe/refresh`, { headers: { 'x-api-key': world.server.apiToken } });
		expect(response.status).toBe(422);
	});

	it('in its first builds wanted GET: a 405 is taken as that', async () => {
		await start('v3.0.0', false, { traits: { triggerMethod: 'GET' } });
		await world.items('subscription.refresh');
		expect(world.server.state.jobs).toEqual(['subscribe_refresh']);
		expect(world.asked().slice(-2)).toEqual(['POST /api/v1/subscribe/refresh', 'GET /api/v1/subscribe/refresh']);
	});
});

describe('what is lost, refused or mistyped', () => {
	it.each(OPEN)('%s (login: %s): an answer that was lost on the way is looked up, not sent again', async (generation, login) => {
		await start(generation, login);
		world.server.simulator.faults.add({ kind: 'lostAfter', match: 'POST /api/v1/subscribe/' });
		expect(await world.items('subscription.add', film(INCEPTION))).toMatchObject([{ outcome: 'added' }]);
		expect(world.asked().filter((line) => line === 'POST /api/v1/subscribe/')).toHaveLength(1);
		expect(world.rows).toHaveLength(1);
	});

	it.each(OPEN)('%s (login: %s): success false under status 200 is an error, in English', async (generation, login) => {
		await start(generation, login);
		expect(await world.error('subscription.add', show(THE_WIRE, { seasons: '9' }))).toMatch(
			/^MoviePilot refused: season 9 has no episodes yet \(未获取到第 9 季的总集数\)/,
		);
	});

	it.each(OPEN)('%s (login: %s): a season that cannot be had does not stop the others', async (generation, login) => {
		await start(generation, login);
		const seasons = await world.items('subscription.add', show(THE_WIRE, { seasons: '1, 8-9, 3' }));
		expect(seasons.map(({ season, outcome }) => [season, outcome])).toEqual([
			[1, 'added'],
			[3, 'added'],
			[8, 'failed'],
			[9, 'failed'],
		]);
		expect(seasons[2].reason).toMatch(/^MoviePilot refused: season 8 has no episodes yet/);
	});

	it.each([
		[film(0), /^"TMDB ID" is "0", not a whole number above 0 \|/],
		[film(1, { tmdbId: 'tt1375666' }), /^"TMDB ID" is "tt1375666"/],
		[film(1, { tmdbId: '={{ $json.nothing }}' }), /^"TMDB ID" is empty \|/],
		[{ mediaType: 'anime', tmdbId: '1' }, /^"Media Type" is "anime", which is none of its values \|/],
		[show(1438, { seasons: 'two' }), /^"Seasons" has "two"/],
		[show(1438, { seasons: '3-1' }), /^"Seasons" has "3-1"/],
		[film(27205, { rules: { totalEpisodes: -1 } }), /^"Total Episodes" is "-1", not a whole number/],
		[film(27205, { rules: { sites: ['Alpha'] } }), /^"Site Names or IDs" is "Alpha"/],
		[film(999_999), /^MoviePilot does not know a film with the TMDB number 999999 \|/],
	])('%j is refused before anything is added', async (parameters, words) => {
		await start('v3.0.0');
		expect(await world.error('subscription.add', parameters)).toMatch(words);
		expect(world.asked().filter((line) => line.startsWith('POST'))).toEqual([]);
	});

	it('one bad item stops no other, and the list is read once for all of them', async () => {
		await start('v3.0.0');
		const ids = [INCEPTION, 999_999, OWNED_FILM];
		const run = await world.run('subscription.add', film(0, { tmdbId: '={{ $json.id }}' }), {
			items: ids.map((id) => ({ id })),
			onError: 'continueRegularOutput',
		});
		expect(run.items.map((item) => item.outcome ?? item.error)).toEqual(['added', 'notFound', 'added']);
		expect(run.items[1].message).toMatch(/^MoviePilot does not know a film with the TMDB number 999999\. /);
		expect(world.asked().filter((line) => line === 'GET /api/v1/subscribe/')).toHaveLength(1);
	});
});
