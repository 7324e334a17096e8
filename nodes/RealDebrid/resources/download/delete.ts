import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { RealDebridApi } from '../../client/api';
import { remove } from '../../client/remove';
import { string } from '../../../shared/node/fields';

export const deleteDownload = defineOperation<RealDebridApi>()({
	resource: 'download',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a download',
	description: 'Remove an entry from the list of downloads',
	properties: [
		string('Download ID', 'downloadId', 'The id that Download: Get Many or Link: Unrestrict gives', {
			required: true,
			placeholder: 'e.g. IFJRUKKYK2ZVS',
			hint: 'From Download: Get Many or Unrestrict Link, the field "id"',
		}),
	],
	itemsAtOnce: 4,
	async execute(api, item) {
		const id = item.string('downloadId');
		return await remove(api, path`/downloads/delete/${id}`, id);
	},
});
