import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { checkIn } from './checkIn';
import { getAccount } from './get';
import { getFreeQuota } from './getFreeQuota';
import { getPoints } from './getPoints';

/** The first operation is the default. */
export const account: Room<HdHiveApi> = {
	name: 'Account',
	value: 'account',
	operations: [getAccount, getPoints, checkIn, getFreeQuota],
};
