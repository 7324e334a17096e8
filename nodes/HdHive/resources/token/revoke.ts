import { defineOperation } from '../../../shared/node/operation';
import type { HdHiveApi } from '../../client/api';
import { SIGN_IN_PATH } from '../../client/policy';

export const revokeToken = defineOperation<HdHiveApi>()({
	resource: 'token',
	operation: 'revoke',
	name: 'Revoke',
	action: 'Revoke the sign-in',
	description: 'End the sign-in of this credential at HDHive. To use the credential again, connect again.',
	async execute({ client, refreshToken }) {
		const body = { refresh_token: await refreshToken() };
		await client.call({ method: 'POST', path: `${SIGN_IN_PATH}/revoke`, body, retry: 'idempotent' });
		return { revoked: true };
	},
});
