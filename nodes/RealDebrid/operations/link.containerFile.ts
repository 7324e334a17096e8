import { defineOperation } from '../../shared/operation';
import type { RealDebridApi } from '../api';
import { binaryField } from '../fields';
import { linksOf } from '../links';
import { putFile } from '../putFile';

export const decryptContainerFile = defineOperation<RealDebridApi>({
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
