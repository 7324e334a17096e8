import type { Room } from '../../../shared/node/form';
import type { RealDebridApi } from '../../client/api';
import { getHostDomains } from './getDomains';
import { getManyHosts } from './getMany';
import { getHostRegex } from './getRegex';
import { getHostRegexFolder } from './getRegexFolder';
import { getHostStatus } from './getStatus';

/** The first operation is the default. */
export const host: Room<RealDebridApi> = {
	name: 'Host',
	value: 'host',
	description: 'Supported hosters',
	operations: [getManyHosts, getHostStatus, getHostRegex, getHostRegexFolder, getHostDomains],
};
