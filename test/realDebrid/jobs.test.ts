import { runTimeFaster } from '../fastTime';
import { HASH, MAGNET, RealDebridWorld, type WorldOptions } from './harness';

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

describe('Check If Cached', () => {
	const check = { source: 'magnet', magnet: MAGNET, selection: 'video' };

	it.each([
		[true, 'downloaded'],
		[false, 'downloading'],
	])('says %s and leaves nothing behind', async (cached, status) => {
		await start({ cached, downloadReads: 50 });
		const run = await world.run('torrent.checkIfCached', check);
		expect(run.item).toMatchObject({ cached, status, hash: HASH, wasInAccount: false, note: expect.stringContaining('probe') });
		expect(world.rd.state.torrents).toEqual([]);
	});

	it('takes a magnet that never gets its files for not cached', async () => {
		await start({ conversionReads: 1_000 });
		const run = await world.run('torrent.checkIfCached', check);
		expect(run.item).toMatchObject({ cached: false, status: 'magnet_conversion' });
		expect(world.rd.state.torrents).toEqual([]);
	});

	it('only looks at a torrent that was there already', async () => {
		await start();
		world.rd.state.seed({ hash: HASH });
		const run = await world.run('torrent.checkIfCached', check);
		expect(run.item).toMatchObject({ cached: true, wasInAccount: true });
		expect(run.requests.some((line) => /^(POST|PUT|DELETE)/.test(line))).toBe(false);
		expect(world.rd.state.torrents).toHaveLength(1);
	});

	it('deletes its probe although something failed in between', async () => {
		await start();
		world.rd.api.faults.add({ kind: 'status', match: 'selectFiles', status: 503, body: '{"error":"x","error_code":24}', times: -1 });
		const run = await world.run('torrent.checkIfCached', check);
		expect(run.error).toContain('The file behind this link is gone');
		expect(world.rd.state.torrents).toEqual([]);
	});
});

describe('Repair', () => {
	it('adds the torrent again with the same files, and deletes the old one only then', async () => {
		await start();
		world.rd.state.releases.set(HASH, {
			name: 'Two',
			files: [
				['/a.mkv', 1_000],
				['/b.mkv', 2_000],
			],
		});
		const old = world.rd.state.seed({ hash: HASH });
		const [first] = old.files;
		if (first !== undefined) first.selected = 0;
		for (const link of old.links) world.rd.state.staleLinks.add(link);
		const run = await world.run('torrent.repair', { torrentId: old.id, timeout: 60 });
		expect(run.error).toBe('');
		expect(run.item).toMatchObject({ repaired: true, oldId: old.id });
		expect(world.rd.state.torrents).toHaveLength(1);
		expect(world.rd.state.torrents[0]?.id).not.toBe(old.id);
		expect(world.rd.state.torrents[0]?.files.map(({ selected }) => selected)).toEqual([0, 1]);
		const deletion = run.requests.findIndex((line) => line.startsWith('DELETE'));
		expect(run.requests.indexOf('POST /unrestrict/link')).toBeLessThan(deletion);
	});

	it('keeps the old torrent and removes the new one when the new one does not finish', async () => {
		await start({ cached: false, end: 'stalled' });
		const old = world.rd.state.seed({ hash: HASH });
		const run = await world.run('torrent.repair', { torrentId: old.id, timeout: 20 });
		expect(run.error).toContain('could not be loaded again');
		expect(world.rd.state.torrents.map(({ id }) => id)).toEqual([old.id]);
	});

	it('keeps the old torrent when a link of the new one does not work either', async () => {
		await start();
		const old = world.rd.state.seed({ hash: HASH });
		world.rd.api.faults.add({ kind: 'status', match: 'unrestrict/link', status: 503, body: '{"error":"x","error_code":19}' });
		const run = await world.run('torrent.repair', { torrentId: old.id, timeout: 20 });
		expect(run.error).toContain('unavailable');
		expect(world.rd.state.torrents.map(({ id }) => id)).toEqual([old.id]);
	});

	it.each(['resetAfter', 'resetBefore', 'lostAfter'] as const)('does not take the old torrent for the new one after %s', async (kind) => {
		await start();
		const old = world.rd.state.seed({ hash: HASH });
		world.rd.api.faults.add({ kind, match: 'addMagnet' });
		const run = await world.run('torrent.repair', { torrentId: old.id, timeout: 20 });
		expect(run.error).toBe('');
		expect(world.rd.state.torrents).toHaveLength(1);
		expect(world.rd.state.torrents[0]?.id).not.toBe(old.id);
	});
});

