import type { Generation } from '../simulators/moviePilot';
import { INCEPTION, NodeWorld, OWNED_FILM, SHARED, THE_WIRE } from './nodeWorld';

let world: NodeWorld;

const FILM = '电影' as const;
const SHOW = '电视剧' as const;

async function start(generation: Generation, login = false): Promise<void> {
	world = await NodeWorld.start(generation, login);
	Object.assign(world.server.state.traktSync, {
		watchlist: [
			{ type: FILM, tmdbid: INCEPTION, title: '盗梦空间' },
			{ type: FILM, tmdbid: OWNED_FILM, title: '黑客帝国' },
		],
		customLists: [{ type: SHOW, tmdbid: THE_WIRE, title: '火线' }],
	});
}

afterEach(async () => await world.close());

describe.each<[Generation, boolean]>([
	['v2.5.6', true],
	['v2.5.6', false],
	['v2.12.0', false],
	['v3.0.0', false],
])('%s (login: %s): TraktSync', (generation, login) => {
	it('syncs the watchlist and says which subscriptions came of it', async () => {
		await start(generation, login);
		expect(await world.items('traktSync.sync')).toMatchObject([
			{ finished: true, added: 1, subscriptions: [{ tmdbId: INCEPTION }], message: '1 subscription was added.' },
		]);
	});

	it('says that nothing was added, and that the plugin’s "started" proves nothing', async () => {
		await start(generation, login);
		world.server.state.traktSync.watchlist = [];
		expect(await world.items('traktSync.sync')).toMatchObject([
			{ added: 0, message: expect.stringMatching(/^Nothing was added\. The plugin answers the same when/) },
		]);
	});

	it('syncs the custom lists, of a show the first season', async () => {
		await start(generation, login);
		expect(await world.items('traktSync.syncCustomLists')).toMatchObject([{ added: 1, subscriptions: [{ tmdbId: THE_WIRE, season: 1 }] }]);
	});

	it('whose answer is lost is not started twice, and what it did is reported', async () => {
		await start(generation, login);
		world.server.simulator.faults.add({ kind: 'resetAfter', match: 'TraktSync/sync' });
		expect(await world.items('traktSync.sync')).toMatchObject([
			{ finished: false, added: 1, message: expect.stringContaining('still at work, or its answer was lost') },
		]);
		expect(world.server.state.traktSync.runs).toBe(1);
	});

	it('deletes a history entry, and every subscription of its number only when that is allowed', async () => {
		await start(generation, login);
		await world.items('traktSync.sync');
		const tmdbId = String(INCEPTION);
		expect(await world.items('traktSync.deleteHistory', { tmdbId })).toMatchObject([
			{ dryRun: true, wouldDeleteSubscriptions: [{ tmdbId: INCEPTION }] },
		]);
		expect(await world.error('traktSync.deleteHistory', { tmdbId, dryRun: false })).toMatch(
			/^TraktSync would also delete the subscription with the TMDB number 27205: 盗梦空间 \| Nothing was deleted/,
		);
		expect(world.server.state.traktSync.history).toHaveLength(1);
		expect(await world.items('traktSync.deleteHistory', { tmdbId, dryRun: false, subscriptionsToo: true })).toMatchObject([
			{
				historyDeleted: true,
				subscriptionsDeleted: [{ tmdbId: INCEPTION }],
				message: 'The entry was deleted, and with it 1 subscription.',
			},
		]);
		expect(world.rows).toEqual([]);
		expect(await world.items('traktSync.deleteHistory', { tmdbId, dryRun: false })).toMatchObject([
			{ historyDeleted: false, message: expect.stringMatching(/^The history has no entry with this number/) },
		]);
	});

	it('that is missing, or that refuses the key, is an error without the key in it', async () => {
		await start(generation, login);
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'TraktSync',
			status: 404,
			body: '{"detail":"Not Found"}',
			headers: { 'content-type': 'application/json' },
		});
		expect(await world.error('traktSync.sync')).toMatch(/^MoviePilot has no TraktSync plugin that is switched on \|/);
		world.server.simulator.faults.add({ kind: 'html502', match: 'TraktSync', times: -1 });
		expect(await world.error('traktSync.sync')).toMatch(/^MoviePilot has a problem of its own \(HTTP 502\)/);
		world.server.simulator.faults.clear();
		world.server.simulator.faults.add({
			kind: 'status',
			match: 'TraktSync',
			status: 200,
			body: '{"success":false,"message":"API密钥错误"}',
			headers: { 'content-type': 'application/json' },
		});
		expect(await world.error('traktSync.sync')).toMatch(/^TraktSync refused: API密钥错误/);
	});
});

it('a film and a show of one number would both go, and the dry run names both', async () => {
	await start('v3.0.0');
	world.subscribe('movie', SHARED);
	world.subscribe('tv', SHARED, 1);
	const [plan] = await world.items('traktSync.deleteHistory', { tmdbId: String(SHARED) });
	expect(plan.wouldDeleteSubscriptions.map(({ title }: { title: string }) => title)).toEqual(['镜子', '绝命毒师']);
});
