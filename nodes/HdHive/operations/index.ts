import type { Resource } from '../../shared/form';
import type { Operation } from '../../shared/operation';
import type { HdHiveApi } from '../api';
import { checkIn } from './account.checkIn';
import { getAccount } from './account.get';
import { getFreeQuota } from './account.getFreeQuota';
import { getPoints } from './account.getPoints';
import { getMessages } from './message.getMany';
import { getUnreadCount } from './message.getUnreadCount';
import { markAllMessagesRead } from './message.markAllRead';
import { markMessagesRead } from './message.markRead';
import { checkLink } from './resource.checkLink';
import { getFiles } from './resource.getFiles';
import { getResources } from './resource.getMany';
import { unlockResource } from './resource.unlock';
import { unlockBestResource } from './resource.unlockBest';
import { unlockResources } from './resource.unlockMany';
import { createShare } from './share.create';
import { deleteShare } from './share.delete';
import { getShare } from './share.get';
import { getShares } from './share.getMany';
import { updateShare } from './share.update';
import { checkSubscription } from './subscription.check';
import { createSubscription } from './subscription.create';
import { deleteSubscription } from './subscription.delete';
import { getSubscriptions } from './subscription.getMany';
import { revokeToken } from './token.revoke';
import { getUsage } from './usage.get';
import { getQuota } from './usage.getQuota';
import { getUsageToday } from './usage.getToday';
import { ping } from './usage.ping';

export const resources: Resource[] = [
	{ name: 'Resource', value: 'resource' },
	{ name: 'Account', value: 'account' },
	{ name: 'Message', value: 'message' },
	{ name: 'Share', value: 'share' },
	{ name: 'Subscription', value: 'subscription' },
	{ name: 'Token', value: 'token' },
	{ name: 'Usage', value: 'usage' },
];

/** The first one of each resource is its default. */
export const operations: Array<Operation<HdHiveApi>> = [
	getResources,
	unlockBestResource,
	unlockResource,
	unlockResources,
	getFiles,
	checkLink,
	getAccount,
	getPoints,
	checkIn,
	getFreeQuota,
	getShares,
	getShare,
	createShare,
	updateShare,
	deleteShare,
	getSubscriptions,
	createSubscription,
	checkSubscription,
	deleteSubscription,
	getMessages,
	getUnreadCount,
	markMessagesRead,
	markAllMessagesRead,
	ping,
	getQuota,
	getUsage,
	getUsageToday,
	revokeToken,
];
