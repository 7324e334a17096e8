import type { ArrApi } from '../../shared/arr/api';
import type { Resource } from '../../shared/form';
import type { Operation } from '../../shared/operation';
import { addSeries } from './series.add';
import { deleteSeries } from './series.delete';
import { getManySeries } from './series.getMany';
import { lookUpSeries } from './series.lookUp';
import { getQueue } from './queue.getMany';

export const resources: Resource[] = [
	{ name: 'Series', value: 'series', description: 'Shows in Sonarr, and those it could get' },
	{ name: 'Queue', value: 'queue', description: 'What is being downloaded' },
];

/** The first one of a resource is the default. */
export const operations: Array<Operation<ArrApi>> = [getManySeries, addSeries, lookUpSeries, deleteSeries, getQueue];
