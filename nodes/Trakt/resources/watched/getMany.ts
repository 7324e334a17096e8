import { typeField, userField } from '../../fields/fields';
import { ownOr } from '../../fields/paths';
import { getMany } from '../../makers/reads';

export const getWatched = getMany({
	resource: 'watched',
	action: 'Get many watched titles',
	description: 'List every film or show that was ever watched, once each, with the number of plays and the last time',
	properties: [typeField(['movies', 'shows']), userField],
	call: (item) => ({
		path: `${ownOr(item, 'watched')}/${item.string('type')}`,
		what: 'the watched titles',
		proven: true,
	}),
});
