import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { ItemInput } from '../../../shared/node/itemInput';
import { string, boolean, options } from '../../../shared/node/fields';

/** Which list; its number is at the end of its address. */
export const listField = string('List', 'list', 'Number of the list, or its address at themoviedb.org', {
	required: true,
	placeholder: 'e.g. 8136, or its address at themoviedb.org',
});

/** @returns the list's number, as text @throws InputError */
export function listIdOf(item: ItemInput<typeof listField>): string {
	const value = item.string('list');
	const id = /themoviedb\.org\/list\/(\d+)/.exec(value)?.[1] ?? value;
	if (/^[1-9]\d*$/.test(id)) return id;
	throw new InputError(
		'List',
		'is not the number of a list',
		'Give the number, or the address such as https://www.themoviedb.org/list/8136',
	);
}

/** What a list has besides its name (reference v4 "list-create" and "list-update"). */
export const listSettings = [
	string('Description', 'description', 'What the list is about', { placeholder: 'e.g. For the sofa' }),
	boolean('Public', 'public', 'Whether everybody can see the list', { default: true }),
	options(
		'Sort By',
		'sort_by',
		{
			'Added, Oldest First': 'original_order.asc',
			'Added, Newest First': 'original_order.desc',
			'Rating, Best First': 'vote_average.desc',
			'Release Date, Latest First': 'primary_release_date.desc',
			'Release Date, Oldest First': 'primary_release_date.asc',
			'Title, A to Z': 'title.asc',
		},
		'Order in which the list is shown',
	),
];

/** Only what was added to the form. */
export const settingsBody = (options: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(options).filter(([name, value]) => value !== undefined && !(name === 'name' && value === '')));
