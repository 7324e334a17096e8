import { InputError } from '../../shared/node/errors';

/** A Trakt list as a person names it: by its owner and slug, or by its number. */
export interface ListReference {
	/** Absent for a list named by its number alone. */
	user?: string;
	/** Slug or number; the word `watchlist` means the user's watchlist. */
	list: string;
	/** How outputs and history name it: `justin/star-wars`. */
	label: string;
}

const HELP =
	'Write user/list (for example justin/star-wars), me/list for a list of your own, or the address of the list from trakt.tv or app.trakt.tv. Separate several by commas or lines.';

/** What follows the path of an address, up to the next entry: trakt.tv puts commas there (`?sort=rank,asc`). */
const AFTER_PATH = /(https?:\/\/[^\s,?#]+)[?#](?:(?!,\s*(?:https?:|[^\s,/]+\/))\S)*/gi;

/**
 * Reads the Lists field: `user/list`, a trakt.tv or app.trakt.tv address, or several of them
 * separated by commas or lines. A list that is named twice is read once.
 *
 * @throws InputError that names the entry which cannot be read
 */
export function parseListReferences(text: string, field = 'Lists'): ListReference[] {
	const entries = text
		.replace(AFTER_PATH, '$1')
		.split(/[,\n\r]+/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	if (entries.length === 0) throw new InputError(field, 'is empty', HELP);
	const byLabel = new Map<string, ListReference>();
	for (const entry of entries) {
		const reference = parseListReference(entry, field);
		const name = reference.label.toLowerCase();
		byLabel.set(name, byLabel.get(name) ?? reference);
	}
	return [...byLabel.values()];
}

function parseListReference(entry: string, field: string): ListReference {
	const segments = /^https?:\/\//i.test(entry) ? addressSegments(entry) : entry.split('/').map((part) => part.trim());
	const reference = segments && fromSegments(segments.filter((segment) => segment !== ''));
	if (reference) return reference;
	throw new InputError(field, `has an entry that is not a Trakt list: ${shorten(entry)}`, HELP);
}

const TRAKT_HOSTS = ['trakt.tv', 'www.trakt.tv', 'app.trakt.tv'];

function addressSegments(address: string): string[] | undefined {
	if (!URL.canParse(address)) return undefined;
	const url = new URL(address);
	if (!TRAKT_HOSTS.includes(url.hostname.toLowerCase())) return undefined;
	const segments = url.pathname.split('/').filter((segment) => segment !== '');
	// /users/USER/lists/LIST, /profile/USER/lists/LIST, /lists/ID, /lists/official/ID
	const lists = segments.indexOf('lists');
	const list = segments[lists + 1] === 'official' ? segments[lists + 2] : segments[lists + 1];
	if (lists === 0) return ['lists', decoded(list)];
	const isUser = segments[0] === 'users' || segments[0] === 'profile';
	if (!isUser || segments[1] === undefined) return undefined;
	if (segments[2] === 'watchlist') return [decoded(segments[1]), 'watchlist'];
	return lists === 2 ? [decoded(segments[1]), decoded(list)] : undefined;
}

function decoded(segment: string | undefined): string {
	if (segment === undefined) return '';
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** Names and slugs as Trakt makes them; anything else is a typing error, or an attack. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u;

function fromSegments(segments: string[]): ListReference | undefined {
	const [user, list, ...more] = segments;
	if (user === undefined || list === undefined || more.length > 0) return undefined;
	if (!NAME.test(user) || !NAME.test(list)) return undefined;
	if (user === 'lists') return /^\d+$/.test(list) ? { list, label: `lists/${list}` } : undefined;
	return { user, list, label: `${user}/${list}` };
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
