import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { getAccountStatus } from './accountStatus';
import { changePassword } from './changePassword';
import { convertPoints } from './convertPoints';
import { deleteAvatar } from './deleteAvatar';
import { disableToken } from './disableToken';
import { getUser } from './get';
import { getSettings } from './getSettings';
import { updateSetting } from './updateSetting';
import { uploadAvatar } from './uploadAvatar';

/** The first operation is the default. */
export const user: Room<RealDebridApi> = {
	name: 'User',
	value: 'user',
	description: 'Account and settings',
	operations: [
		getAccountStatus,
		getUser,
		getSettings,
		updateSetting,
		convertPoints,
		changePassword,
		uploadAvatar,
		deleteAvatar,
		disableToken,
	],
};
