import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { checkLink } from './check';
import { decryptContainerFile } from './containerFile';
import { decryptContainerLink } from './containerLink';
import { downloadLink } from './download';
import { unrestrictFromText } from './fromText';
import { refreshExpired } from './refreshExpired';
import { unrestrictLink } from './unrestrict';
import { unrestrictFolder } from './unrestrictFolder';

/** The first operation is the default. */
export const link: Room<RealDebridApi> = {
	name: 'Link',
	value: 'link',
	description: 'Hoster links, folders and containers',
	operations: [
		unrestrictLink,
		unrestrictFromText,
		downloadLink,
		refreshExpired,
		checkLink,
		unrestrictFolder,
		decryptContainerFile,
		decryptContainerLink,
	],
};
