import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parisToUtc, withUtc } from '../../nodes/RealDebrid/client/dates';
import { compile, findLinks } from '../../nodes/RealDebrid/resources/link/hosters';
import { fileSource, magnetSource } from '../../nodes/RealDebrid/resources/torrent/source';
import { shortLink } from '../../nodes/RealDebrid/client/unrestrict';
import { parisDate } from '../simulators/realDebrid/http';
import { HASH, torrentFile } from './harness';

describe('Dates', () => {
	it.each([
		['summer', '2026-10-03T21:00:13.000Z', '2026-10-03T19:00:13.000Z'],
		['winter', '2026-12-24T20:00:00.000Z', '2026-12-24T19:00:00.000Z'],
		['the last hour of summer', '2026-10-25T01:59:59.000Z', '2026-10-24T23:59:59.000Z'],
		['just after the clock went back', '2026-10-25T03:00:00.000Z', '2026-10-25T02:00:00.000Z'],
		['just before the clock goes forward', '2026-03-29T01:59:59.000Z', '2026-03-29T00:59:59.000Z'],
		['just after the clock went forward', '2026-03-29T03:00:00.000Z', '2026-03-29T01:00:00.000Z'],
		['an hour that there is twice: the earlier one', '2026-10-25T02:30:00.000Z', '2026-10-25T00:30:00.000Z'],
	])('of %s are moved from Paris to UTC', (_, paris, utc) => {
		expect(parisToUtc(paris)).toBe(utc);
	});

	it('come back as the moment they were made of, on any day', () => {
		const moment = fc.integer({ min: Date.parse('2015-01-01') / 1000, max: Date.parse('2035-01-01') / 1000 });
		fc.assert(
			fc.property(moment, (seconds) => {
				const back = Date.parse(parisToUtc(parisDate(seconds * 1000)) ?? '');
				const isTwice = back === seconds * 1000 - 3_600_000;
				return back === seconds * 1000 || isTwice;
			}),
		);
	});

	it('that cannot be read are left alone', () => {
		expect(withUtc({ added: 'soon', ended: null, id: 1 })).toEqual({ added: 'soon', ended: null, id: 1 });
	});
});

/** CPU time in milliseconds, the least of three tries: other work on the machine must not count. */
function leastWork(run: () => void): number {
	const tries = [1, 2, 3].map(() => {
		const before = process.cpuUsage();
		run();
		const { system, user } = process.cpuUsage(before);
		return (system + user) / 1000;
	});
	return Math.min(...tries);
}

describe('Magnets and torrent files', () => {
	it.each([
		[`magnet:?xt=urn:btih:${HASH.toUpperCase()}&dn=x`],
		[`magnet:?dn=x&xt=urn%3Abtih%3A${HASH}`],
		[HASH.toUpperCase()],
		['magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH'],
	])('give their hash: %s', (text) => {
		expect(magnetSource(text).hash).toBe(HASH);
	});

	it.each(['', 'https://example.com', 'magnet:?xt=urn:btih:123', HASH.slice(1)])('are refused otherwise: "%s"', (text) => {
		expect(() => magnetSource(text)).toThrow('is neither a magnet link nor an info hash');
	});

	const other = 'b'.repeat(40);
	const base32 = 'AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH';

	it.each([
		['words before it', `Film: magnet:?xt=urn:btih:${HASH}`, `magnet:?xt=urn:btih:${HASH}`],
		['punctuation behind it', `（magnet:?dn=x&xt=urn:btih:${HASH}）。`, `magnet:?dn=x&xt=urn:btih:${HASH}`],
		['escaped parameters', `magnet:?dn=x&amp;xt=urn:btih:${HASH}&amp;amp;xl=1`, `magnet:?dn=x&xt=urn:btih:${HASH}&xl=1`],
		['blanks in the name', `magnet:?dn=a b&xt=urn:btih:${HASH} more`, `magnet:?dn=a%20b&xt=urn:btih:${HASH}`],
		[
			'a plain tracker',
			`magnet:?tr=http://t.example/a?k=1&xt=urn:btih:${base32}`,
			`magnet:?tr=http://t.example/a?k=1&xt=urn:btih:${base32}`,
		],
		['both versions', `magnet:?xt=urn:btmh:1220${'a'.repeat(64)}&xt=urn:btih:${HASH}`, undefined],
		['everything encoded', `magnet%3A%3Fxt%3Durn%3Abtih%3A${HASH}%26dn%3Dx`, `magnet:?xt=urn:btih:${HASH}&dn=x`],
		['full-width signs', `magnet：？xt＝urn：btih：${HASH}`, `magnet:?xt=urn:btih:${HASH}`],
		['only a base32 hash', `hash：${base32}。`, `magnet:?xt=urn:btih:${HASH}`],
		['the same one twice', `${HASH}\n${HASH.toUpperCase()}`, `magnet:?xt=urn:btih:${HASH}`],
	])('are read as people paste them: %s', (_, text, magnet) => {
		expect(magnetSource(text)).toEqual({ hash: HASH, magnet: magnet ?? text });
	});

	it.each([
		['several magnets', `magnet:?xt=urn:btih:${HASH}, magnet:?xt=urn:btih:${other}`, 'holds 2 torrents'],
		['several hashes', `${HASH}、${other}`, 'holds 2 torrents'],
		['version 2', `magnet:?xt=urn:btmh:1220${'a'.repeat(64)}`, 'version 2 torrent, which Real-Debrid does not support'],
		['a bare version 2 hash', `1220${'a'.repeat(64)}`, 'version 2 torrent'],
		['an indexer', `http://prowlarr:9696/1/download?apikey=${base32}&link=x`, 'is a web address'],
	])('are refused with what is wrong: %s', (_, text, message) => {
		expect(() => magnetSource(text)).toThrow(message);
	});

	it.each(['magnet:?', 'a', '&amp;', ' ', '!', '%3a', '&dn=', '0123456789', '，', 'magnet:?xt=urn:btih:', 'http://', ',;'])(
		'and links are looked for in linear time: 1 MB of "%s"',
		(piece) => {
			const text = `magnet:?x${piece.repeat(1_000_000 / piece.length)}x`;
			expect(leastWork(() => expect(() => magnetSource(text)).toThrow())).toBeLessThan(500);
			expect(leastWork(() => findLinks(`http://${text}`, { links: [], folders: [] }))).toBeLessThan(500);
		},
	);

	it('are hashed over the info dictionary alone, wherever it stands', () => {
		const info = 'd6:lengthi5e4:name1:xe';
		const file = Buffer.from(`d8:announce3:url4:info${info}7:privatei1ee`);
		expect(fileSource(file).hash).toBe(createHash('sha1').update(info).digest('hex'));
	});

	it('are refused when they are broken, without hanging', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				try {
					return fileSource(Buffer.from(bytes)).hash.length === 40;
				} catch (error) {
					return (error as Error).message.includes('holds no torrent file');
				}
			}),
		);
		const whole = torrentFile('film.mkv');
		for (let length = 0; length < whole.length - 1; length++) expect(() => fileSource(whole.subarray(0, length))).toThrow();
	});
});

