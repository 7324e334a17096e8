import type { LinearPattern } from '../../../shared/util/pattern/linearPattern';
import { patternOrError } from '../../../shared/util/pattern/tree';
import { textsIn } from '../../client/answers';
import type { RealDebridApi } from '../../client/api';
import { phpPattern } from './phpPattern';

type LinkKind = 'link' | 'folder' | 'container';

export interface FoundLink {
	link: string;
	kind: LinkKind;
}

interface Patterns {
	links: LinearPattern[];
	folders: LinearPattern[];
}

/** What Real-Debrid recognises, in its own words. What of it cannot be used here is said above the output. */
export async function readPatterns(api: RealDebridApi): Promise<Patterns> {
	const [linkPatterns, folderPatterns] = await Promise.all([api.client.get('/hosts/regex'), api.client.get('/hosts/regexFolder')]);
	const links = textsIn(linkPatterns, 'the patterns of links');
	const folders = textsIn(folderPatterns, 'the patterns of folder links');
	const read = { links: compile(links), folders: compile(folders) };
	const unread = [...read.links.unread, ...read.folders.unread];
	if (unread.length > 0) api.hint(unreadHint(unread, links.length + folders.length));
	return { links: read.links.patterns, folders: read.folders.patterns };
}

/** Names a few; a list of hundreds would hide everything else. */
const unreadHint = (unread: string[], count: number): string =>
	`${unread.length} of ${count} patterns of Real-Debrid cannot be used here, so a link that only they recognise was left out: ` +
	`${unread.slice(0, 3).join('; ')}${unread.length > 3 ? '; …' : ''}`;

/** PHP's patterns, and in words which of them cannot be used. Pure. */
export function compile(literals: string[]): { patterns: LinearPattern[]; unread: string[] } {
	const patterns: LinearPattern[] = [];
	const unread: string[] = [];
	for (const literal of literals) {
		const read = patternOrError(() => phpPattern(literal));
		if (read instanceof Error) unread.push(`"${literal.slice(0, 80)}" (${read.message})`);
		else patterns.push(read);
	}
	return { patterns, unread };
}

/** An address ends at blanks, quotes and the punctuation of Chinese and Japanese texts; it may lack its scheme. */
const ADDRESS =
	/(?:https?:\/\/|(?<![\w./@%-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,10}\/)[^\s<>"'`\\|^{}[\]\u2018-\u201f\u2026\u3000-\u3002\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+/gi;
/** Two addresses with a sign or nothing in between; one behind `=` or `/` is a part of the other. */
const NEXT_ADDRESS = /[,;](?=https?:\/\/|(?:www\.)?real-debrid\.com\/d\/)|(?<=[\w)])(?=https?:\/\/)/i;
const OWN_LINK = /^https?:\/\/(?:www\.)?real-debrid\.com\/d\/[A-Z0-9]{13,}$/i;
const OWN_TAIL = /^(https?:\/\/(?:www\.)?real-debrid\.com\/d\/[A-Z0-9]{13,64})[/?#].*$/i;
const CONTAINER = /\.(rsdf|ccf3?|dlc)(\?|$)/i;

/** Longer addresses are no links. */
const LONGEST_ADDRESS = 2_000;

/** Something at a host with a dot in its name: hundreds of patterns need not be asked about the rest. */
const FILE_AT_HOST = /^https?:\/\/[^/?#.]{1,63}\.[^/?#]{1,190}[/?#]./i;

/** Every link in a text that Real-Debrid may take, once each, in the order of the text. Pure. */
export function findLinks(text: string, patterns: Patterns): FoundLink[] {
	return [...addressesIn(text)].flatMap((link) => {
		const kind = link.length > LONGEST_ADDRESS || !FILE_AT_HOST.test(link) ? undefined : kindOf(link, patterns);
		return kind === undefined ? [] : [{ link, kind }];
	});
}

function addressesIn(text: string): Set<string> {
	const found = new Set(plainAddresses(text).match(ADDRESS) ?? []);
	return new Set([...found].flatMap((raw) => raw.split(NEXT_ADDRESS)).map(tidy));
}

/** Without the escapes of HTML, JSON and addresses, and with schemes that somebody made harmless. */
const plainAddresses = (text: string): string =>
	text
		.replaceAll(/&(?:amp;|#0?38;|#x26;)+/gi, '&')
		.replaceAll('\\/', '/')
		.replaceAll('\\u0026', '&')
		.replaceAll(/\\[nrt](?=\W|https?:)/g, ' ')
		.replaceAll(/hxxp(s?):\/\//gi, 'http$1://')
		.replaceAll(/https?%3a%2f%2f[^\s"'<>]+/gi, decoded);

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** Without the punctuation behind it; a closing bracket stays where the address opened one. */
function tidy(raw: string): string {
	const punctuation = raw.includes('(') ? ',.;:!?*' : '),.;:!?*';
	let end = raw.length;
	while (end > 0 && punctuation.includes(raw.charAt(end - 1))) end--;
	const address = raw.slice(0, end);
	const whole = /^https?:/i.test(address) ? address : `https://${address}`;
	return whole.length > LONGEST_ADDRESS ? whole : whole.replace(OWN_TAIL, '$1');
}

/** Folders first: their patterns are the narrower ones. */
function kindOf(address: string, { links, folders }: Patterns): LinkKind | undefined {
	if (OWN_LINK.test(address)) return 'link';
	if (folders.some((pattern) => pattern.test(address))) return 'folder';
	if (links.some((pattern) => pattern.test(address))) return 'link';
	return CONTAINER.test(address) ? 'container' : undefined;
}
