import type { Room } from '../../../shared/node/form';
import type { MoviePilotApi } from '../../client/api';
import { addOperation } from './add';
import { checkSubscriptions } from './check';
import { deleteSubscription } from './delete';
import { deleteSubscriptionHistory } from './deleteHistory';
import { findByMedia } from './findByMedia';
import { getSubscription } from './get';
import { getSubscriptionHistory } from './getHistory';
import { getSubscriptions } from './getMany';
import { refreshSubscriptions } from './refresh';
import { resetSubscription } from './reset';
import { searchSubscription } from './search';
import { setSubscriptionState } from './setState';
import { updateSubscription } from './update';

/** The first operation is the default. */
export const subscription: Room<MoviePilotApi> = {
	name: 'Subscription',
	value: 'subscription',
	description: 'Films and seasons that MoviePilot looks for',
	operations: [
		addOperation,
		getSubscriptions,
		getSubscription,
		findByMedia,
		updateSubscription,
		setSubscriptionState,
		searchSubscription,
		refreshSubscriptions,
		checkSubscriptions,
		resetSubscription,
		deleteSubscription,
		getSubscriptionHistory,
		deleteSubscriptionHistory,
	],
};
