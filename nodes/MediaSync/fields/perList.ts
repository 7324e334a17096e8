import type { IDataObject } from 'n8n-workflow';
import { parseListReferences } from '../../Trakt/client';
import { InputError } from '../../shared/node/errors';
import type { Field } from '../../shared/node/field';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import type { TargetKind } from '../targets/kind';
import { targetFieldsOfRow, targetKind, targetOptions } from '../targets/registry';
import { multiOptions, string, options } from '../../shared/node/fields';

const FIELD = 'Per-List Settings';

/** A row without a target of its own goes to the node's. */
const SAME = 'same';

/** n8n shows a credential by the fields of the node, never by those of a row: so these are named once more. */
export const otherTargetsField = multiOptions(
	'Other Targets',
	'otherTargets',
	targetOptions,
	'More targets that single lists go to: choose their credentials above and, in Per-List Settings, which list goes where',
);

export const perListField: Field<'perList', 'fixedCollection'> = {
	displayName: FIELD,
	name: 'perList',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add list',
	default: {},
	description:
		'Another target, or other settings of it, for single lists. What is left empty here, and every list without an entry, uses the target of the node and its fields.',
	options: [
		{
			displayName: 'List',
			name: 'settings',
			values: [
				string('List', 'list', 'One of the lists above, as user/list or as its address; several may share an entry', {
					required: true,
					placeholder: 'e.g. justin/star-wars',
				}),
				options(
					'Target',
					'target',
					[{ name: 'Same as Above', value: SAME, description: 'The target of the node' }, ...targetOptions],
					'Where the titles of this list are added; another one than that of the node has to be among Other Targets',
				),
				...targetFieldsOfRow(SAME),
			],
		},
	],
};

/** The lists of a sync that may go to several targets. */
export interface SyncLists {
	labels: string[];
	/** The rows of Per-List Settings, as they are. */
	rows: IDataObject[];
	/** The lists that the field List of a row names. @throws InputError for one that cannot be read */
	named: (text: string) => string[];
	/** The target of its own that a row names. @throws InputError for one that is not among Other Targets */
	targetOf: (row: IDataObject) => TargetKind | undefined;
}

type ListSettings = typeof perListField | typeof otherTargetsField;

/** @param labels of the Trakt lists that are synced */
export const syncListsOf = (item: ItemInput<ListSettings>, labels: string[]): SyncLists => ({
	labels,
	rows: rowsOf(item),
	named: (text) => parseListReferences(text, FIELD).map(({ label }) => label),
	targetOf: (row) => targetOfRow(row, item),
});

/**
 * The lists of input items. Of one that has settings no item may come today.
 *
 * @param labels of the lists that items came of
 * @param absent told of each list that a row names and that is not among them
 */
export function inputListsOf(item: ItemInput<ListSettings>, labels: string[], absent: (list: string) => void): SyncLists {
	const named = (text: string) =>
		text
			.split(/[,\r\n]+/)
			.map((name) => name.trim())
			.filter((name) => name !== '');
	const isHere = (name: string) => labels.some((label) => label.toLowerCase() === name.toLowerCase());
	const rows = rowsOf(item);
	for (const row of rows)
		named(asText(row.list))
			.filter((name) => !isHere(name))
			.forEach(absent);
	return { labels, rows, named: (text) => named(text).filter(isHere), targetOf: (row) => targetOfRow(row, item) };
}

const rowsOf = (item: ItemInput<typeof perListField>): IDataObject[] => (item.rows('perList').settings as IDataObject[] | undefined) ?? [];

/**
 * The target of its own that a row names; undefined when it goes to the node's target, only with other settings.
 *
 * @throws InputError for one that is not among Other Targets
 */
function targetOfRow(row: IDataObject, item: ItemInput<typeof otherTargetsField>): TargetKind | undefined {
	const value = asText(row.target) || SAME;
	if (value === SAME) return undefined;
	const kind = targetKind(value, `Target of ${asText(row.list)}`);
	if (kind.credential === undefined || item.strings('otherTargets').includes(value)) return kind;
	throw new InputError(
		FIELD,
		`sends ${asText(row.list)} to ${kind.name}, which is not among Other Targets`,
		`Add ${kind.name} to Other Targets and choose its credential.`,
	);
}

/**
 * The row of each list that has one.
 *
 * @throws InputError for a row whose list is not one of them
 */
export function rowPerList({ rows, labels, named }: Omit<SyncLists, 'targetOf'>): Map<string, IDataObject> {
	const found = new Map<string, IDataObject>();
	for (const row of rows) {
		for (const label of named(asText(row.list))) {
			const known = labels.find((one) => one.toLowerCase() === label.toLowerCase());
			if (known === undefined) {
				throw new InputError(
					FIELD,
					`names ${label}, which "Lists" does not have`,
					`Write the list as it stands in Lists: ${labels.join(', ')}.`,
				);
			}
			found.set(known, row);
		}
	}
	return found;
}
