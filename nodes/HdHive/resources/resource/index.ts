import type { Room } from '../../../shared/node/form';
import type { HdHiveApi } from '../../client/api';
import { checkLink } from './checkLink';
import { getFiles } from './getFiles';
import { getResources } from './getMany';
import { unlockResource } from './unlock';
import { unlockBestResource } from './unlockBest';
import { unlockResources } from './unlockMany';

/** The first operation is the default. */
export const resource: Room<HdHiveApi> = {
	name: 'Resource',
	value: 'resource',
	operations: [getResources, unlockBestResource, unlockResource, unlockResources, getFiles, checkLink],
};
