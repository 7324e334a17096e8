import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { writtenIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { slugField } from '../../fields/fields';
import { readSlug } from '../../fields/slug';
import { OPEN } from '../../client/policy';
import { readResource } from '../../client/resource';
import { shareBody, shareUpdateFields } from './shareFields';

export const updateShare = defineOperation<HdHiveApi>()({
	resource: 'share',
	operation: 'update',
	name: 'Update',
	action: 'Update a share',
	description: 'Change one of your shares. Fields that are not added stay as they are.',
	properties: [slugField, shareUpdateFields],
	async execute({ client }, item) {
		const body = shareBody(item.collection('fields'));
		if (Object.keys(body).length === 0) throw new InputError('Fields', 'is empty', 'Add at least one field that shall change.');
		const call = { method: 'PATCH', path: OPEN + path`/shares/${readSlug(item.string('slug'))}`, body, retry: 'idempotent' } as const;
		return { ...readResource(writtenIn((await client.call(call)).data)) };
	},
});
