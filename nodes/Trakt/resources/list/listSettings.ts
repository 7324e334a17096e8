import type { IDataObject } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { collection, string, boolean, options } from '../../../shared/node/fields';
import { sortFields } from '../../fields/fields';

/** @param withName true where the list exists already */
export function listSettingsFields(withName = false) {
	const [sortBy] = sortFields;
	return [
		collection('Fields', 'fields', [
			...(withName ? [string('Name', 'name', 'New name of the list')] : []),
			boolean('Allow Comments', 'allow_comments', 'Whether others may comment on the list', { default: true }),
			string('Description', 'description', 'What the list is about', { typeOptions: { rows: 3 } }),
			boolean('Display Numbers', 'display_numbers', 'Whether each item shows its rank'),
			options('Privacy', 'privacy', ['private', 'link', 'friends', 'public'], 'Who may see the list'),
			...(sortBy === undefined ? [] : [{ ...sortBy, name: 'sort_by' as const, default: 'rank' }]),
			options('Sort Direction', 'sort_how', ['asc', 'desc'], 'Order of the items', {
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
			}),
		]),
	];
}

/** The settings that were added to the Fields collection. */
export function listSettings(item: ItemInput<ReturnType<typeof listSettingsFields>[number]>): IDataObject {
	const { sort_by: sortBy, ...settings } = item.collection('fields');
	return sortBy === undefined || sortBy === 'default' ? settings : { ...settings, sort_by: sortBy };
}
