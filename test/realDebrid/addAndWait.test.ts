import { runTimeFaster } from '../fastTime';
import { HASH, MAGNET, RealDebridWorld, torrentFile, type WorldOptions } from './harness';

let world: RealDebridWorld;
let atNormalSpeed: () => void;

async function start(options: WorldOptions = {}): Promise<RealDebridWorld> {
	world = await RealDebridWorld.start(options);
	return world;
}

beforeEach(() => {
	atNormalSpeed = runTimeFaster(40);
});
afterEach(async () => {
	atNormalSpeed();
	await world.close();
});

const EPISODES = {
	name: 'Show.S01',
	files: [
		['/Show.S01/Sample/sample.mkv', 20_000_000],
		['/Show.S01/Show.S01E01.mkv', 900_000_000],
		['/Show.S01/Show.S01E02.mkv', 950_000_000],
		['/Show.S01/Show.S01E02.srt', 50_000],
		['/Show.S01/readme.nfo', 1_000],
	] as Array<[string, number]>,
};

const ADD = { source: 'magnet', magnet: MAGNET, selection: 'video', timeout: 30 };
type Rest = Parameters<RealDebridWorld['run']> extends [unknown, unknown?, ...infer R] ? R : never;
const go = async (parameters: object = {}, ...rest: Rest) => await world.run('torrent.addAndWait', { ...ADD, ...parameters }, ...rest);

