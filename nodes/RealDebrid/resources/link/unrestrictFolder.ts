import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { hosterLink } from '../../fields/fields';
import { linksOf, postForLinks } from './linkCalls';

export const unrestrictFolder = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'unrestrictFolder',
	name: 'Unrestrict Folder',
	action: 'List the links in a folder',
	description: 'List the hoster links in a folder link, one item each; unrestrict them afterwards',
	properties: [hosterLink],
	itemsAtOnce: 8,
	async execute(api, item) {
		return linksOf(await postForLinks(api, '/unrestrict/folder', item.string('link')));
	},
});
