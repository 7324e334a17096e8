import { asText } from '../../shared/util/text';
import { withoutEnding } from '../../shared/util/withoutEnding';
import { givenCode, spokenCode } from './accessCode';
import { isKnownHost, PAN_DOMAINS, panHost, type PanHost } from './panHosts';

/** A share link that can be opened as it is. */
export interface Link {
	/** Without the access code. */
	url: string;
	/** '' when there is none. */
	accessCode: string;
	/** With the access code where the site takes it from the address. */
	fullUrl: string;
}

/** What an unlock answers. */
export interface LinkAnswer {
	url?: unknown;
	access_code?: unknown;
	full_url?: unknown;
}

/** A link has some hundred characters; a title and words come with it. */
const LONGEST_TEXT = 20_000;

/**
 * Makes a link of what an unlock answers. Anything may stand around it: 115 answers put everything into
 * one line (`https://115.com/s/abc?password=kd19# 标题 访问码：kd19 复制这段内容…`), sharers type what they like.
 */
export function cleanLink(answer: LinkAnswer): Link {
	const [text, fullText] = [plainText(asText(answer.url)), plainText(asText(answer.full_url))];
	const found = linkIn(text) || linkIn(fullText);
	const full = linkIn(fullText) || found;
	const given = givenCode(plainText(asText(answer.access_code)));
	if (!isWeb(found)) return { url: found, accessCode: given, fullUrl: full };
	const accessCode =
		given || codeInAddress(found) || codeInAddress(full) || spokenCode(wordsAround(text)) || spokenCode(wordsAround(fullText));
	return { url: withoutCode(found), accessCode, fullUrl: codeInAddress(full) === '' ? withCode(full, accessCode) : full };
}

/** Is there a link in the answer at all? */
export const hasLink = (answer: LinkAnswer): boolean => {
	const [text, fullText] = [plainText(asText(answer.url)), plainText(asText(answer.full_url))];
	return linkIn(text) !== '' || linkIn(fullText) !== '';
};

const ESCAPES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', nbsp: ' ' };