describe('Clean Up', () => {
	const DAY = 86_400_000;

	async function startFull() {
		await start();
		const { state } = world.rd;
		const old = { added: Date.now() - 40 * DAY };
		state.seed({ filename: 'old error', status: 'error', links: [], ...old });
		state.seed({ filename: 'new error', status: 'error', links: [] });
		state.seed({ filename: 'old good', ...old });
		state.seed({ filename: 'stalled', status: 'downloading', links: [], progress: 12.34, ...old });
		state.seed({ filename: 'double, finished', hash: HASH });
		state.seed({ filename: 'double, loading', hash: HASH, status: 'downloading', links: [], progress: 5 });
	}

	const names = (items: Array<Record<string, unknown>>) => items.map(({ filename, reason }) => `${String(filename)}: ${String(reason)}`);

	it('only lists what would go, unless the dry run is switched off', async () => {
		await startFull();
		const run = await world.run('torrent.cleanUp', { statuses: ['error'] });
		expect(names(run.items)).toEqual(['new error: status error', 'old error: status error']);
		expect(run.items.every(({ outcome }) => outcome === 'planned')).toBe(true);
		expect(run.count('DELETE /torrents/delete')).toBe(0);
	});

	it.each([
		['status and age', { statuses: ['error'], olderThan: 30 }, ['old error: status error']],
		['a stall', { statuses: [], stalled: true }, ['stalled: stalled']],
		['being a duplicate, keeping the finished one', { statuses: [], duplicates: true }, ['double, loading: duplicate']],
		['age alone', { statuses: ['any'], olderThan: 30 }, ['stalled: age', 'old good: age', 'old error: age']],
		['nothing', { statuses: [] }, []],
		['any status without an age', { statuses: ['any'], olderThan: 0 }, []],
	])('deletes by %s', async (_, rules, expected) => {
		await startFull();
		const before = world.rd.state.torrents.length;
		const run = await world.run('torrent.cleanUp', { dryRun: false, ...rules });
		expect(names(run.items)).toEqual(expected);
		expect(world.rd.state.torrents).toHaveLength(before - expected.length);
	});

	it('goes on when one deletion fails, and says which', async () => {
		await startFull();
		world.rd.api.faults.add({ kind: 'status', match: 'DELETE', status: 403, body: '{"error":"permission_denied","error_code":9}' });
		const run = await world.run('torrent.cleanUp', { dryRun: false, statuses: ['error'] });
		expect(run.items.map(({ outcome }) => outcome).sort()).toEqual(['deleted', 'failed']);
	});
});

describe('Unrestrict From Text', () => {
	const text = `Have a look: <a href="https://1fichier.com/?abc111">one</a>, again https://1fichier.com/?abc111.
		(https://rapidgator.net/file/deadbeef/x.html) and https://example.com/nothing
		https://1fichier.com/dir/folder1 https://example.com/list.dlc`;

	it('finds each supported link once, opens folders and containers, and gives failures as items', async () => {
		await start();
		world.rd.state.folders.set('https://1fichier.com/dir/folder1', ['https://1fichier.com/?fold1', 'https://1fichier.com/?abc111']);
		world.rd.state.containers.set('https://example.com/list.dlc', ['https://1fichier.com/?cont1']);
		world.rd.state.hosterFiles.set('https://rapidgator.net/file/deadbeef/x.html', {
			filename: '',
			filesize: 0,
			host: 'rapidgator.net',
			code: 24,
		});
		const run = await world.run('link.fromText', { text });
		expect(run.error).toBe('');
		expect(run.items.map(({ link, error, foundIn }) => [link, error ?? 'ok', foundIn])).toEqual([
			['https://1fichier.com/?abc111', 'ok', undefined],
			['https://rapidgator.net/file/deadbeef/x.html', 'The file behind this link is gone', undefined],
			['https://1fichier.com/?fold1', 'ok', 'https://1fichier.com/dir/folder1'],
			['https://1fichier.com/?cont1', 'ok', 'https://example.com/list.dlc'],
		]);
		expect(run.items[1]).toMatchObject({ errorCode: '24' });
	});

	it('gives nothing for a text without supported links', async () => {
		await start();
		expect((await world.run('link.fromText', { text: 'no links, only https://example.com' })).items).toEqual([]);
	});
});

