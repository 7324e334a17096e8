import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { string, collection } from '../../../shared/node/fields';
import { hosterLink, ipField, remoteField } from '../../fields/fields';
import { refreshLink } from './refreshLink';
import { readUnrestrictOptions } from '../../client/unrestrict';

export const refreshExpired = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'refreshExpired',
	name: 'Refresh Expired',
	action: 'Replace an expired download link by a new one',
	description: 'Check a direct download link and, if it has expired, make a new one from its original link',
	properties: [
		{ ...hosterLink, description: 'The original link, which Download: Get Many gives as link' },
		string('Download URL', 'downloadUrl', 'The direct link to check; empty makes a new one at once'),
		collection('Options', 'options', [ipField, remoteField]),
	],
	itemsAtOnce: 4,
	async execute(api, item) {
		const chosen = readUnrestrictOptions(item.collection('options'));
		return await refreshLink(api, item.string('link'), item.string('downloadUrl'), chosen);
	},
});
