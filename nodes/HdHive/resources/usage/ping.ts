import { defineOperation } from '../../../shared/node/operation';
import { asObject, type HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const ping = defineOperation<HdHiveApi>({
	resource: 'usage',
	operation: 'ping',
	name: 'Ping',
	action: 'Ping the API',
	description: 'Check that HDHive answers and accepts the sign-in',
	async execute({ client }) {
		return asObject((await client.get(`${OPEN}/ping`)).data);
	},
});
