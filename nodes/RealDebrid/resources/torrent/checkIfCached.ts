import { defineOperation } from '../../../shared/node/operation';
import { readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { hostField, ipField } from '../../fields/fields';
import { checkIfCached } from './probe';
import { readRules } from './selection';
import { selectionField, selectionOptions } from './selectionFields';
import { readSource, sourceFields } from './sourceFields';
import { collection } from '../../../shared/node/fields';

export const checkTorrentCached = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'checkIfCached',
	name: 'Check If Cached',
	action: 'Check if a torrent is cached by adding and deleting it',
	description:
		'Find out whether a torrent could be had at once, by a probe: it is added, looked at and deleted again, as Real-Debrid offers no other way',
	properties: [...sourceFields, selectionField, collection('Options', 'options', [...selectionOptions, hostField, ipField])],
	async execute(api, item) {
		const chosen = item.collection('options');
		return await checkIfCached(api, await readSource(api, item), readRules(item.string('selection'), chosen), readAddOptions(chosen));
	},
});
