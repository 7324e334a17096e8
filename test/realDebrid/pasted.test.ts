import { compile, findLinks } from '../../nodes/RealDebrid/resources/link/hosters';
import { magnetSource } from '../../nodes/RealDebrid/resources/torrent/source';

const H = '34aa0670cdcb1a53543c1455332d8c104793a720';
const B = 'GSVAM4GNZMNFGVB4CRKTGLMMCBDZHJZA';

/** As indexers, apps and bug reports write magnets; both hashes are the same one. */
it.each([
	[`magnet:?xt=urn:btih:${B}&dn=&tr=http%3A%2F%2F104.143.10.186%3A8000%2Fannounce`],
	[`magnet:?xt=urn:btih:${B.toLowerCase()}`],
	[`magnet:?xt=urn:btih:${H.toUpperCase()}&amp;dn=%5B%E7%94%B5%5D2020_HD.mp4`],
	[
		`magnet:?xt=urn:btih:${H}&dn=rutor.info_Ubuntu*Pack 24.04 [amd64] [июль] (2025) PC&tr=udp://opentor.net:6969&tr=http://retracker.local/announce`,
	],
	[`magnet:?xt.1=urn:btih:${H}`],
	[`magnet:?xt.1=urn:btih:${H}&xt.2=urn:btmh:1220${'a'.repeat(64)}`],
	[`MAGNET:?XT=URN:BTIH:${H}`],
	[`magnet:?xt=urn:btih:${H}\n`],
	[`"magnet:?xt=urn:btih:${H}"`],
	[`<magnet:?xt=urn:btih:${H}>`],
	[`[x](magnet:?xt=urn:btih:${H}&dn=x)`],
	[`magnet:?xt=urn:btih:${H}&dn=A & B`],
	[`magnet:?xt=urn:btih:${H}&dn=Film (2024) [1080p]`],
	[`magnet%3A%3Fxt%3Durn%3Abtih%3A${H}`],
	[`magnet%253A%253Fxt%253Durn%253Abtih%253A${H}`],
	[`magnet:%3Fxt=urn:btih:${H}`],
	[`stremio:///detail/x magnet:?xt=urn:btih:${H}`],
	[`urn:btih:${H}`],
	[`urn:btih:${B}`],
	[`xt=urn:btih:${H}`],
	[`?xt=urn:btih:${H}&dn=x`],
	[`magnet:xt=urn:btih:${H}`],
	[`magnet:/?xt=urn:btih:${H}`],
	[`magnet://?xt=urn:btih:${H}`],
	[`magnet: ?xt=urn:btih:${H}`],
	[`magnet:?xt=urn:btih: ${H}`],
	[`magnet:?xt=urn:sha1:AAAA&xt=urn:btih:${H}`],
	[`magnet:?xt=urn:btih:${H}&xt=urn:ed2k:31d6cfe0d16ae931b73c59d7e0c089c0`],
	[`hash: ${H}`],
	[`{"magnet":"magnet:?xt=urn:btih:${H}&dn=x"}`],
	[`{"infoHash":"${H}"}`],
	[`'${H}'`],
	[`magnet:?xt=urn:btih:${H}\u0026dn=x`],
	[`magnet:?xt=urn:btih:${H}\\u0026dn=x`],
	[`magnet:?xt=urn%3abtih%3a${H}`],
	[`http://localhost:8090/stream?link=magnet:?xt=urn:btih:${H}&index=1`],
	[`https://example.org/?magnet=magnet%3A%3Fxt%3Durn%3Abtih%3A${H}%26dn%3Dx`],
	[`magnet:?xt=urn:btih:${H}magnet:?xt=urn:btih:${H}`],
	[`magnet:?xt=urn:btih:${H}&dn=x\u00a0`],
	[`magnet:?xt=urn:btih:${H}&tr=https://tracker.example/${'a'.repeat(40)}/announce`],
	[`&#109;agnet:?xt=urn:btih:${H}`],
	[`magnet:?xt=urn:btih:${H}&#38;dn=x`],
	[`magnet:?xt=urn:btih:${H}&#x26;dn=x`],
	[`ｍａｇｎｅｔ：？ｘｔ＝ｕｒｎ：ｂｔｉｈ：${H}`],
])('a magnet as it is pasted: %j', (text) => {
	const { hash, magnet = '' } = magnetSource(text);
	expect(hash).toBe(H);
	expect(magnet).not.toMatch(/amp;|u0026|\s/);
});

