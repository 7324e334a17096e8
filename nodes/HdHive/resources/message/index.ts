import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { getMessages } from './getMany';
import { getUnreadCount } from './getUnreadCount';
import { markAllMessagesRead } from './markAllRead';
import { markMessagesRead } from './markRead';

/** The first operation is the default. */
export const message: Room<HdHiveApi> = {
	name: 'Message',
	value: 'message',
	operations: [getMessages, getUnreadCount, markMessagesRead, markAllMessagesRead],
};
