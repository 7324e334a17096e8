import { defineOperation } from '../../../shared/node/operation';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { string } from '../../../shared/node/fields';

export const checkLink = defineOperation<HdHiveApi>()({
	resource: 'resource',
	operation: 'checkLink',
	name: 'Check Link',
	action: 'Check a share link',
	description: 'Find out which site a share link belongs to, and take the access code out of its text',
	properties: [
		string('Link', 'url', 'The link, with the text around it if there is any', {
			required: true,
			placeholder: 'e.g. https://115.com/s/abc123#xxxx 访问码:1234',
		}),
	],
	async execute({ client }, item) {
		const body = { url: item.string('url') };
		return objectIn(
			(await client.call({ method: 'POST', path: `${OPEN}/check/resource`, body, retry: 'idempotent' })).data,
			'website',
			'url',
		);
	},
});
