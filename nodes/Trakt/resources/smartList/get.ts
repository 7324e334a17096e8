import { path } from '../../../shared/http/url';
import { string } from '../../../shared/node/fields';
import { getOne } from '../../makers/reads';

export const getSmartList = getOne({
	resource: 'smartList',
	operation: 'get',
	name: 'Get',
	action: 'Get a smart list',
	description: 'Get the name, source and filters of one smart list, without its items',
	properties: [string('Smart List ID', 'smartListId', 'Its Trakt ID, the field "ids.trakt" of Get Many', { required: true })],
	full: false,
	call: (item) => ({ path: path`/smart-lists/${item.string('smartListId')}` }),
});
