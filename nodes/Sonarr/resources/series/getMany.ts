import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { type ArrApi } from '../../../shared/arr/api';
import { defineOperation } from '../../../shared/node/operation';
import { readSeries, seriesItem } from '../../client/series';
import { manyFields } from '../../../shared/node/fields';

export const getManySeries = defineOperation<ArrApi>()({
	resource: 'series',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many series',
	description: 'List the series in Sonarr with their seasons: which are monitored, and how many episodes are downloaded',
	properties: manyFields,
	async execute({ client }, item) {
		const all = (await readSeries(client)).slice(0, limitOf(item));
		return all.map((series) => seriesItem(series as unknown as IDataObject));
	},
});
