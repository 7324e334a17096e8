import { limitOf, type ArrApi } from '../../../shared/arr/api';
import { returnAllFields } from '../../../shared/arr/fields';
import { defineOperation } from '../../../shared/node/operation';

export const getQueue = defineOperation<ArrApi>({
	resource: 'queue',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many downloads',
	description: 'List what Sonarr is downloading, with its progress and what is wrong with it',
	properties: returnAllFields,
	async execute(api, item) {
		return await api.queue(limitOf(item));
	},
});
