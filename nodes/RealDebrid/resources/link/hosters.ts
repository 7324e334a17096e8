import type { RealDebridApi } from '../../client/api';
import { textsOf } from '../../client/lists';

export type LinkKind = 'link' | 'folder' | 'container';

export interface FoundLink {
	link: string;
	kind: LinkKind;
}

export interface Patterns {
	links: RegExp[];
	folders: RegExp[];
}

/** What Real-Debrid recognises, in its own words. */
export async function readPatterns(api: RealDebridApi): Promise<Patterns> {
	const [links, folders] = await Promise.all([api.client.get('/hosts/regex'), api.client.get('/hosts/regexFolder')]);
	return { links: compile(textsOf(links)), folders: compile(textsOf(folders)) };
}

/** Patterns come with PHP's slashes around them; one that does not compile here is left out. */
export function compile(patterns: string[]): RegExp[] {
	return patterns.flatMap((pattern) => {
		const body = pattern.replace(/^\//, '').replace(/\/[a-z]*$/i, '');
		try {
			return body === '' ? [] : [new RegExp(body, 'i')];
		} catch {
			return [];
		}
	});
}

const ADDRESS = /https?:\/\/[^\s<>"'`\\|^{}[\]]+/gi;
const OWN_LINK = /^https?:\/\/real-debrid\.com\/d\/[A-Z0-9]{13,}$/i;
const CONTAINER = /\.(rsdf|ccf3?|dlc)(\?|$)/i;

/** Longer addresses are no links, and could keep a pattern busy for long. */
const LONGEST_ADDRESS = 2_000;

/** Every link in a text that Real-Debrid may take, once each, in the order of the text. Pure. */
export function findLinks(text: string, patterns: Patterns): FoundLink[] {
	const found = new Map<string, FoundLink>();
	for (const raw of text.match(ADDRESS) ?? []) {
		const address = raw.replace(/[),.;:!?*]+$/, '').replaceAll('&amp;', '&');
		const kind = address.length > LONGEST_ADDRESS ? undefined : kindOf(address, patterns);
		if (kind !== undefined && !found.has(address)) found.set(address, { link: address, kind });
	}
	return [...found.values()];
}

/** Folders first: their patterns are the narrower ones. */
function kindOf(address: string, { links, folders }: Patterns): LinkKind | undefined {
	if (OWN_LINK.test(address)) return 'link';
	if (folders.some((pattern) => pattern.test(address))) return 'folder';
	if (links.some((pattern) => pattern.test(address))) return 'link';
	return CONTAINER.test(address) ? 'container' : undefined;
}
