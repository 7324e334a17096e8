import { InputError } from '../../shared/node/errors';

/** A Trakt list as a person names it: by its owner and slug, or by its number. */
export interface ListReference {
	/** Absent for a list named by its number alone. */
	user?: string;
	/** Slug or number; the word `watchlist` means the user's watchlist. */
	list: string;
	/** What is no personal list; an official one is read like those, and cannot be changed. */
	kind?: 'official' | 'smart' | 'favorites' | 'collection';
	/** How outputs and history name it: `justin/star-wars`. */
	label: string;
}

const HELP =
	'Write user/list (for example justin/star-wars), me/list for a list of your own, or the address of the list from trakt.tv or app.trakt.tv (personal, official and smart lists, a watchlist, favorites or collection). Separate several by commas or lines.';

/** Nobody syncs so many lists; what has more is no list of lists. */
const MOST_ENTRIES = 10_000;

/**
 * Reads the Lists field: `user/list`, a trakt.tv or app.trakt.tv address, or several of them
 * separated by commas or lines. A list that is named twice is read once.
 *
 * @throws InputError that names the entry which cannot be read
 */
export function parseListReferences(text: string, field = 'Lists'): ListReference[] {
	const byLabel = new Map<string, ListReference>();
	let count = 0;
	for (const line of text.split(/[\n\r]+/)) {
		for (const entry of entriesOf(line)) {
			if (++count > MOST_ENTRIES) throw new InputError(field, `has more than ${MOST_ENTRIES} entries`, 'Use several nodes.');
			const reference = parseListReference(entry, field);
			const name = reference.label.toLowerCase();
			byLabel.set(name, byLabel.get(name) ?? reference);
		}
	}
	if (byLabel.size === 0) throw new InputError(field, 'is empty', HELP);
	return [...byLabel.values()];
}

/** Is a part between commas the rest of the address before it? trakt.tv puts commas there (`?sort=rank,asc`). */
const OF_A_QUERY = /^(?!https?:|[^\s/]+\/)\S+\s*$/i;

/** The entries of one line. */
function entriesOf(line: string): string[] {
	const entries: string[] = [];
	let hasQuery = false;
	for (const part of line.split(',')) {
		const entry = part.trim();
		if (entry === '' || (hasQuery && OF_A_QUERY.test(part))) continue;
		const query = ADDRESS.test(entry) ? entry.search(/[?#]/) : -1;
		hasQuery = query >= 0 && !/\s/.test(entry.slice(query));
		entries.push(entry);
	}
	return entries;
}

const ADDRESS = /^(?:https?:\/\/|(?:www\.|app\.|m\.)?trakt\.tv\/)/i;

function parseListReference(entry: string, field: string): ListReference {
	const reference = ADDRESS.test(entry) ? fromAddress(entry) : fromNames(entry.split('/').map((part) => part.trim()));
	if (reference) return reference;
	throw new InputError(field, `has an entry that is not a Trakt list: ${shorten(entry)}`, HELP);
}

const TRAKT_HOSTS = ['trakt.tv', 'www.trakt.tv', 'app.trakt.tv', 'm.trakt.tv'];

function fromAddress(address: string): ListReference | undefined {
	const whole = /^https?:/i.test(address) ? address : `https://${address}`;
	if (!URL.canParse(whole)) return undefined;
	const { hostname, pathname } = new URL(whole);
	if (!TRAKT_HOSTS.includes(hostname.toLowerCase())) return undefined;
	const parts = pathname
		.split('/')
		.filter((segment) => segment !== '')
		.map(decoded);
	const [place = '', ...more] = /^[a-z]{2}(?:-[a-z]{2,4})?$/i.test(parts[0] ?? '') ? parts.slice(1) : parts;
	if (place === 'lists') return ofNobody(more);
	return place === 'users' || place === 'profile' ? ofUser(more) : undefined;
}

/** /lists/ID, /lists/official/SLUG, /lists/SLUG, /lists/smart/view/ID */
function ofNobody([first = '', second = '', third = '']: string[]): ListReference | undefined {
	if (first === 'smart') {
		const id = second === 'view' ? third : second;
		return NAME.test(id) ? { kind: 'smart', list: id, label: `trakt.tv/lists/smart/view/${id}` } : undefined;
	}
	const slug = first === 'official' ? second : first;
	if (/^\d+$/.test(slug)) return fromNames(['lists', slug]);
	return NAME.test(slug) ? { kind: 'official', list: slug, label: `trakt.tv/lists/official/${slug}` } : undefined;
}

/** /users/USER/lists/LIST, and the pages of what a user wants, likes best and owns. */
function ofUser([user = '', what = '', list = '']: string[]): ListReference | undefined {
	if (what === 'watchlist') return fromNames([user, 'watchlist']);
	if ((what === 'favorites' || what === 'collection') && NAME.test(user)) {
		return { user, list: what, kind: what, label: `trakt.tv/users/${user}/${what}` };
	}
	return what === 'lists' && list !== 'view' ? fromNames([user, list]) : undefined;
}

function decoded(segment: string | undefined): string {
	if (segment === undefined) return '';
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** Slugs as Trakt makes them, and names as people give them; anything else is a typing error, or an attack. */
const NAME = /^[\p{L}\p{N}\p{Extended_Pictographic}](?:[\p{L}\p{N}\p{M}\p{Extended_Pictographic}._ '’!&()+-]|\u200d){0,199}$/u;

function fromNames(names: string[]): ListReference | undefined {
	const [user, list, ...more] = names.filter((name) => name !== '');
	if (user === undefined || list === undefined || more.length > 0) return undefined;
	if (!NAME.test(user) || !NAME.test(list)) return undefined;
	if (user === 'lists') return /^\d+$/.test(list) ? { list, label: `lists/${list}` } : undefined;
	return { user, list, label: `${user}/${list}` };
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
