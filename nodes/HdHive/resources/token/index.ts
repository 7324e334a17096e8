import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { revokeToken } from './revoke';

/** The first operation is the default. */
export const token: Room<HdHiveApi> = {
	name: 'Token',
	value: 'token',
	operations: [revokeToken],
};
