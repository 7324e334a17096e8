import { path } from '../../../shared/http/url';
import { listField, listIdOf } from './listFields';
import { getMany } from '../../makers/reads';

export const getListItems = getMany({
	resource: 'list',
	operation: 'getItems',
	name: 'Get Items',
	action: 'Get the items of a list',
	description: 'List the films and shows on a list, one’s own or anybody’s public one',
	properties: [listField],
	call: (item) => ({ path: path`/4/list/${listIdOf(item)}`, what: 'the list', proven: true }),
});
