import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

export const changePassword = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'changePassword',
	name: 'Change Password',
	action: 'Request the mail to change the password',
	description: 'Have Real-Debrid send the mail with which the password of the account can be changed',
	properties: [confirm('Confirm', 'Whether to have the mail sent')],
	async execute(api, item) {
		confirmed(item, 'Confirm', 'Real-Debrid then sends a mail to the address of the account.');
		await api.client.request({ method: 'POST', path: '/settings/changePassword', retry: 'never' });
		return { mailSent: true };
	},
});
