import type { INodeExecutionData } from 'n8n-workflow';
import { operations } from '../../nodes/RealDebrid/resources';
import { HASH, MAGNET, RealDebridWorld, torrentFile } from './harness';

let world: RealDebridWorld;

beforeEach(async () => {
	world = await RealDebridWorld.start();
});
afterEach(async () => await world.close());

const LINK = 'https://1fichier.com/?abc123';

const withFile = (data: Buffer, name: string): INodeExecutionData => ({
	json: {},
	binary: { data: { data: data.toString('base64'), mimeType: 'application/octet-stream', fileName: name } },
});

describe('Link', () => {
	it('turns a hoster link into a direct one and sends it as a form', async () => {
		const run = await world.run('link.unrestrict', { link: LINK, options: { remote: true, ip: '203.0.113.9', password: 'pw' } });
		expect(run.error).toBe('');
		expect(run.item).toMatchObject({ link: LINK, host: '1fichier.com', filesize: 1000 });
		expect(world.rd.api.seen(/unrestrict\/link/)[0]?.body).toEqual({ link: LINK, remote: '1', ip: '203.0.113.9', password: 'pw' });
	});

	it('cuts a Real-Debrid link to the 13 characters it is known by', async () => {
		const torrent = world.rd.state.seed();
		const run = await world.run('link.unrestrict', { link: `${torrent.links[0]}ABCDEFGHIJKLM` });
		expect(run.item).toMatchObject({ link: torrent.links[0] });
	});

	it('names the quality of each alternative, whichever of its two names the field has', async () => {
		const run = await world.run('link.unrestrict', { link: 'https://www.youtube.com/watch?v=abcdef' });
		const alternatives = run.item.alternative as Array<{ quality?: string }>;
		expect(run.item.quality).toBe('1080p');
		expect(alternatives.map(({ quality }) => quality)).toEqual(['720p', undefined]);
	});

	it('checks a link, lists a folder and decrypts containers from an address and a file', async () => {
		world.rd.state.folders.set('https://1fichier.com/dir/x1', [LINK, `${LINK}4`]);
		world.rd.state.containers.set('https://example.com/a.dlc', [LINK]);
		world.rd.state.containers.set('DLC BYTES', [LINK, `${LINK}5`]);
		expect((await world.run('link.check', { link: LINK })).item).toMatchObject({ supported: 1, host: '1fichier.com' });
		expect((await world.run('link.unrestrictFolder', { link: 'https://1fichier.com/dir/x1' })).items).toEqual([
			{ link: LINK },
			{ link: `${LINK}4` },
		]);
		expect((await world.run('link.unrestrictFolder', { link: 'https://1fichier.com/dir/none' })).items).toEqual([]);
		expect((await world.run('link.containerLink', { link: 'https://example.com/a.dlc' })).items).toEqual([{ link: LINK }]);
		const file = await world.run('link.containerFile', { binaryField: 'data' }, [withFile(Buffer.from('DLC BYTES'), 'a.dlc')]);
		expect(file.items).toEqual([{ link: LINK }, { link: `${LINK}5` }]);
	});
});

