import { ServiceError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { readPoints } from '../../client/points';

export const getPoints = defineOperation<HdHiveApi>()({
	resource: 'account',
	operation: 'getPoints',
	name: 'Get Points',
	action: 'Get the points',
	description: 'Get how many points the signed-in account has',
	async execute({ client }) {
		const points = readPoints(objectIn((await client.get(`${OPEN}/me`)).data, 'id', 'username', 'nickname', 'points', 'user_meta'));
		if (points !== null) return { points };
		throw new ServiceError({
			service: 'HDHive',
			message: 'HDHive does not say how many points the account has',
			description: 'Its answer has another form than the known ones. Look at Account: Get without Simplify.',
		});
	},
});