describe('Links', () => {
	const patterns = {
		links: compile(['/(http|https):\\/\\/(\\w+\\.)?1fichier\\.com\\/\\?[a-z0-9]+/', '/broken(/', '//']).patterns,
		folders: compile(['/(http|https):\\/\\/(\\w+\\.)?1fichier\\.com\\/dir\\/[a-z0-9]+/i']).patterns,
	};

	it('are found without the punctuation around them, and a broken pattern does no harm', () => {
		const text = 'see (https://1fichier.com/?abc), "http://1fichier.com/DIR/x1" or https://real-debrid.com/d/ABCDEFGHIJKLM.';
		expect(findLinks(text, patterns)).toEqual([
			{ link: 'https://1fichier.com/?abc', kind: 'link' },
			{ link: 'http://1fichier.com/DIR/x1', kind: 'folder' },
			{ link: 'https://real-debrid.com/d/ABCDEFGHIJKLM', kind: 'link' },
		]);
	});

	it.each([
		['full-width punctuation', '链接：https://1fichier.com/?abc，密码', ['https://1fichier.com/?abc']],
		['brackets', '（https://1fichier.com/?abc）【http://1fichier.com/?d】', ['https://1fichier.com/?abc', 'http://1fichier.com/?d']],
		[
			'a comma and a semicolon',
			'https://1fichier.com/?a,https://1fichier.com/?b;https://1fichier.com/?c',
			['a', 'b', 'c'].map((id) => `https://1fichier.com/?${id}`),
		],
		['a list comma', 'https://1fichier.com/?a、https://1fichier.com/?b', ['https://1fichier.com/?a', 'https://1fichier.com/?b']],
		['a slash at the end', 'https://real-debrid.com/d/ABCDEFGHIJKLM/', ['https://real-debrid.com/d/ABCDEFGHIJKLM']],
		['no scheme', 'see real-debrid.com/d/ABCDEFGHIJKLM/.', ['https://real-debrid.com/d/ABCDEFGHIJKLM']],
		['an escaped parameter', 'https://1fichier.com/?a&amp;b=1', ['https://1fichier.com/?a&b=1']],
	])('are found as people paste them: %s', (_, text, links) => {
		expect(findLinks(text, patterns).map(({ link }) => link)).toEqual(links);
	});

	it.each([13, 16, 26, 39])('of Real-Debrid itself with %i characters are cut to 13', (length) => {
		const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFG'.slice(0, length);
		expect(shortLink(` https://real-debrid.com/d/${id}/ `)).toBe('https://real-debrid.com/d/ABCDEFGHIJKLM');
		expect(shortLink(` https://real-debrid.com/d/${id} `)).toBe('https://real-debrid.com/d/ABCDEFGHIJKLM');
	});

	it('that are none are refused before anything is sent', () => {
		expect(() => shortLink('magnet:?xt=urn:btih:x')).toThrow('does not start with http');
	});
});
