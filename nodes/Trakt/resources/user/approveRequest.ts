import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { requestId } from '../../fields/users';

export const approveFollowRequest = act({
	resource: 'user',
	operation: 'approveRequest',
	name: 'Approve Follow Request',
	action: 'Approve a follow request',
	description: 'Let somebody follow you who has asked for it',
	properties: [requestId],
	call: (item) => ({ method: 'POST', path: path`/users/requests/${item.string('requestId')}` }),
});
