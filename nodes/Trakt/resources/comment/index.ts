import type { Room } from '../../../shared/node/form';
import type { TraktApi } from '../../client/api';
import { createComment } from './create';
import { deleteComment } from './delete';
import { getComment } from './get';
import { getCommentItem } from './getItem';
import { getComments } from './getMany';
import { getReplies } from './getReplies';
import { likeComment } from './like';
import { replyToComment } from './reply';
import { unlikeComment } from './unlike';
import { updateComment } from './update';

/** The first operation is the default. */
export const comment: Room<TraktApi> = {
	name: 'Comment',
	value: 'comment',
	description: 'Comments, replies and likes',
	operations: [
		getComments,
		createComment,
		deleteComment,
		getComment,
		getCommentItem,
		getReplies,
		likeComment,
		replyToComment,
		unlikeComment,
		updateComment,
	],
};
