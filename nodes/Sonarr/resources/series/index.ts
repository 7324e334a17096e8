import type { Room } from '../../../shared/node/form';
import type { ArrApi } from '../../../shared/arr/api';
import { addSeries } from './add';
import { deleteSeries } from './delete';
import { getManySeries } from './getMany';
import { lookUpSeries } from './lookUp';

/** The first operation is the default. */
export const series: Room<ArrApi> = {
	name: 'Series',
	value: 'series',
	description: 'Shows in Sonarr, and those it could get',
	operations: [getManySeries, addSeries, lookUpSeries, deleteSeries],
};
