import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

export const deleteAvatar = defineOperation<RealDebridApi>()({
	resource: 'user',
	operation: 'deleteAvatar',
	name: 'Delete Avatar',
	action: 'Delete the avatar',
	description: 'Remove the picture of the account',
	properties: [confirm('Confirm', 'Whether to delete the picture')],
	async execute(api, item) {
		confirmed(item, 'Confirm', 'The picture is deleted.');
		await api.client.request({ method: 'DELETE', path: '/settings/avatarDelete', retry: 'idempotent' });
		return { deleted: true };
	},
});
