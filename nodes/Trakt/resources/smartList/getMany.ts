import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getSmartLists = getMany({
	resource: 'smartList',
	action: 'Get many smart lists',
	description: 'List the smart lists of a user: lists that fill themselves by filters',
	properties: [userField],
	full: false,
	call: (item) => ({ path: path`/users/${item.string('user')}/smart-lists`, paged: false }),
});
