import type { IDataObject } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import { InputError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import { resourceLocator } from '../../shared/node/fields';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import { parseListReferences, type ListReference } from './listReference';

/** What a personal list can hold. */
export const LISTABLE: readonly MediaType[] = ['movie', 'show', 'season', 'episode', 'person'];

/** The List field: a pick from a searchable drop-down, an address, or user/list. */
export const listField = resourceLocator('List', 'list', 'A list of your own, one you like, or any public one', {
	required: true,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchLists', searchable: true } },
		{ displayName: 'By URL', name: 'url', type: 'string', placeholder: 'https://app.trakt.tv/users/justin/lists/star-wars' },
		{ displayName: 'By User/List', name: 'id', type: 'string', placeholder: 'justin/star-wars, or me/weekend' },
	],
});

/**
 * Reads the List field. A bare slug or number, as other operations give it, means a list of one's own
 * or a list by its number; an object is a list from another node.
 *
 * @throws InputError when it names no list
 */
export const listReferenceOf = (item: ItemInput<typeof listField>): ListReference => parseLocator(item.raw('list'));

/** The same where entries are read: watchlists, favorites, collections and smart lists as well. */
export const readableListOf = (item: ItemInput<typeof listField>): ListReference => parseAny(item.raw('list'), 'List');

/** The same for the value of a List field, or of one of another name. */
export function parseLocator(value: unknown, field = 'List'): ListReference {
	const reference = parseAny(value, field);
	const what = reference.list === 'watchlist' ? 'watchlist' : reference.kind;
	if (what === undefined || what === 'official') return reference;
	const [name, resource] = OTHERS[what];
	throw new InputError(field, `is ${name}`, field === 'List' ? `Choose the resource ${resource} in place of List.` : 'Choose a list.');
}

const OTHERS = {
	watchlist: ['a watchlist', 'Watchlist'],
	favorites: ['somebody’s favorites', 'Favorite'],
	collection: ['a collection', 'Collection'],
	smart: ['a smart list', 'Smart List'],
} as const;

function parseAny(value: unknown, field: string): ListReference {
	const text = textOf(value).trim();
	if (/^\d+$/.test(text)) return { list: text, label: `lists/${text}` };
	const [reference, more] = parseListReferences(/^[^/,]+$/.test(text) ? `me/${text}` : text, field);
	if (reference === undefined || more !== undefined) throw new InputError(field, 'names several lists', 'Give one list.');
	return reference;
}

function textOf(value: unknown): string {
	if (typeof value !== 'object' || value === null) return asText(value);
	const { value: picked, ids, user } = value as IDataObject & { ids?: IDataObject };
	if (ids === undefined) return textOf(picked);
	const owner = typeof user === 'object' ? (user as { ids?: IDataObject } | null)?.ids?.slug : user;
	return owner === undefined || ids.slug === undefined ? asText(ids.trakt) : `${asText(owner)}/${asText(ids.slug)}`;
}

/** The path of a list to read. */
export function listPath({ user, list }: ListReference): string {
	return user === undefined ? path`/lists/${list}` : path`/users/${user}/lists/${list}`;
}

/** What is read of a list: some of its types, in some order; Trakt's own preference when absent. */
export interface ListView {
	/** `movie`, `show`, `season`, `episode` or `person`. */
	type?: string;
	by?: string;
	how?: string;
}

/** The path of the entries of anything that a list reference can name. */
export function entriesPath(reference: ListReference, { type, by, how = 'asc' }: ListView = {}): string {
	const { user = 'me', list, kind } = reference;
	const sorted = by === undefined ? '' : `/${by}/${how}`;
	const plural = type === undefined ? undefined : `${type}s`;
	if (kind === 'smart') return path`/smart-lists/${list}/items/${type ?? 'movie,show'}/${by ?? 'rank'}/${how}`;
	if (kind === 'collection') return path`/users/${user}/collection/${plural ?? 'media'}`;
	if (kind === 'favorites' || list === 'watchlist') {
		const tail = plural === undefined && sorted === '' ? '' : `/${plural ?? 'all'}${sorted}`;
		return `${path`/users/${user}/${list}`}${tail}`;
	}
	const tail = type === undefined && sorted === '' ? '' : `/${type ?? 'all'}${sorted}`;
	return `${listPath(reference)}/items${tail}`;
}

/**
 * The path of a list to write; one that is known by its number alone has to be one's own.
 *
 * @throws InputError for an official list
 */
export function ownListPath({ user = 'me', list, kind }: ListReference): string {
	if (kind === undefined) return path`/users/${user}/lists/${list}`;
	throw new InputError('List', 'is an official list of Trakt', 'It cannot be changed. Choose a list of your own.');
}
