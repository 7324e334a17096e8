import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { actOnDownload, clientQuery, downloaderField, hashField, hashOf, isLoading } from './downloads';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Delete Files Too';

export const deleteDownload = defineOperation<MoviePilotApi>()({
	resource: 'download',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a download',
	description: 'Delete a download from the download client, and the files it has loaded',
	properties: [hashField, downloaderField, confirm(CONFIRM, 'Whether the files that it has loaded may be deleted with the download')],
	/** MoviePilot's route has no choice: it tells the download client to delete the files as well. */
	async execute(api, item) {
		const hash = hashOf(item);
		confirmed(item, CONFIRM, 'MoviePilot deletes the files of a download together with it.');
		// A request that is repeated because its answer was lost finds nothing to delete: the download is looked up first.
		const isThere = async () => await isLoading(api, item, hash);
		if (!(await isThere())) return { hash, deleted: false, outcome: 'notFound' };
		await actOnDownload(api, { method: 'DELETE', path: path`/api/v1/download/${hash}`, query: clientQuery(item) }).catch(
			async (error: unknown) => {
				if (await isThere()) throw error;
			},
		);
		return { hash, deleted: true };
	},
});