describe('Torrent', () => {
	it('adds a magnet, a bare hash and a file, with the hash of each', async () => {
		expect((await world.run('torrent.addMagnet', { magnet: MAGNET })).item).toMatchObject({ hash: HASH, existed: false });
		expect((await world.run('torrent.addMagnet', { magnet: 'A'.repeat(40) })).item).toMatchObject({ hash: 'a'.repeat(40) });
		const bytes = torrentFile('Film.mkv');
		const added = await world.run('torrent.addFile', { binaryField: 'data', options: { host: 'real-debrid.com' } }, [
			withFile(bytes, 'a.torrent'),
		]);
		expect(added.error).toBe('');
		expect(world.rd.state.torrents[0]).toMatchObject({ id: added.item.id, hash: added.item.hash });
		expect(world.rd.api.seen(/addTorrent/)[0]?.query).toEqual({ host: 'real-debrid.com' });
	});

	it('selects files, gets the torrent with its dates in UTC, counts the active ones and deletes', async () => {
		const added = await world.run('torrent.addMagnet', { magnet: MAGNET });
		const torrentId = added.item.id;
		expect((await world.run('torrent.selectFiles', { torrentId, files: '1' })).item).toMatchObject({ alreadyDone: false });
		expect((await world.run('torrent.selectFiles', { torrentId, files: '1' })).item).toMatchObject({ alreadyDone: true });
		const got = (await world.run('torrent.get', { torrentId })).item;
		expect(got).toMatchObject({ status: 'downloaded', progress: 100 });
		expect(Math.abs(Date.parse(String(got.addedUtc)) - Date.now())).toBeLessThan(60_000);
		// Cached content ended before it was added.
		expect(String(got.endedUtc) < String(got.addedUtc)).toBe(true);
		expect((await world.run('torrent.getActiveCount')).item).toEqual({ nb: 0, limit: 25, list: [] });
		expect((await world.run('torrent.getAvailableHosts')).items).toHaveLength(2);
		expect((await world.run('torrent.delete', { torrentId })).item).toEqual({ id: torrentId, deleted: true });
		expect((await world.run('torrent.delete', { torrentId })).item).toEqual({ id: torrentId, deleted: true, wasGone: true });
	});

	it('refuses an id that cannot be one, in its own words', async () => {
		const run = await world.run('torrent.get', { torrentId: 'not-an-id' });
		expect(run.error).toBe(
			'Real-Debrid does not know this id or address | Check the id: it has 13 letters and digits. If every operation fails, check the API URL in the credential.',
		);
	});
});

describe('Lists', () => {
	it.each([
		['204', 'torrent.getMany'],
		['{}', 'torrent.getMany'],
		['204', 'download.getMany'],
		['{}', 'download.getMany'],
	] as const)('takes %s for an empty list in %s', async (emptyList, operation) => {
		world.rd.switches.emptyList = emptyList;
		const run = await world.run(operation, { returnAll: true });
		expect(run.error).toBe('');
		expect(run.items).toEqual([]);
	});

	it('reads more than one page of 5,000, each torrent once, although the count header is missing', async () => {
		world.rd.switches.countHeader = false;
		for (let index = 0; index < 5_003; index++) world.rd.state.addTorrent(index.toString(16).padStart(40, '0'), false);
		const run = await world.run('torrent.getMany', { returnAll: true });
		expect(new Set(run.items.map(({ id }) => id)).size).toBe(5_003);
		expect(run.count('GET /torrents')).toBe(2);
	}, 120_000);

	it('takes a first page that is longer than its limit, and still gives no more than asked for', async () => {
		world.rd.switches.oversizedFirstPage = 3;
		for (let index = 0; index < 10; index++) world.rd.state.seed();
		expect((await world.run('torrent.getMany', { returnAll: false, limit: 4 })).items).toHaveLength(4);
	});

	it('lists a torrent that moved to the next page only once', async () => {
		for (let index = 0; index < 5_001; index++) world.rd.state.addTorrent(index.toString(16).padStart(40, '0'), false);
		world.rd.api.onRequest = (request) => {
			if (request.url.includes('page=2')) world.rd.state.addTorrent('f'.repeat(40), false);
		};
		const run = await world.run('torrent.getMany', { returnAll: true });
		expect(new Set(run.items.map(({ id }) => id)).size).toBe(run.items.length);
	}, 120_000);

	it('lists and deletes downloads, even when the deletion is answered with 404', async () => {
		await world.run('link.unrestrict', { link: LINK });
		const [row] = (await world.run('download.getMany')).items;
		expect(row).toMatchObject({ link: LINK });
		expect(Math.abs(Date.parse(String(row?.generatedUtc)) - Date.now())).toBeLessThan(60_000);
		world.rd.switches.deleteLies = true;
		expect((await world.run('download.delete', { downloadId: row?.id })).item).toMatchObject({ deleted: true });
		expect(world.rd.state.downloads).toEqual([]);
	});
});

