import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { confirmed, confirmField } from '../fields';

export const deleteAvatar = defineOperation<RealDebridApi>({
	resource: 'user',
	operation: 'deleteAvatar',
	name: 'Delete Avatar',
	action: 'Delete the avatar',
	description: 'Remove the picture of the account',
	properties: [confirmField('Whether to delete the picture')],
	async execute(api, item) {
		confirmed(item, 'The picture is deleted.');
		await api.client.request({ method: 'DELETE', path: '/settings/avatarDelete', retry: 'idempotent' });
		return { deleted: true };
	},
});
