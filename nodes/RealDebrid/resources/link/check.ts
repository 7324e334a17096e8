import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import { objectIn } from '../../client/answers';
import { postForm, type RealDebridApi } from '../../client/api';
import { hosterLink, passwordField } from '../../fields/fields';
import { shortLink } from '../../client/unrestrict';
import { collection } from '../../../shared/node/fields';

export const checkLink = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'check',
	name: 'Check',
	action: 'Check a link',
	description: 'Look up name, size and hoster of a link without using traffic; it does not prove that the file still exists',
	properties: [hosterLink, collection('Options', 'options', [passwordField])],
	itemsAtOnce: 8,
	async execute(api, item) {
		const form = { link: shortLink(item.string('link')), password: asText(item.collection('options').password) };
		return objectIn(await postForm(api.client, '/unrestrict/check', form, 'idempotent'), 'anything about the link', 'host', 'link');
	},
});
