import { InputError } from '../../../shared/node/errors';

/** @param hash 40 hexadecimal characters, lower case */
interface Magnet {
	hash: string;
	magnet: string;
}

const FIELD = 'Magnet or Hash';
const HEX = /^[0-9a-f]{40}$/i;
const BASE32 = /^[A-Z2-7]{32}$/i;
const BARE = /(?<![0-9a-z])(?:[0-9a-f]{40}|[a-z2-7]{32})(?![0-9a-z])/gi;
const BARE_V2 = /(?<![0-9a-z])(?:1220)?[0-9a-f]{64}(?![0-9a-z])/i;
const TOPIC = /[?&]xt(?:\.\d{1,3})?=urn:btih:([0-9a-z]{1,64})/gi;
const TOPIC_V2 = /[?&]xt(?:\.\d{1,3})?=urn:btmh:/i;
const PARAMETER = /&(?:xt|dn|tr|xl|as|xs|kt|mt|so|ws|x\.pe)(?:\.\d{1,3})?=/gi;
/** Nobody pastes more into a field for one torrent. */
const MOST_LINKS = 1_000;
const LINE_END = /[\r\n<>"]/;
const LAST_VALUE_END = /[\s\u2018-\u201f\u2026\u3000-\u3002\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/;

/**
 * The one torrent in a text as people paste it: a magnet with words around it, HTML-escaped or
 * percent-encoded, or a bare hash in hexadecimal or base32. Linear in the length of the text.
 * @throws InputError when there is none, more than one, or only a version 2 hash
 */
export function readMagnet(text: string): Magnet {
	const plain = unescaped(text.trim());
	const links = plain
		.split(/(?=magnet:\?)/i, MOST_LINKS)
		.filter((part) => /^magnet:\?/i.test(part))
		.map(cut);
	const found = links.length > 0 ? links.flatMap(fromLink) : fromHashes(plain);
	const count = new Set(found.map(({ hash }) => hash)).size;
	if (count > 1) {
		throw new InputError(
			FIELD,
			`holds ${count} torrents`,
			'Give each torrent an item of its own, for example with a Split Out node before this one.',
		);
	}
	return found[0] ?? refuse(plain, links);
}

function unescaped(text: string): string {
	const plain = text
		.replaceAll(/&(?:amp;|#0?38;|#x26;)+/gi, '&')
		.replaceAll('\\u0026', '&')
		.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
		.replaceAll(/urn:btih:[ \t]+/gi, 'urn:btih:');
	if (/magnet:\?/i.test(plain)) return plain;
	if (/magnet\uff1a/i.test(plain)) {
		return plain.replaceAll(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
	}
	// Some are encoded twice.
	const once = plain.replaceAll(/%(?:25)+/g, '%');
	if (!/magnet(?:%3a|:)%3f/i.test(once)) return plain;
	return once.replaceAll(/%(?:3a|3f|3d|26)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

/** Names may hold blanks, so only what follows the last parameter can be other text. */
function cut(part: string): string {
	const line = part.split(LINE_END, 1)[0] ?? '';
	let last = 0;
	if (line.includes('&')) for (const { index } of line.matchAll(PARAMETER)) last = index;
	const tail = line.slice(last).split(LAST_VALUE_END, 1)[0] ?? '';
	const link = line.slice(0, last).replaceAll(/\s/g, '%20') + tail;
	let end = link.length;
	while (end > 0 && ",.;:!*'`)]}|\\".includes(link.charAt(end - 1))) end--;
	return link.slice(0, end);
}

function fromLink(magnet: string): Magnet[] {
	if (!/xt/i.test(magnet)) return [];
	const topics = [...magnet.replaceAll(/%3a/gi, ':').matchAll(TOPIC)].map((topic) => hexOf(topic[1] ?? ''));
	return topics.filter((hash) => hash !== '').map((hash) => ({ hash, magnet }));
}

/** Addresses carry keys and ids that look like hashes: none is taken from them. */
function fromHashes(text: string): Magnet[] {
	if (/https?:\/\//i.test(text)) return [];
	return [...text.matchAll(BARE)].map(([found]) => {
		const hash = hexOf(found);
		return { hash, magnet: `magnet:?xt=urn:btih:${hash}` };
	});
}

function refuse(text: string, links: string[]): never {
	if (links.some((link) => TOPIC_V2.test(link.replaceAll(/%3a/gi, ':'))) || (links.length === 0 && BARE_V2.test(text))) {
		throw new InputError(
			FIELD,
			'is a BitTorrent version 2 torrent, which Real-Debrid does not support',
			'Use a version 1 or hybrid torrent of the same title: its magnet link holds urn:btih:.',
		);
	}
	const isAddress = /https?:\/\//i.test(text) && links.length === 0;
	throw new InputError(
		FIELD,
		`${isAddress ? 'is a web address: it ' : ''}is neither a magnet link nor an info hash`,
		isAddress
			? 'Give a download address of Prowlarr or Jackett alone, without other text, or the magnet link itself.'
			: 'Give a link that starts with magnet:?xt=urn:btih: or the 40 characters of the hash.',
	);
}

/** @returns 40 hexadecimal characters; empty for anything that is no hash */
function hexOf(hash: string): string {
	if (HEX.test(hash)) return hash.toLowerCase();
	return BASE32.test(hash) ? fromBase32(hash) : '';
}

function fromBase32(text: string): string {
	const bits = [...text.toUpperCase()]
		.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const bytes = bits.match(/.{8}/g) ?? [];
	return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}
