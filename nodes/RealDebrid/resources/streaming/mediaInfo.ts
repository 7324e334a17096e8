import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { objectIn } from '../../client/answers';
import type { RealDebridApi } from '../../client/api';
import { mapOf } from '../../client/lists';
import { string } from '../../../shared/node/fields';

export const getMediaInfo = defineOperation<RealDebridApi>()({
	resource: 'streaming',
	operation: 'mediaInfo',
	name: 'Get Media Info',
	action: 'Get media info',
	description: 'Look up streams, duration, bitrate and size of an unrestricted video; Real-Debrid has none for many files',
	properties: [
		string('Download ID', 'downloadId', 'The id that Download: Get Many or Link: Unrestrict gives', {
			required: true,
			placeholder: 'e.g. IFJRUKKYK2ZVS',
			hint: 'From Download: Get Many or Unrestrict Link, the field "id"',
		}),
	],
	itemsAtOnce: 4,
	async execute(api, item) {
		const info = objectIn(await api.client.get(path`/streaming/mediaInfos/${item.string('downloadId')}`), 'the media info', 'filename');
		// PHP sends [] for a map without entries.
		const details = Object.fromEntries(mapOf(info.details).map(([kind, streams]) => [kind, Object.fromEntries(mapOf(streams))]));
		return { ...info, details };
	},
});
