import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { getUsage } from './get';
import { getQuota } from './getQuota';
import { getUsageToday } from './getToday';
import { ping } from './ping';

/** The first operation is the default. */
export const usage: Room<HdHiveApi> = {
	name: 'Usage',
	value: 'usage',
	operations: [ping, getQuota, getUsage, getUsageToday],
};