const PATTERNS = {
	links: compile([
		'/(http|https):\\/\\/(\\w+\\.)?1fichier\\.com\\/\\?\\w+/',
		'/https?:\\/\\/(www\\.)?rapidgator\\.net\\/file\\/\\w+/',
		'/https?:\\/\\/mega\\.(nz|co\\.nz)\\/(#!|file\\/)[\\w!#-]+/',
	]).patterns,
	folders: compile(['/https?:\\/\\/mega\\.nz\\/(#F!|folder\\/)[\\w!#-]+/']).patterns,
};

/** As forums, JSON and bug reports write links. */
it.each<[string, string[]]>([
	['https://1fichier.com/?abc123&af=62851', ['https://1fichier.com/?abc123&af=62851']],
	['https://1fichier.com/?abc123;https://1fichier.com/?abc124', ['https://1fichier.com/?abc123', 'https://1fichier.com/?abc124']],
	['https://1fichier.com/?abc123https://1fichier.com/?abc124', ['https://1fichier.com/?abc123', 'https://1fichier.com/?abc124']],
	['[url=https://1fichier.com/?abc123]Link[/url]', ['https://1fichier.com/?abc123']],
	['[url]https://rapidgator.net/file/abc/x.rar.html[/url]', ['https://rapidgator.net/file/abc/x.rar.html']],
	['<a href=https://rapidgator.net/file/abc>x</a>', ['https://rapidgator.net/file/abc']],
	['{"link":"https:\\/\\/1fichier.com\\/?abc123"}', ['https://1fichier.com/?abc123']],
	['https://mega.nz/#F!AbCd!KEY', ['https://mega.nz/#F!AbCd!KEY']],
	['https://mega.nz/folder/AbCd#KEY', ['https://mega.nz/folder/AbCd#KEY']],
	['hxxps://1fichier.com/?abc123', ['https://1fichier.com/?abc123']],
	['1fichier.com/?abc123', ['https://1fichier.com/?abc123']],
	['rapidgator.net/file/abc', ['https://rapidgator.net/file/abc']],
	['HTTPS://1FICHIER.COM/?ABC123', ['HTTPS://1FICHIER.COM/?ABC123']],
	['https://real-debrid.com/d/ABCDEFGHIJKLM', ['https://real-debrid.com/d/ABCDEFGHIJKLM']],
	['real-debrid.com/d/ABCDEFGHIJKLM/', ['https://real-debrid.com/d/ABCDEFGHIJKLM']],
	['https://1fichier.com/?abc123|https://1fichier.com/?abc124', ['https://1fichier.com/?abc123', 'https://1fichier.com/?abc124']],
	['https://1fichier.com/?abc123、https://1fichier.com/?abc124。', ['https://1fichier.com/?abc123', 'https://1fichier.com/?abc124']],
	['**https://1fichier.com/?abc123**', ['https://1fichier.com/?abc123']],
	['(https://1fichier.com/?abc123)', ['https://1fichier.com/?abc123']],
	['https%3A%2F%2F1fichier.com%2F%3Fabc123', ['https://1fichier.com/?abc123']],
	['https://1fichier.com/?abc123\\nhttps://1fichier.com/?abc124', ['https://1fichier.com/?abc123', 'https://1fichier.com/?abc124']],
])('links as they are pasted: %j', (text, links) => {
	expect(findLinks(text, PATTERNS).map(({ link }) => link)).toEqual(links);
});
