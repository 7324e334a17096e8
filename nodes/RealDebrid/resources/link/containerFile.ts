import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { binaryField } from '../../fields/fields';
import { linksOf } from './linkCalls';
import { putFile } from '../../client/putFile';

export const decryptContainerFile = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'containerFile',
	name: 'Decrypt Container File',
	action: 'Decrypt a container file',
	description: 'List the hoster links in a container file (RSDF, CCF, CCF3 or DLC) from a binary field, one item each',
	properties: [binaryField()],
	async execute(api, item) {
		const { data } = await item.file('binaryField');
		return linksOf(await putFile(api, '/unrestrict/containerFile', data, { retry: 'idempotent' }));
	},
});
