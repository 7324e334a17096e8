import { limitOf } from '../../../shared/node/limitOf';
import { type ArrApi } from '../../../shared/arr/api';
import { defineOperation } from '../../../shared/node/operation';
import { manyFields } from '../../../shared/node/fields';

export const getQueue = defineOperation<ArrApi>()({
	resource: 'queue',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many downloads',
	description: 'List what Sonarr is downloading, with its progress and what is wrong with it',
	properties: manyFields,
	async execute(api, item) {
		return await api.queue(limitOf(item));
	},
});
