import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { createShare } from './create';
import { deleteShare } from './delete';
import { getShare } from './get';
import { getShares } from './getMany';
import { updateShare } from './update';

/** The first operation is the default. */
export const share: Room<HdHiveApi> = {
	name: 'Share',
	value: 'share',
	operations: [getShares, getShare, createShare, updateShare, deleteShare],
};
