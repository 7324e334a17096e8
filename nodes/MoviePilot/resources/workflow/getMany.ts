import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { manyFields, simplifyField } from '../../../shared/node/fields';
import { simpleWorkflow } from '../../client/records';

export const getWorkflows = defineOperation<MoviePilotApi>()({
	resource: 'workflow',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many workflows',
	description: 'List MoviePilot’s own workflows with their state and last run',
	properties: [...manyFields, simplifyField],
	async execute(api, item) {
		const found = (await api.list('/api/v1/workflow/', 'the workflows')).slice(0, limitOf(item));
		return item.boolean('simplify') ? found.map(simpleWorkflow) : found;
	},
});
