import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { objectIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { slugField } from '../../fields/fields';
import { readSlug } from '../../fields/slug';
import { readOffer } from '../../client/offer';
import { OPEN } from '../../client/policy';
import { resourceItem } from '../../client/resource';

export const getShare = defineOperation<HdHiveApi>()({
	resource: 'share',
	operation: 'get',
	name: 'Get',
	action: 'Get a share',
	description: 'Get one share and what it would cost you to unlock it. Nothing is unlocked.',
	properties: [slugField, simplifyField],
	async execute({ client }, item) {
		const raw = objectIn((await client.get(OPEN + path`/shares/${readSlug(item.string('slug'))}`)).data, 'slug');
		if (!item.boolean('simplify')) return raw;
		const { owned, price } = readOffer(readSlug(item.string('slug')), raw);
		return resourceItem(raw, undefined, { owned, price, unlockMessage: raw.unlock_message ?? null, media: raw.media ?? null });
	},
});
