import { BinaryItems, defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { RealDebridApi } from '../../client/api';
import { boolean, string, collection } from '../../../shared/node/fields';
import { hosterLink, ipField, passwordField, remoteField } from '../../fields/fields';
import { readUnrestrictOptions, unrestrict } from '../../client/unrestrict';

export const downloadLink = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'download',
	name: 'Download File',
	action: 'Unrestrict a link and download its file',
	description: 'Unrestrict a link and load its file into a binary field; broken transfers go on where they stopped',
	properties: [
		{ ...hosterLink, description: 'A hoster link, a https://real-debrid.com/d/ link, or a direct download link' },
		boolean('Link Is Direct', 'isDirect', 'Whether the link is a direct download link already, which is not unrestricted again'),
		string('Put Output in Field', 'outputField', 'Name of the binary field that the file goes to', { required: true, default: 'data' }),
		collection('Options', 'options', [
			string('File Name', 'fileName', 'Name to give the file; its own when empty'),
			ipField,
			passwordField,
			remoteField,
		]),
	],
	async execute(api, item) {
		const link = item.string('link');
		const chosen = item.collection('options');
		const json = item.boolean('isDirect')
			? { download: link, filename: nameIn(link) }
			: await unrestrict(api, link, readUnrestrictOptions(chosen));
		const binary = await api.download({
			url: asText(json.download),
			fileName: asText(chosen.fileName) || asText(json.filename) || 'download',
			mimeType: asText(json.mimeType) || undefined,
			size: Number(json.filesize ?? 0),
		});
		return new BinaryItems([{ json, binary: { [item.string('outputField')]: binary } }]);
	},
});

/** The last part of the address. */
function nameIn(url: string): string {
	const name = URL.canParse(url) ? (new URL(url).pathname.split('/').pop() ?? '') : '';
	return name.replaceAll(/%[0-9a-f]{2}/gi, '_');
}
