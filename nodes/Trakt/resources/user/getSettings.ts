import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import { simplifyField } from '../../../shared/node/fields';
import type { TraktApi } from '../../client/api';
import { simplify } from '../../client/simplify';

export const getSettings = defineOperation<TraktApi>()({
	resource: 'user',
	operation: 'getSettings',
	name: 'Get Settings and Limits',
	action: 'Get your settings and limits',
	description:
		'Get your own account: time zone, VIP state, how many lists, watchlist entries and favorites it may have, and until when the sign-in is valid',
	properties: [simplifyField],
	async execute(api, item) {
		const settings = (await api.client.get('/users/settings')) as IDataObject;
		const shown = item.boolean('simplify') ? simplify(settings) : settings;
		return { ...shown, valid_until: (await api.validUntil?.()) ?? null };
	},
});
