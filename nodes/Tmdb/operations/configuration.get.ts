import { defineOperation } from '../../shared/operation';
import type { TmdbApi } from '../api';
import { simplifyField } from '../../shared/fields';
import { asObject } from '../reads';

export const getConfiguration = defineOperation<TmdbApi>({
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