/** Full-width signs and letters, which Chinese keyboards type. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Without HTML's escapes, full-width signs and characters that nobody sees. */
function plainText(text: string): string {
	return (
		text
			.slice(0, LONGEST_TEXT)
			.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
			.replace(/&(?:amp;|#38;|#x26;)+/gi, '&')
			.replace(/&(lt|gt|quot|#39|#34|nbsp);/gi, (_, name: string) => ESCAPES[name.toLowerCase()] ?? '')
			// Two addresses without anything in between; one behind `=` is a parameter of the other.
			.replace(/([^=/\s])(?=https?:\/\/)/gi, '$1 ')
			.replace(FULL_WIDTH, (sign) => (KEPT_WIDE.has(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
	);
}

/** These end an address; their plain forms may stand in one. */
const KEPT_WIDE = new Set(['（', '）', '，', '；', '！', '［', '］', '｛', '｝', '｜', '～', '＂', '＇', '＜', '＞']);

/** Magnets and ed2k links first: their parameters hold web addresses. */
function linkIn(text: string): string {
	return magnetIn(text) || ed2kIn(text) || webIn(text) || (OTHER_SCHEME.exec(text)?.[0] ?? '');
}

/** `thunder:`, `ftp:` and the like */
const OTHER_SCHEME = /[a-z][a-z0-9+.-]{1,15}:\/\/[\x21-\x7e]+/i;

const isWeb = (link: string): boolean => /^https?:/i.test(link);

const MAGNET_PARAMETER = /&(?:xt|tr|dn|xl|ws|as|xs|kt|mt|so)(?:\.\d+)?=|^(?:xt|dn)(?:\.\d+)?=/i;

/** A name may hold spaces and Chinese; behind every other parameter they end the link. */
function magnetIn(text: string): string {
	const start = text.search(/magnet:\?/i);
	if (start < 0) return '';
	const next = text.slice(start + 8).search(/magnet:\?/i);
	const words = text.slice(start, next < 0 ? undefined : start + 8 + next).split(/\s+/);
	let last = 0;
	for (let at = 1; at < words.length; at++) if (MAGNET_PARAMETER.test(words[at] ?? '')) last = at;
	const parameters = words
		.slice(0, last + 1)
		.join('%20')
		.split('&')
		.map((parameter) => (/^(?:magnet:\?)?dn=/i.test(parameter) ? parameter : (parameter.split(/[^\x21-\x7e]/, 1)[0] ?? '')))
		.filter((parameter) => parameter !== '');
	return withoutEnding(parameters.join('&'), '#,;"\'<>)]');
}

/** `ed2k://|file|name|size|hash|…|/`, and the sources that may follow. */
function ed2kIn(text: string): string {
	const start = text.search(/ed2k:\/\//i);
	if (start < 0) return '';
	const rest = text.slice(start);
	if (!rest.slice(7).startsWith('|')) return /^\S+/.exec(rest)?.[0] ?? '';
	const fields = rest.split('|');
	const end = fields.findIndex((field, at) => at > 3 && field.startsWith('/'));
	// Cut off: the hash is the fifth field and holds no space.
	if (end < 0) return [...fields.slice(0, 4), ...fields.slice(4, 5).map((hash) => /^\S*/.exec(hash)?.[0] ?? '')].join('|').trimEnd();
	const sources = (fields[end] ?? '') === '/' && fields[end + 1]?.startsWith('sources') && fields[end + 2]?.startsWith('/') ? end + 2 : end;
	return `${fields.slice(0, sources).join('|')}|/`;
}

const WEB = /https?:\/\/[\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/gi;

/** The address of a known host before others, which may be an advertisement; '' when there is none. */
function webIn(text: string): string {
	const addresses = (text.match(WEB) ?? []).map(trimmed).filter((address) => URL.canParse(address));
	const known = addresses.find((address) => isKnownHost(hostOf(address)));
	return known ?? addresses.find((address) => !ADVERTISED.test(address)) ?? (withoutScheme(text) || (addresses[0] ?? ''));
}

/** Sharers put their channel and the page of the film in front. */
const ADVERTISED =
	/^https?:\/\/(?:[a-z0-9-]+\.){0,3}(?:t\.me|telegram\.me|hdhive\.com|re0\.me|douban\.com|themoviedb\.org|imdb\.com)(?:[/?#]|$)/i;

/** "115.com/s/abc 访问码…", "//115.com/s/abc" */
function withoutScheme(text: string): string {
	for (const part of text.split(/[^\x21-\x7e]+/)) {
		const word = part.startsWith('//') ? part.slice(2) : part;
		const lower = word.toLowerCase();
		const isShare = PAN_DOMAINS.some((domain) => lower.startsWith(`${domain}/`) || lower.slice(0, 60).includes(`.${domain}/`));
		const address = trimmed(`https://${word}`);
		if (isShare && isKnownHost(hostOf(address))) return address;
	}
	return '';
}

/** Signs at the end belong to the sentence. Words that were escaped into the address end it, too. */
function trimmed(address: string): string {
	return withoutEnding(endedByWords(address), '.,;:!?*#&()[]$');
}

const ESCAPED_WORDS = /%(?:EF%BC%88|E8%AE%BF%E9%97%AE|E6%8F%90%E5%8F%96|E5%AF%86%E7%A0%81)/i;

function endedByWords(address: string): string {
	const at = address.search(ESCAPED_WORDS);
	return at < 0 ? address : address.slice(0, at);
}

const hostOf = (address: string): PanHost => panHost(URL.canParse(address) ? new URL(address).hostname : '');

/** The text without its addresses, whose parameters may read like a code; what was escaped into them counts as text. */
const wordsAround = (text: string): string =>
	text.replace(WEB, (address) => ` ${plainText(decoded(address.slice(endedByWords(address).length)))} `);

interface Parts {
	base: string;
	/** `name=value` as they stand; a bare query is one of them. */
	query: string[];
	/** With its `#`; '' when there is none. */
	fragment: string;
}

/** Taken apart as text: `URLSearchParams` would write a bare query (`?1A5Cw`) in another way. */
function partsOf(address: string): Parts {
	const hash = address.indexOf('#');
	const [beforeHash, fragment] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)];
	const question = beforeHash.indexOf('?');
	if (question < 0) return { base: beforeHash, query: [], fragment };
	return {
		base: beforeHash.slice(0, question),
		query: beforeHash
			.slice(question + 1)
			.split('&')
			.filter((one) => one !== ''),
		fragment,
	};
}

const joined = ({ base, query, fragment }: Parts): string => `${base}${query.length > 0 ? `?${query.join('&')}` : ''}${fragment}`;

const nameOf = (parameter: string): string => decoded(parameter.split('=')[0] ?? '');

function codeInAddress(address: string): string {
	if (!isWeb(address)) return '';
	const { reads } = hostOf(address);
	const { query } = partsOf(address);
	for (const name of reads) {
		const found = query.find((one) => nameOf(one).toLowerCase() === name.toLowerCase());
		const code = decoded(found?.slice(found.indexOf('=') + 1) ?? '').trim();
		if (code !== '') return code;
	}
	return '';
}

function withoutCode(address: string): string {
	const host = hostOf(address);
	const parts = partsOf(address);
	const names = host.reads.map((name) => name.toLowerCase());
	const query = parts.query.filter((one) => !names.includes(nameOf(one).toLowerCase()));
	return joined({ ...parts, query, fragment: host.titleInFragment === true ? '' : parts.fragment });
}

function withCode(address: string, code: string): string {
	const { writes } = hostOf(address);
	if (!isWeb(address)) return address;
	const parts = partsOf(withoutCode(address));
	if (code === '' || writes === undefined) return joined(parts);
	return joined({ ...parts, query: [...parts.query, `${writes}=${encodeURIComponent(code)}`] });
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
