import { RealDebridWorld } from './harness';

/** Ten of them go between two pages of 5,000; 12,000 with `npm run test:odd`. */
const MANY = Number(process.env.LIST_ROWS ?? 5_100);

describe(`A list of ${MANY} torrents that changes while it is read`, () => {
	let world: RealDebridWorld;

	beforeEach(async () => {
		world = await RealDebridWorld.start();
		for (let count = 0; count < MANY; count++) world.rd.state.seed({ filename: `torrent ${count}` });
	});
	afterEach(async () => await world.close());

	/** Deletes ten of the newest before each second page of as many reads as given. */
	function deleteBetweenPages(reads: number): void {
		let left = reads;
		world.rd.api.onRequest = ({ url }) => {
			if (/[?&]page=2\b/.test(url) && left-- > 0) world.rd.state.torrents.splice(100, 10);
		};
	}

	const ids = () => world.rd.state.torrents.map(({ id }) => id).sort();

	it('is read again, and then holds every torrent once and none that is gone', async () => {
		deleteBetweenPages(1);
		const run = await world.run('torrent.getMany', { returnAll: true });
		expect(run.error).toBe('');
		expect(run.items.map(({ id }) => id).sort()).toEqual(ids());
		expect(run.items).toHaveLength(MANY - 10);
	}, 60_000);

	it('is said to be incomplete when it never stands still', async () => {
		deleteBetweenPages(Infinity);
		const run = await world.run('torrent.getMany', { returnAll: true });
		expect(run.items).toEqual([]);
		expect(run.error).toMatch(/^Real-Debrid .*(incomplete|of \d+|changed)/i);
		expect(run.count('GET /torrents')).toBeLessThanOrEqual(9);
	}, 60_000);
});

describe('A list that is read again', () => {
	let world: RealDebridWorld;

	beforeEach(async () => {
		world = await RealDebridWorld.start();
		for (let count = 0; count < 30; count++) world.rd.state.seed({ filename: `torrent ${count}` });
	});
	afterEach(async () => await world.close());

	it.each(['torrent', 'download'])('of the resource %s is asked for by its ETag, and a 304 gives the same rows', async (resource) => {
		await world.run('link.unrestrict', { link: 'https://1fichier.com/?abcdefghij', options: {} });
		const first = await world.run(`${resource}.getMany`, { returnAll: true });
		expect(first.items.length).toBeGreaterThan(0);
		world.rd.api.requests = [];
		const again = await world.run(`${resource}.getMany`, { returnAll: true });
		expect(again.error).toBe('');
		expect(again.items).toEqual(first.items);
		expect(world.rd.api.requests.map(({ status, headers }) => [status, headers['if-none-match']])).toEqual([[304, expect.any(String)]]);
	});

	it('is given anew when something was added', async () => {
		await world.run('torrent.getMany', { returnAll: true });
		world.rd.state.seed({ filename: 'one more' });
		const again = await world.run('torrent.getMany', { returnAll: true });
		expect(again.items).toHaveLength(31);
		expect(again.items.map(({ filename }) => filename)).toContain('one more');
	});
});
