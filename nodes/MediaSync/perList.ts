import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { parseListReferences } from '../Trakt/listReference';
import { InputError } from '../shared/errors';
import type { ItemInput } from '../shared/operation';
import { asText } from '../shared/text';
import { targetFieldsOfRow } from './targets/registry';

const FIELD = 'Per-List Settings';

export const perListField: INodeProperties = {
	displayName: FIELD,
	name: 'perList',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add list',
	default: {},
	description:
		'Other settings of the target for single lists. What is left empty here, and every list without an entry, uses the fields of the target below.',
	options: [
		{
			displayName: 'List',
			name: 'settings',
			values: [
				{
					displayName: 'List',
					name: 'list',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. justin/star-wars',
					description: 'One of the lists above, written in the same way; several may share an entry',
				},
				...targetFieldsOfRow,
			],
		},
	],
};

/** The rows of Per-List Settings, as they are. */
export const rowsOf = (item: ItemInput): IDataObject[] =>
	(item.collection('perList').settings as IDataObject[] | undefined) ?? [];

/**
 * The row of each list that has one.
 *
 * @param labels of the lists that are synced
 * @throws InputError for a row whose list is not one of them
 */
export function rowPerList(rows: IDataObject[], labels: string[]): Map<string, IDataObject> {
	const found = new Map<string, IDataObject>();
	for (const row of rows) {
		for (const { label } of parseListReferences(asText(row.list), FIELD)) {
			const known = labels.find((one) => one.toLowerCase() === label.toLowerCase());
			if (known === undefined) {
				throw new InputError(FIELD, `names ${label}, which "Lists" does not have`, `Write the list as it stands in Lists: ${labels.join(', ')}.`);
			}
			found.set(known, row);
		}
	}
	return found;
}
