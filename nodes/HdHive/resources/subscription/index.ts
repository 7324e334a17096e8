import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { checkSubscription } from './check';
import { createSubscription } from './create';
import { deleteSubscription } from './delete';
import { getSubscriptions } from './getMany';

/** The first operation is the default. */
export const subscription: Room<HdHiveApi> = {
	name: 'Subscription',
	value: 'subscription',
	operations: [getSubscriptions, createSubscription, checkSubscription, deleteSubscription],
};