describe('Streaming, traffic, hosts and time', () => {
	it('gets transcoding links and media info, with maps where PHP sends []', async () => {
		const { id } = (await world.run('link.unrestrict', { link: LINK })).item;
		expect((await world.run('streaming.transcode', { downloadId: id })).item).toHaveProperty('apple.full');
		world.rd.switches.mediaInfo = 'empty';
		const info = (await world.run('streaming.mediaInfo', { downloadId: id })).item;
		expect(info.details).toEqual({ video: {}, audio: {}, subtitles: {} });
		expect(info.duration).toBe(5432.107);
	});

	it('says what is wrong when the id of another list is given for streaming', async () => {
		expect((await world.run('streaming.mediaInfo', { downloadId: 'AAAAAAAAAAAAA' })).error).toContain('does not accept one of the values');
	});

	it('lists the traffic per hoster and per day, and nothing where PHP sends [] for a map', async () => {
		expect((await world.run('traffic.get')).items[0]).toMatchObject({ host: 'rapidgator.net', type: 'gigabytes' });
		expect((await world.run('traffic.details', { start: '2026-10-01', end: '2026-10-05' })).items).toHaveLength(2);
		world.rd.switches.detailsEmpty = '[]';
		expect((await world.run('traffic.details', { start: '2019-01-01', end: '2019-01-05' })).items).toEqual([]);
		world.rd.switches.traffic = '[]';
		expect((await world.run('traffic.get')).items).toEqual([]);
		const refused = await world.run('traffic.details', { start: '2026-10-01', end: '2026-12-05' });
		expect(refused.error).toContain('at most 31 days');
		expect(refused.requests).toEqual([]);
	});

	it('lists hosters, their status, patterns and domains', async () => {
		expect((await world.run('host.getMany')).items).toHaveLength(3);
		expect((await world.run('host.getStatus')).items.map(({ domain, status }) => `${String(domain)} ${String(status)}`)).toContain(
			'rapidgator.net down',
		);
		expect((await world.run('host.getRegex')).items[0]).toHaveProperty('regex');
		expect((await world.run('host.getRegexFolder')).items).toHaveLength(1);
		expect((await world.run('host.getDomains')).items).toContainEqual({ domain: '1fichier.com' });
	});

	it('gives the server time as it is and in UTC', async () => {
		for (const operation of ['time.get', 'time.getIso']) {
			const { utc } = (await world.run(operation)).item;
			expect(Math.abs(Date.parse(String(utc)) - Date.now())).toBeLessThan(10_000);
		}
	});
});

