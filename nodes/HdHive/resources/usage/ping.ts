import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';

export const ping = defineOperation<HdHiveApi>()({
	resource: 'usage',
	operation: 'ping',
	name: 'Ping',
	action: 'Ping the API',
	description: 'Check that HDHive answers and accepts the sign-in',
	async execute({ client }) {
		return objectIn((await client.get(`${OPEN}/ping`)).data, 'message', 'name');
	},
});
