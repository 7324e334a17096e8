import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { RealDebridApi } from '../../client/api';
import { needed } from '../../fields/fields';
import { remove } from '../../client/remove';

export const deleteDownload = defineOperation<RealDebridApi>({
	resource: 'download',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a download',
	description: 'Remove an entry from the list of downloads',
	properties: [needed('Download ID', 'downloadId', 'The id that Download: Get Many or Link: Unrestrict gives')],
	itemsAtOnce: 4,
	async execute(api, item) {
		const id = item.string('downloadId');
		return await remove(api, path`/downloads/delete/${id}`, id);
	},
});
