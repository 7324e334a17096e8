import { limitOf } from '../../../shared/node/limitOf';
import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { manyFields, boolean } from '../../../shared/node/fields';
import { readList } from '../../client/lists';

export const getManyTorrents = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many torrents',
	description: 'List the torrents of the account, newest first, with their status, progress and links',
	properties: [...manyFields, boolean('Active Only', 'activeOnly', 'Whether to list only torrents that are not finished')],
	async execute(api, item) {
		const query: Record<string, string> = item.boolean('activeOnly') ? { filter: 'active' } : {};
		return await readList(api.client, '/torrents', limitOf(item), query);
	},
});
