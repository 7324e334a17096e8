import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import { InputError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import { parseListReferences, type ListReference } from './listReference';

/** What a personal list can hold. */
export const LISTABLE: readonly MediaType[] = ['movie', 'show', 'season', 'episode', 'person'];

/** The List field: a pick from a searchable drop-down, an address, or user/list. */
export const listField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'A list of your own, one you like, or any public one',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchLists', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'https://app.trakt.tv/users/justin/lists/star-wars',
		},
		{
			displayName: 'By User/List',
			name: 'id',
			type: 'string',
			placeholder: 'justin/star-wars, or me/weekend',
		},
	],
};

/**
 * Reads the List field. A bare slug or number, as other operations give it, means a list of one's own
 * or a list by its number; an object is a list from another node.
 *
 * @throws InputError when it names no list
 */
export const listOf = (item: ItemInput): ListReference => parseLocator(item.raw('list'));

/** The same for the value of a List field, or of one of another name. */
export function parseLocator(value: unknown, field = 'List'): ListReference {
	const text = textOf(value).trim();
	if (/^\d+$/.test(text)) return { list: text, label: `lists/${text}` };
	const [reference, more] = parseListReferences(/^[^/\s,]+$/.test(text) ? `me/${text}` : text, field);
	if (reference === undefined || more !== undefined) throw new InputError(field, 'names several lists', 'Give one list.');
	if (reference.list !== 'watchlist') return reference;
	throw new InputError(field, 'is a watchlist', field === 'List' ? 'Choose the resource Watchlist in place of List.' : 'Choose a list.');
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

/** The path of a list to write; one that is known by its number alone has to be one's own. */
export function ownListPath({ user = 'me', list }: ListReference): string {
	return path`/users/${user}/lists/${list}`;
}
