import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { callFields, customCall } from './customCall';

export const sendCustomApiCall = defineOperation<TraktApi>()({
	resource: 'customApiCall',
	operation: 'send',
	name: 'Send',
	action: 'Send a custom API call',
	description: 'Send any request to the Trakt API with the sign-in, paging and limits of this node, for what no other operation covers',
	properties: callFields,
	execute: customCall,
});