describe('Refresh Expired', () => {
	const link = 'https://1fichier.com/?abc111';

	it('keeps a link that works, and makes a new one in place of one that does not', async () => {
		await start();
		const { download } = (await world.run('link.unrestrict', { link })).item;
		expect((await world.run('link.refreshExpired', { link, downloadUrl: download })).item).toEqual({ refreshed: false, link, download });
		world.rd.state.downloads = [];
		const run = await world.run('link.refreshExpired', { link, downloadUrl: download });
		expect(run.item).toMatchObject({ refreshed: true, link });
		expect(run.item.download).not.toBe(download);
	});

	it('sees through a page of text that is sent with status 200', async () => {
		await start();
		const { download } = (await world.run('link.unrestrict', { link })).item;
		world.rd.downloadFaults.push({ kind: 'gone', times: 1 });
		expect((await world.run('link.refreshExpired', { link, downloadUrl: download })).item).toMatchObject({ refreshed: true });
	});

	it('sends to Repair when the file is gone from the cache, without asking again and again', async () => {
		await start();
		const torrent = world.rd.state.seed();
		const [stale = ''] = torrent.links;
		world.rd.state.staleLinks.add(stale);
		const run = await world.run('link.refreshExpired', { link: stale });
		expect(run.error).toContain('Use Torrent: Repair');
		expect(run.count('POST /unrestrict/link')).toBe(1);
	});
});

describe('Download File', () => {
	const link = 'https://1fichier.com/?abc111';
	const content = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 31) % 251));

	async function startWithFile() {
		await start();
		world.rd.state.hosterFiles.set(link, { filename: 'film.mkv', filesize: content.length, host: '1fichier.com' });
		world.rd.state.contents.set(link, content);
	}

	const load = async () => await world.run('link.download', { link, outputField: 'film' });
	const bytes = (run: Awaited<ReturnType<typeof load>>) => Buffer.from(run.binaries[0]?.film?.data ?? '', 'base64');

	it('puts the file into the binary field, byte for byte, and sends no token to the download server', async () => {
		await startWithFile();
		const run = await load();
		expect(run.error).toBe('');
		expect(bytes(run).equals(content)).toBe(true);
		expect(run.binaries[0]?.film).toMatchObject({ fileName: 'film.mkv', mimeType: 'video/x-matroska' });
		expect(JSON.stringify(world.rd.downloads.requests)).not.toContain(world.rd.state.privateToken);
	});

	it('goes on from the byte where the transfer broke, as often as needed', async () => {
		await startWithFile();
		world.rd.downloadFaults.push({ kind: 'cut', times: 2, after: 20_000 }, { kind: '503', times: 1 });
		const run = await load();
		expect(run.error).toBe('');
		expect(bytes(run).equals(content)).toBe(true);
		expect(world.rd.downloads.requests.map(({ headers }) => headers.range)).toEqual([
			undefined,
			'bytes=20000-',
			'bytes=40000-',
			'bytes=40000-',
		]);
	});

	it('does not glue the whole file to its beginning when the server ignores the range', async () => {
		await startWithFile();
		world.rd.downloadFaults.push({ kind: 'cut', times: 1, after: 20_000 }, { kind: 'noRange', times: 1 });
		expect(bytes(await load()).equals(content)).toBe(true);
	});

	it('refuses a file that stays too short', async () => {
		await startWithFile();
		world.rd.downloadFaults.push({ kind: 'cut', times: 1, after: 20_000 }, { kind: '503', times: 50 });
		expect((await load()).error).toContain('gave 20000 of 60000 bytes');
	});

	it.each(['404', 'gone'] as const)('says what to do about a dead link (%s)', async (kind) => {
		await startWithFile();
		world.rd.downloadFaults.push({ kind, times: 1 });
		expect((await load()).error).toContain('no longer valid | Use Link: Refresh Expired');
	});

	it('loads a direct link without unrestricting it again', async () => {
		await startWithFile();
		const { download } = (await world.run('link.unrestrict', { link })).item;
		const run = await world.run('link.download', { link: download, isDirect: true, outputField: 'film' });
		expect(run.requests).toEqual([]);
		expect(bytes(run).equals(content)).toBe(true);
	});
});
