import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { binaryField } from '../../fields/fields';
import { putFile } from '../../client/putFile';

export const uploadAvatar = defineOperation<RealDebridApi>()({
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
