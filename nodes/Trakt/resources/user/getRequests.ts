import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getFollowRequests = getMany({
	resource: 'user',
	operation: 'getRequests',
	name: 'Get Many Follow Requests',
	action: 'Get many follow requests',
	description: 'List who waits for your approval to follow you, or whose approval you wait for',
	properties: [options('Direction', 'direction', ['received', 'sent'], 'Requests of others to you, or yours to others')],
	call: (item) => ({
		path: item.string('direction') === 'sent' ? '/users/requests/following' : '/users/requests',
		paged: false,
	}),
});