describe('User', () => {
	it('tells until when the account is premium, counted from the seconds left', async () => {
		const { daysLeft, premiumUntilUtc, isPremium } = (await world.run('user.get')).item;
		expect([daysLeft, isPremium]).toEqual([30, true]);
		expect(Math.abs(Date.parse(String(premiumUntilUtc)) - Date.now() - 30 * 86_400_000)).toBeLessThan(10_000);
	});

	it('tells days, points, slots and traffic in one item', async () => {
		const status = (await world.run('user.accountStatus')).item;
		expect(status).toMatchObject({ daysLeft: 30, points: 2000, torrentSlots: { used: 0, limit: 25, free: 25 } });
		expect(status.traffic).toHaveLength(2);
	});

	it('reads and changes a setting, and refuses a value that it cannot have', async () => {
		expect((await world.run('user.getSettings')).item).toMatchObject({ locale: 'en' });
		await world.run('user.updateSetting', { settingName: 'locale', settingValue: 'fr' });
		expect(world.rd.state.settings.locale).toBe('fr');
		expect((await world.run('user.updateSetting', { settingName: 'locale', settingValue: 'xx' })).error).toContain(
			'does not accept one of the values',
		);
	});

	it('sends the picture as raw bytes, and tells when it is none', async () => {
		const png = Buffer.from('89504e470d0a1a0a', 'hex');
		expect((await world.run('user.uploadAvatar', { binaryField: 'data' }, [withFile(png, 'a.png')])).item).toEqual({
			uploaded: true,
			bytes: 8,
		});
		expect(world.rd.state.avatar).toEqual(png);
		expect((await world.run('user.uploadAvatar', { binaryField: 'data' }, [withFile(Buffer.from('hello'), 'a.png')])).error).toContain(
			'cannot use this picture',
		);
	});

	it.each(['convertPoints', 'changePassword', 'deleteAvatar', 'disableToken'])('does not %s unless it is confirmed', async (operation) => {
		const refused = await world.run(`user.${operation}`, { confirm: false });
		expect(refused.error).toContain('"Confirm" is off');
		expect(refused.requests).toEqual([]);
		expect((await world.run(`user.${operation}`, { confirm: true })).error).toBe('');
	});

	it('spends the points once although the answer is lost', async () => {
		world.rd.api.faults.add({ kind: 'lostAfter', match: 'convertPoints' });
		await world.run('user.convertPoints', { confirm: true });
		expect(world.rd.switches.points).toBe(1000);
	});
});

/** Every row of the reference's table, and the operation that calls it. */
const ENDPOINTS = [
	'GET /disable_access_token',
	'GET /time',
	'GET /time/iso',
	'GET /user',
	'POST /unrestrict/check',
	'POST /unrestrict/link',
	'POST /unrestrict/folder',
	'PUT /unrestrict/containerFile',
	'POST /unrestrict/containerLink',
	'GET /traffic',
	'GET /traffic/details',
	'GET /streaming/transcode',
	'GET /streaming/mediaInfos',
	'GET /downloads',
	'DELETE /downloads/delete',
	'GET /torrents',
	'GET /torrents/info',
	'GET /torrents/activeCount',
	'GET /torrents/availableHosts',
	'PUT /torrents/addTorrent',
	'POST /torrents/addMagnet',
	'POST /torrents/selectFiles',
	'DELETE /torrents/delete',
	'GET /hosts',
	'GET /hosts/status',
	'GET /hosts/regex',
	'GET /hosts/regexFolder',
	'GET /hosts/domains',
	'GET /settings',
	'POST /settings/update',
	'POST /settings/convertPoints',
	'POST /settings/changePassword',
	'PUT /settings/avatarFile',
	'DELETE /settings/avatarDelete',
];

it('offers each of the 34 documented endpoints as an operation of its own', async () => {
	const called = new Set<string>();
	const item = withFile(torrentFile('x.mkv'), 'x');
	const fields = {
		link: LINK,
		text: LINK,
		magnet: MAGNET,
		torrentId: 'AAAAAAAAAAAAA',
		downloadId: 'AAAAAAAAAAAAA',
		files: 'all',
		binaryField: 'data',
		settingName: 'locale',
		settingValue: 'fr',
		confirm: true,
		outputField: 'data',
		selection: 'all',
		source: 'magnet',
		dryRun: true,
	};
	const jobs = [
		'addAndWait',
		'checkIfCached',
		'repair',
		'cleanUp',
		'fromText',
		'refreshExpired',
		'download',
		'accountStatus',
		'disableToken',
	];
	const plain = operations.filter(({ operation }) => !jobs.includes(operation));
	const disable = operations.filter(({ operation }) => operation === 'disableToken');
	for (const { resource, operation } of [...plain, ...disable]) {
		const { requests } = await world.run(`${resource}.${operation}`, fields, [item]);
		for (const request of requests) called.add(request.replace(/\/[A-Z2-7]{13}$/, ''));
	}
	expect(ENDPOINTS).toHaveLength(34);
	expect([...called].sort()).toEqual([...ENDPOINTS].sort());
});
