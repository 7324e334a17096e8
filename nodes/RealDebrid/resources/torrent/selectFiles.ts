import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { ipField, torrentId } from '../../fields/fields';
import { selectFiles } from '../../client/torrent';
import { string, collection } from '../../../shared/node/fields';

export const selectTorrentFiles = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'selectFiles',
	name: 'Select Files',
	action: 'Select files of a torrent and start its download',
	description: 'Choose which files of an added torrent are downloaded, which starts it',
	properties: [
		torrentId,
		string('Files', 'files', 'File ids separated by commas, as Torrent: Get lists them, or "all"', {
			required: true,
			default: 'all',
			hint: 'all, or numbers such as 1,3: Torrent: Get lists the files with theirs',
		}),
		collection('Options', 'options', [ipField]),
	],
	async execute(api, item) {
		const id = item.string('torrentId');
		const files = item.string('files').replace(/\s+/g, '');
		const status = await selectFiles(api, id, files, asText(item.collection('options').ip));
		return { id, selected: files, alreadyDone: status === 202 };
	},
});
