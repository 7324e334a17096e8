import { defineOperation } from '../../shared/operation';
import { path } from '../../shared/http/url';
import { asObject, type HdHiveApi } from '../api';
import { simplifyField } from '../../shared/fields';
import { slugField } from '../fields';
import { readOffer } from '../offer';
import { OPEN } from '../policy';
import { readResource } from '../resource';

export const getShare = defineOperation<HdHiveApi>({
	resource: 'share',
	operation: 'get',
	name: 'Get',
	action: 'Get a share',
	description: 'Get one share and what it would cost you to unlock it. Nothing is unlocked.',
	properties: [slugField, simplifyField],
	async execute({ client }, item) {
		const raw = asObject((await client.get(OPEN + path`/shares/${item.string('slug')}`)).data);
		if (!item.boolean('simplify')) return raw;
		const { owned, price } = readOffer(item.string('slug'), raw);
		return { ...readResource(raw), owned, price, unlockMessage: raw.unlock_message ?? null, media: raw.media ?? null };
	},
});
