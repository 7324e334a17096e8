import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { HdHiveApi } from '../../client/api';
import { slugField } from '../../fields/fields';
import { readSlug } from '../../fields/slug';
import { OPEN } from '../../client/policy';
import { deleteOnce } from './deleteOnce';
import { boolean } from '../../../shared/node/fields';

export const deleteShare = defineOperation<HdHiveApi>()({
	resource: 'share',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a share and pay a point',
	description: 'Delete one of your shares. HDHive takes 1 point for it.',
	properties: [slugField, boolean('Spend 1 Point', 'confirmCost', 'Whether you agree that HDHive takes 1 point for deleting a share')],
	async execute({ client }, item) {
		if (!item.boolean('confirmCost')) {
			throw new InputError('Spend 1 Point', 'is off', 'HDHive takes 1 point for deleting a share. Switch it on if you agree.');
		}
		return await deleteOnce(client, readSlug(item.string('slug')), OPEN + path`/shares/${readSlug(item.string('slug'))}`);
	},
});
