import { entriesPath, listField, readableListOf } from '../../client/lists';
import { sortFields, typeField, viewOf } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getListItems = getMany({
	resource: 'listItem',
	action: 'Get many list items',
	description:
		'List what is on a list: your own, a liked one, any public, official or smart one, or a user’s watchlist, favorites or collection by its address',
	properties: [listField, typeField(['all', 'movie', 'show', 'season', 'episode', 'person'])],
	options: sortFields,
	call(item) {
		const list = readableListOf(item);
		return {
			path: entriesPath(list, viewOf(item)),
			what: `the list ${list.label}`,
			proven: true,
		};
	},
});
