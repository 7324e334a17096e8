import { defineOperation } from '../../../shared/node/operation';
import type { RealDebridApi } from '../../client/api';
import { ipField, needed, options, passwordField, remoteField } from '../../fields/fields';
import { unrestrictText } from './unrestrictText';
import { readUnrestrictOptions } from '../../client/unrestrict';

export const unrestrictFromText = defineOperation<RealDebridApi>({
	resource: 'link',
	operation: 'fromText',
	name: 'Unrestrict From Text',
	action: 'Unrestrict the links in a text',
	description:
		'Find every supported link in a text, open folders and containers, and turn them into direct links, one item each; failures are items too',
	properties: [
		needed('Text', 'text', 'Any text, for example a message or the HTML of a page', { typeOptions: { rows: 5 } }),
		options([ipField, passwordField, remoteField]),
	],
	async execute(api, item) {
		return await unrestrictText(api, item.string('text'), readUnrestrictOptions(item.collection('options')));
	},
});