describe('Add and Wait', () => {
	it('gives a direct link per video of a cached torrent, each beside its file', async () => {
		await start();
		world.rd.state.releases.set(HASH, EPISODES);
		const run = await go();
		expect(run.error).toBe('');
		expect(run.items.map(({ ready, filename, file }) => [ready, filename, (file as { id: number }).id])).toEqual([
			[true, 'Show.S01E01.mkv', 2],
			[true, 'Show.S01E02.mkv', 3],
		]);
		expect(run.items[0]).toMatchObject({ hash: HASH, isArchive: false, existed: false, status: 'downloaded' });
	});

	it.each([
		['all files', { selection: 'all', options: { dropSamples: false } }, [1, 2, 3, 4, 5]],
		['all but the sample', { selection: 'all' }, [2, 3, 4, 5]],
		['the largest', { selection: 'largest' }, [3]],
		['a pattern', { options: { include: 'e01' } }, [2]],
		['all but a pattern', { options: { exclude: 'E02' } }, [2]],
		['a smallest size', { selection: 'all', options: { minSize: 10 } }, [2, 3]],
		['a largest size', { selection: 'all', options: { maxSize: 1 } }, [4, 5]],
		['videos with subtitles', { options: { keepSubtitles: true, minSize: 100 } }, [2, 3, 4]],
	])('selects %s', async (_, parameters, ids) => {
		await start();
		world.rd.state.releases.set(HASH, EPISODES);
		await go(parameters);
		const selected = world.rd.state.torrents[0]?.files.filter((file) => file.selected === 1);
		expect(selected?.map(({ id }) => id)).toEqual(ids);
	});

	it('says so when no file fits, and removes the torrent that it added for nothing', async () => {
		await start();
		world.rd.state.releases.set(HASH, { name: 'Music', files: [['/a.flac', 1_000]] });
		expect((await go()).error).toContain('No file of "Music" fits the selection');
		expect(world.rd.state.torrents).toEqual([]);
	});

	it('takes a torrent file', async () => {
		await start();
		const binary = { data: { data: torrentFile('F.mkv').toString('base64'), mimeType: 'application/x-bittorrent' } };
		const run = await go({ source: 'file', binaryField: 'data' }, [{ json: {}, binary }]);
		expect(run.items).toHaveLength(1);
	});

	it('uses the torrent of the same hash that is there already', async () => {
		await start();
		const there = world.rd.state.seed({ hash: HASH });
		const run = await go();
		expect(run.item).toMatchObject({ torrentId: there.id, existed: true });
		expect(run.count('POST /torrents/addMagnet')).toBe(0);
	});

	it('replaces one of the same hash that had failed', async () => {
		await start();
		world.rd.state.seed({ hash: HASH, status: 'error', links: [] });
		const run = await go();
		expect(run.item).toMatchObject({ ready: true, existed: false });
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it('waits through conversion, a list that is behind, and a download with fractional progress', async () => {
		await start({ cached: false, conversionReads: 3, infoMissing: 2, downloadReads: 4, linksLate: 2 });
		const run = await go();
		expect(run.error).toBe('');
		expect(run.items).toHaveLength(1);
		const hints = run.run.hints.map(({ message }) => message);
		expect(hints.some((hint) => / downloading \d+ %$/.test(hint))).toBe(true);
	});

	it('selects again when Real-Debrid was not ready for it yet', async () => {
		await start();
		world.rd.api.faults.add({ kind: 'status', match: 'selectFiles', status: 400, body: '{"error":"parameter_missing","error_code":1}' });
		const run = await go();
		expect(run.items).toHaveLength(1);
		expect(run.count('POST /torrents/selectFiles')).toBe(2);
	});

	it('tells an archive, and does not pretend to know which file it is', async () => {
		await start({ rar: true });
		world.rd.state.releases.set(HASH, EPISODES);
		const run = await go();
		expect(run.items).toHaveLength(1);
		expect(run.item).toMatchObject({ isArchive: true, filename: 'Show.S01.rar', file: null });
	});

	it('matches by name when there are fewer links than files', async () => {
		await start({ missingLinks: 1 });
		world.rd.state.releases.set(HASH, {
			name: 'Three',
			files: [
				['/a.mkv', 1_000],
				['/b.mkv', 2_000],
				['/c.mkv', 3_000],
			],
		});
		const run = await go();
		expect(run.items.map(({ file }) => (file as { path: string }).path)).toEqual(['/a.mkv', '/b.mkv']);
	});

	it.each(['error', 'magnet_error', 'virus'] as const)('tells what to do when the torrent ends in %s', async (end) => {
		await start({ cached: false, end, conversionReads: 1 });
		expect((await go()).error).toContain(`(${end})`);
	});

	it('uses a dead torrent that has links, with a warning', async () => {
		await start({ cached: false, end: 'dead' });
		expect((await go()).item).toMatchObject({ ready: true, status: 'dead', warning: expect.stringContaining('dead') });
	});

	it.each([
		['keep', 1],
		['delete', 0],
	])('stops at the timeout and %ss the torrent', async (onTimeout, left) => {
		await start({ cached: false, end: 'stalled' });
		const run = await go({ timeout: 2, options: { onTimeout, longWaits: 'stay' } });
		expect(run.error).toMatch(/was not ready within 2 min|was not ready within 120 s/);
		expect(world.rd.state.torrents).toHaveLength(left);
	});

	it('never deletes a torrent at the timeout that was there before', async () => {
		await start({ cached: false, end: 'stalled' });
		world.rd.state.seed({ hash: HASH, status: 'downloading', links: [], progress: 3 });
		await go({ timeout: 1, options: { onTimeout: 'delete', longWaits: 'stay' } });
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it('deletes the torrent afterwards if asked to', async () => {
		await start();
		expect((await go({ options: { deleteAfter: true } })).item).toHaveProperty('download');
		expect(world.rd.state.torrents).toEqual([]);
	});

	it('keeps a torrent that is not complete, whatever is asked, and says so', async () => {
		await start({ missingLinks: 1 });
		world.rd.state.releases.set(HASH, EPISODES);
		const missing = await go({ selection: 'all', options: { deleteAfter: true } });
		expect(missing.error).toBe('');
		expect(missing.items[0]?.warning).toMatch(/^Kept: 3 of 4 files have a link/);
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it('keeps a torrent of whose links one could not be unrestricted', async () => {
		await start();
		world.rd.state.releases.set(HASH, EPISODES);
		world.rd.api.faults.add({
			kind: 'status',
			match: 'unrestrict/link',
			status: 503,
			body: '{"error":"unavailable_file","error_code":24}',
		});
		const run = await go({ options: { deleteAfter: true } });
		expect(run.items.filter(({ error }) => error !== undefined)).toHaveLength(1);
		expect(run.items[0]?.warning).toMatch(/^Kept: 1 of 2 files have a link/);
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it.each(['509', '503/21'] as const)('waits for a free slot when the answer is %s', async (slotAnswer) => {
		await start({ activeLimit: 1, slotAnswer });
		const busy = world.rd.state.seed({ status: 'downloading', links: [] });
		world.rd.api.onRequest = (request) => {
			const adds = world.rd.api.seen(/addMagnet/).length;
			if (adds >= 2 && request.url.includes('addMagnet')) busy.status = 'downloaded';
		};
		const run = await go();
		expect(run.error).toBe('');
		expect(run.count('POST /torrents/addMagnet')).toBe(2);
	});

	it('fails at once on a full account if it may not wait', async () => {
		await start({ activeLimit: 0 });
		const run = await go({ options: { waitForSlot: false } });
		expect(run.error).toContain('Too many torrents or downloads are active');
		expect(run.count('POST /torrents/addMagnet')).toBe(1);
	});

	it('pauses the execution after a minute, and goes on from the item that it gave', async () => {
		await start({ cached: false, end: 'stalled' });
		const first = await go({ options: { onTimeout: 'delete' } });
		expect(first.run.status).toBe('waiting');
		expect(first.items).toHaveLength(1);
		expect(first.item).toMatchObject({ ready: false, hash: HASH, status: 'downloading', addedHere: true });
		// n8n hands the item on after its wait; the workflow leads it back to the node.
		world.rd.switches.end = 'downloaded';
		const second = await go({ magnet: '={{ $json.magnet }}' }, [first.item]);
		expect(second.run.status).toBe('success');
		expect(second.item).toMatchObject({ ready: true, torrentId: first.item.torrentId });
		expect(second.count('POST /torrents/addMagnet')).toBe(0);
	});

	it('counts the timeout over all pauses', async () => {
		await start({ cached: false, end: 'stalled' });
		const first = await go();
		const old = { ...first.item, waitingSince: Number(first.item.waitingSince) - 31 * 60_000 };
		const second = await go({ options: { onTimeout: 'delete' } }, [old]);
		expect(second.error).toContain('was not ready within 30 min');
		expect(world.rd.state.torrents).toEqual([]);
	});

	it('gives what works and says what does not, when only some links fail', async () => {
		await start();
		world.rd.state.releases.set(HASH, EPISODES);
		const torrent = world.rd.state.seed({ hash: HASH });
		world.rd.state.staleLinks.add(torrent.links[1] ?? '');
		const run = await go();
		expect(run.items.filter(({ error }) => error !== undefined)).toHaveLength(1);
		expect(run.items.filter(({ download }) => download !== undefined)).toHaveLength(torrent.links.length - 1);
	});
});

describe('An account that refuses', () => {
	it('holds adding for 30 s after a 451, tries once more, and succeeds', async () => {
		await start({ infringingAdds: 1 });
		const run = await world.run('torrent.addMagnet', { magnet: MAGNET });
		expect(run.error).toBe('');
		const [one, two] = world.rd.api.seen(/addMagnet/);
		expect(((two?.at ?? 0) - (one?.at ?? 0)) * 500).toBeGreaterThan(28_000);
	});

	it('says so after the second 451, and does not call the hash bad: a later run adds it', async () => {
		await start({ infringingAdds: 2 });
		const run = await world.run('torrent.addMagnet', { magnet: MAGNET });
		expect(run.error).toContain('refuses this file just now');
		expect(run.count('POST /torrents/addMagnet')).toBe(2);
		expect((await world.run('torrent.addMagnet', { magnet: MAGNET })).error).toBe('');
	});

	it('holds all adds of the account, not only the one that was refused', async () => {
		await start({ infringingAdds: 1 });
		const items = [{ h: 'a'.repeat(40) }, { h: 'b'.repeat(40) }, { h: 'c'.repeat(40) }];
		const run = await world.run('torrent.addMagnet', { magnet: '={{ $json.h }}' }, items);
		expect(run.items).toHaveLength(3);
		expect(run.count('POST /torrents/addMagnet')).toBe(4);
	});
});

describe('A lost answer to an add', () => {
	const faults = ['resetAfter', 'lostAfter', 'truncated', 'cutBody', 'resetBefore', 'html502', 'hang'] as const;

	it.each(faults)('ends in exactly one torrent after %s', async (kind) => {
		await start();
		world.rd.api.faults.add({ kind, match: 'addMagnet', ms: 50 });
		const run = await world.run('torrent.addMagnet', { magnet: MAGNET });
		expect(run.error).toBe('');
		expect(world.rd.state.torrents).toHaveLength(1);
		expect(run.item).toMatchObject({ id: world.rd.state.torrents[0]?.id, hash: HASH });
	});

	it.each(faults)('ends in exactly one torrent after %s of a file', async (kind) => {
		await start();
		world.rd.api.faults.add({ kind, match: 'addTorrent', ms: 50 });
		const binary = { data: { data: torrentFile('F.mkv').toString('base64'), mimeType: 'application/x-bittorrent' } };
		const run = await world.run('torrent.addFile', { binaryField: 'data' }, [{ json: {}, binary }]);
		expect(run.error).toBe('');
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it('adopts the torrent that Real-Debrid says is active already (code 33)', async () => {
		await start({ sameHash: '33' });
		const there = world.rd.state.seed({ hash: HASH });
		const run = await world.run('torrent.addMagnet', { magnet: MAGNET });
		expect(run.item).toEqual({ id: there.id, hash: HASH, existed: true });
	});
});

describe('A torrent that is there already', () => {
	it('with another selection is said to be so, and is not deleted', async () => {
		await start();
		world.rd.state.releases.set(HASH, EPISODES);
		await go({ options: { include: 'e01' } });
		const run = await go({ options: { deleteAfter: true } });
		expect(run.items).toHaveLength(1);
		expect(run.item.warning).toMatch(/with another selection of files: 1 that fit the rules are not among them, 0 others are/);
		expect(world.rd.state.torrents).toHaveLength(1);
		const same = await go({ options: { include: 'e01' } });
		expect(same.item.warning).toBeUndefined();
	});
});

it('takes a lone link of several files for final only a minute after the end', async () => {
	await start({ missingLinks: 1, linksFollow: 6, cached: false } as WorldOptions);
	world.rd.state.releases.set(HASH, {
		name: 'Three',
		files: [
			['/a.mkv', 1_000],
			['/b.mkv', 2_000],
			['/c.mkv', 3_000],
		],
	});
	const run = await go();
	expect(run.error).toBe('');
	expect(run.items).toHaveLength(2);
});
