import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { linksOf, postForLinks } from './linkCalls';
import { string } from '../../../shared/node/fields';

export const decryptContainerLink = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'containerLink',
	name: 'Decrypt Container Link',
	action: 'Decrypt a container link',
	description: 'List the hoster links in a container (RSDF, CCF, CCF3 or DLC) behind a web address, one item each',
	properties: [string('Link', 'link', 'Address of the container file', { required: true })],
	async execute(api, item) {
		return linksOf(await postForLinks(api, '/unrestrict/containerLink', item.string('link')));
	},
});
