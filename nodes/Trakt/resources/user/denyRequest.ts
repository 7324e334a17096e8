import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { requestId } from '../../fields/users';

export const denyFollowRequest = act({
	resource: 'user',
	operation: 'denyRequest',
	name: 'Deny Follow Request',
	action: 'Deny a follow request',
	description: 'Refuse somebody who has asked to follow you',
	properties: [requestId],
	call: (item) => ({ method: 'DELETE', path: path`/users/requests/${item.string('requestId')}` }),
});
