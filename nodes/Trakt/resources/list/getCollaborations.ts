import { path } from '../../../shared/http/url';
import { userField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getCollaborations = getMany({
	resource: 'list',
	operation: 'getCollaborations',
	name: 'Get Many Collaborations',
	action: 'Get many lists you collaborate on',
	description: 'List the lists of others that a user may edit as a collaborator',
	properties: [userField],
	full: false,
	call: (item) => ({ path: path`/users/${item.string('user')}/lists/collaborations`, paged: false }),
});
