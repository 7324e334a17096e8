import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { binaryField } from '../fields';
import { putFile } from '../putFile';

export const uploadAvatar = defineOperation<RealDebridApi>({
	resource: 'user',
	operation: 'uploadAvatar',
	name: 'Upload Avatar',
	action: 'Upload an avatar',
	description: 'Replace the picture of the account with one from a binary field',
	properties: [binaryField()],
	async execute(api, item) {
		const { data } = await item.file('binaryField');
		await putFile(api, '/settings/avatarFile', data, { retry: 'idempotent' });
		return { uploaded: true, bytes: data.length };
	},
});
