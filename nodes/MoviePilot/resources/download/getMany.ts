import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import { asList, type MoviePilotApi } from '../../client/api';
import { clientQuery, downloaderField, simpleDownload } from './downloads';
import { manyFields, simplifyField } from '../../../shared/node/fields';

export const getDownloads = defineOperation<MoviePilotApi>()({
	resource: 'download',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many downloads',
	description: 'List the downloads that are under way, with progress and speed',
	properties: [...manyFields, downloaderField, simplifyField],
	async execute(api, item) {
		const found = asList(await api.get('/api/v1/download/', clientQuery(item))).slice(0, limitOf(item));
		return item.boolean('simplify') ? found.map(simpleDownload) : found;
	},
});
