import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import { emptyAnswer, mapIn } from '../../client/answers';
import type { RealDebridApi } from '../../client/api';
import { string } from '../../../shared/node/fields';

export const getTranscodingLinks = defineOperation<RealDebridApi>()({
	resource: 'streaming',
	operation: 'transcode',
	name: 'Get Transcoding Links',
	action: 'Get transcoding links',
	description: 'Get streaming links (HLS, DASH, MP4, WebM) of an unrestricted video',
	properties: [
		string('Download ID', 'downloadId', 'The id that Download: Get Many or Link: Unrestrict gives', {
			required: true,
			placeholder: 'e.g. IFJRUKKYK2ZVS',
			hint: 'From Download: Get Many or Unrestrict Link, the field "id"',
		}),
	],
	itemsAtOnce: 4,
	async execute(api, item) {
		const formats = mapIn(await api.client.get(path`/streaming/transcode/${item.string('downloadId')}`), 'the transcoding links');
		const addresses = formats.flatMap(([, links]) => Object.values(links));
		if (!addresses.some((address) => typeof address === 'string')) throw emptyAnswer('the transcoding links');
		return Object.fromEntries(formats);
	},
});
