import { typeField, userField } from '../../fields/fields';
import { ownOr } from '../../fields/paths';
import { getMany } from '../../makers/reads';

export const getCollection = getMany({
	resource: 'collection',
	action: 'Get many collected titles',
	description: 'List what somebody owns on disc or as files, your own collection or another user’s',
	properties: [typeField(['movies', 'shows', 'episodes', 'media']), userField],
	call: (item) => ({
		path: `${ownOr(item, 'collection')}/${item.string('type')}`,
		what: 'the collection',
		proven: true,
	}),
});
