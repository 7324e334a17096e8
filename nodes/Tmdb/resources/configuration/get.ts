import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { asObject } from '../../makers/reads';

export const getConfiguration = defineOperation<TmdbApi>()({
	resource: 'configuration',
	operation: 'get',
	name: 'Get',
	action: 'Get the configuration',
	description: 'Get the address of TMDB’s images and the sizes there are of each kind',
	properties: [simplifyField],
	async execute(api, item) {
		if (!item.boolean('simplify')) return asObject(await api.client.get('/3/configuration'));
		const { base, sizes } = await api.images.read();
		return { base, sizes };
	},
});
