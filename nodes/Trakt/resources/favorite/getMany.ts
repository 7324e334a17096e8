import { sortFields, typeAndSort, typeField, userField } from '../../fields/fields';
import { ownOr } from '../../fields/paths';
import { getMany } from '../../makers/reads';

export const getFavorites = getMany({
	resource: 'favorite',
	action: 'Get many favorites',
	description: 'List somebody’s favorite films and shows, your own or another user’s',
	properties: [typeField(['all', 'movies', 'shows']), userField],
	options: sortFields,
	call: (item) => ({
		path: `${ownOr(item, 'favorites')}${typeAndSort(item)}`,
		what: 'the favorites',
		proven: true,
	}),
});
