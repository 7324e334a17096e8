import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getLists = getMany({
	resource: 'list',
	action: 'Get many lists',
	description: 'List the personal lists of a user, your own by default',
	properties: [userField],
	full: false,
	call: (item) => ({ path: path`/users/${item.string('user')}/lists`, what: 'the lists', proven: true }),
});
