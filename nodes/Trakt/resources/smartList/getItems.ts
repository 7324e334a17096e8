import { path } from '../../../shared/http/url';
import { string } from '../../../shared/node/fields';
import { sortFields, typeField } from '../../fields/fields';
import { asText } from '../../../shared/util/text';
import { getMany } from '../../makers/reads';

export const getSmartListItems = getMany({
	resource: 'smartList',
	operation: 'getItems',
	name: 'Get Many Items',
	action: 'Get many items of a smart list',
	description: 'List the films and shows that a smart list holds right now',
	properties: [
		string('Smart List ID', 'smartListId', 'Its Trakt ID, the field "ids.trakt" of Get Many', { required: true }),
		typeField(['all', 'movie', 'show']),
	],
	options: sortFields,
	call(item) {
		const { sortBy = 'rank', sortHow = 'asc' } = item.collection('options');
		const by = sortBy === 'default' ? 'rank' : asText(sortBy);
		const type = item.string('type') === 'all' ? 'movie,show' : item.string('type');
		const list = path`/smart-lists/${item.string('smartListId')}/items`;
		return { path: `${list}/${type}/${by}/${asText(sortHow)}`, what: 'the smart list' };
	},
});
