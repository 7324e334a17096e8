import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { hosterLink, ipField, passwordField, remoteField } from '../../fields/fields';
import { readUnrestrictOptions, unrestrict } from '../../client/unrestrict';
import { collection } from '../../../shared/node/fields';

export const unrestrictLink = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'unrestrict',
	name: 'Unrestrict Link',
	action: 'Unrestrict a link and add it to the downloads',
	description: 'Turn a hoster link into a direct download link',
	properties: [hosterLink, collection('Options', 'options', [ipField, passwordField, remoteField])],
	itemsAtOnce: 8,
	async execute(api, item) {
		return await unrestrict(api, item.string('link'), readUnrestrictOptions(item.collection('options')));
	},
});
