import type { IDataObject } from 'n8n-workflow';
import { parseListReferences, type ListReference } from '../../Trakt/client';
import { located } from '../../shared/media/titleLocator';
import type { Field } from '../../shared/node/field';
import { resourceLocator, string } from '../../shared/node/fields';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';

/** As many lists as one likes, each picked, by its address or by its name. */
export const chosenListsField: Field<'chosenLists', 'fixedCollection'> = {
	displayName: 'Lists',
	name: 'chosenLists',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add list',
	default: { list: [{ list: { __rl: true, mode: 'list', value: '' } }] },
	description: 'The Trakt lists to sync: your own, those you work on or like, or any public one',
	options: [
		{
			displayName: 'List',
			name: 'list',
			values: [
				resourceLocator('List', 'list', 'A list of your own, one you work on or like, or any public one', {
					modes: [
						{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchLists', searchable: true } },
						{ displayName: 'By URL', name: 'url', type: 'string', placeholder: 'e.g. https://app.trakt.tv/users/justin/lists/star-wars' },
						{ displayName: 'By User/List', name: 'id', type: 'string', placeholder: 'e.g. justin/star-wars, or me/weekend' },
					],
				}),
			],
		},
	],
};

export const moreListsField = string(
	'More Lists',
	'lists',
	'More Trakt lists as user/list or as their address, separated by commas or lines; me/list is a list of your own. For expressions, and for many at once.',
	{ typeOptions: { rows: 2 }, placeholder: 'e.g. justin/star-wars, https://app.trakt.tv/users/justin/lists/star-wars' },
);

/**
 * The lists of both fields, each once.
 *
 * @throws InputError for an entry that is no list, and where there is none at all
 */
export function listsOf(item: ItemInput<typeof chosenListsField | typeof moreListsField>): ListReference[] {
	const rows = (item.rows('chosenLists').list ?? []) as IDataObject[];
	const chosen = rows.map(({ list }) => asText(located(list)).trim()).filter((one) => one !== '');
	return parseListReferences([...chosen.map(whole), item.string('lists')].join('\n'));
}

/** A bare name is a list of one's own. */
const whole = (name: string): string => (/^[^/,]+$/.test(name) ? `me/${name}` : name);
