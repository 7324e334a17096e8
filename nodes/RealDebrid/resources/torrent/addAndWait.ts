import { defineOperation } from '../../../shared/node/operation';
import { addAndWait } from './runAddAndWait';
import { readAddOptions } from './addTorrent';
import type { RealDebridApi } from '../../client/api';
import { hostField, ipField, remoteField } from '../../fields/fields';
import { readRules } from './selection';
import { selectionField, selectionOptions } from './selectionFields';
import { readSource, sourceFields } from './sourceFields';
import { readUnrestrictOptions } from '../../client/unrestrict';
import { number, boolean, options, collection } from '../../../shared/node/fields';

export const addTorrentAndWait = defineOperation<RealDebridApi>()({
	resource: 'torrent',
	operation: 'addAndWait',
	name: 'Add and Wait',
	action: 'Add a torrent and wait for its links',
	description: 'Add a torrent (or find it by its hash), select files by rule, wait until it is loaded, and give a direct link per file',
	properties: [
		...sourceFields,
		selectionField,
		number('Timeout (Minutes)', 'timeout', 'How long the torrent may take altogether', { typeOptions: { minValue: 0 }, default: 30 }),
		collection('Options', 'options', [
			...selectionOptions,
			boolean('Delete Afterwards', 'deleteAfter', 'Whether to delete the torrent once its links are there; they go on working for a while'),
			hostField,
			ipField,
			options('Long Waits', 'longWaits', longWaits(), 'What to do when it is not ready after a minute', { default: 'n8n' }),
			options(
				'On Timeout',
				'onTimeout',
				[
					{ name: 'Delete It', value: 'delete' },
					{ name: 'Keep It', value: 'keep' },
				],
				'What becomes of a torrent that took too long, if this node added it',
				{ default: 'keep' },
			),
			remoteField,
			boolean('Wait for a Free Slot', 'waitForSlot', 'Whether to wait while the account has too many active torrents', { default: true }),
		]),
	],
	isUnfinished: (result) => 'ready' in result && result.ready === false,
	async execute(api, item) {
		const chosen = item.collection('options');
		return await addAndWait(api, {
			source: await readSource(api, item),
			rules: readRules(item.string('selection'), chosen),
			add: readAddOptions(chosen),
			unrestrict: readUnrestrictOptions(chosen),
			timeoutMs: item.number('timeout', 30) * 60_000,
			onTimeout: chosen.onTimeout === 'delete' ? 'delete' : 'keep',
			waitInN8n: chosen.longWaits !== 'stay',
			waitForSlot: chosen.waitForSlot !== false,
			deleteAfter: chosen.deleteAfter === true,
			earlier: item.json.ready === false ? item.json : {},
		});
	},
});

function longWaits() {
	return [
		{
			name: 'Pause the Execution',
			value: 'n8n',
			description:
				'Use the wait of n8n itself for a minute and then give an item with "ready": false; lead it back to this node with an IF',
		},
		{ name: 'Stay in This Node', value: 'stay', description: 'Keep the execution running until the torrent is ready or the time is over' },
	];
}
