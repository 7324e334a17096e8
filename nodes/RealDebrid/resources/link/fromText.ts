import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { ipField, passwordField, remoteField } from '../../fields/fields';
import { unrestrictText } from './unrestrictText';
import { readUnrestrictOptions } from '../../client/unrestrict';
import { string, collection } from '../../../shared/node/fields';

export const unrestrictFromText = defineOperation<RealDebridApi>()({
	resource: 'link',
	operation: 'fromText',
	name: 'Unrestrict From Text',
	action: 'Unrestrict the links in a text and add them to the downloads',
	description:
		'Find every supported link in a text, open folders and containers, and turn them into direct links, one item each; failures are items too',
	properties: [
		string('Text', 'text', 'Any text, for example a message or the HTML of a page', { required: true, typeOptions: { rows: 5 } }),
		collection('Options', 'options', [ipField, passwordField, remoteField]),
	],
	async execute(api, item) {
		return await unrestrictText(api, item.string('text'), readUnrestrictOptions(item.collection('options')));
	},
});
