import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemInput } from '../../../shared/node/itemInput';
import { collection, flag, text } from '../../../shared/node/fields';
import { choice, sortFields } from '../../fields/fields';

/** @param withName true where the list exists already */
export function listSettingsFields(withName = false): INodeProperties[] {
	const [sortBy] = sortFields;
	return collection(
		[
			...(withName ? [text('Name', 'name', 'New name of the list')] : []),
			flag('Allow Comments', 'allow_comments', 'Whether others may comment on the list', { default: true }),
			text('Description', 'description', 'What the list is about', { typeOptions: { rows: 3 } }),
			flag('Display Numbers', 'display_numbers', 'Whether each item shows its rank'),
			choice('Privacy', 'privacy', ['private', 'link', 'friends', 'public'], 'Who may see the list'),
			...(sortBy === undefined ? [] : [{ ...sortBy, name: 'sort_by', default: 'rank' }]),
			choice('Sort Direction', 'sort_how', ['asc', 'desc'], 'Order of the items', {
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
			}),
		],
		'Fields',
		'fields',
	);
}

/** The settings that were added to the Fields collection. */
export function listSettings(item: ItemInput): IDataObject {
	const { sort_by: sortBy, ...settings } = item.collection('fields');
	return sortBy === undefined || sortBy === 'default' ? settings : { ...settings, sort_by: sortBy };
}
