import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

export const disableToken = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'disableToken',
	name: 'Disable Token (Disconnect)',
	action: 'Disable the token and disconnect',
	description: 'End the sign-in that this node uses; with a private API token, the token itself is dead afterwards',
	properties: [confirm('Confirm', 'Whether to end the sign-in; the credential must be connected again afterwards')],
	async execute(api, item) {
		confirmed(item, 'Confirm', 'The credential of this node stops working, in all workflows.');
		await api.client.request({ method: 'GET', path: '/disable_access_token', retry: 'never' });
		if (api.forgets) await api.forget();
		return { disabled: true };
	},
});
