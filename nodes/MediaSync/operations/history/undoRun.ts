import { InputError } from '../../../shared/node/errors';
import type { Field } from '../../../shared/node/field';
import type { ItemInput } from '../../../shared/node/itemInput';
import { defineOperation } from '../../../shared/node/operation';
import { isRun, type RunRecord } from '../../memory/journal';
import type { MediaSyncApi } from '../../sync/api';
import { targetOptions } from '../../targets/registry';
import { warnOfManualRun } from './delete';
import { options, string, boolean } from '../../../shared/node/fields';

export const undoSyncRun = defineOperation<MediaSyncApi>()({
	resource: 'history',
	operation: 'undoRun',
	name: 'Undo Run',
	action: 'Undo a sync run',
	description:
		'Take back exactly what one run added to its target, where it is still as the run left it. Files are never touched, and the next runs do not add it again.',
	properties: [
		options(
			'Target',
			'target',
			targetOptions.filter(({ value }) => value !== 'none'),
			'Where the run added its titles',
			{ default: 'moviePilot' },
		),
		string(
			'Run',
			'run',
			'The ID of the run as Get Runs lists it, or an entry of "runs" in its summary; empty for the last run into this target',
			{ placeholder: 'e.g. mhw2k1x0-1' },
		),
		boolean('Dry Run', 'dryRun', 'Whether to only show what would be taken back, without changing anything', { default: true }),
	],
	async execute(api, item) {
		const dryRun = item.boolean('dryRun');
		if (!dryRun) warnOfManualRun(api);
		return await api.undo(runOf(api, item), dryRun);
	},
});

/** @throws InputError when there is no such run, or its target is another one */
function runOf(api: MediaSyncApi, item: ItemInput<Field<'target', 'options'> | Field<'run', 'string'>>): RunRecord {
	const target = item.string('target');
	const given = item.raw('run');
	const value = typeof given === 'string' && given.trim().startsWith('{') ? parsed(given) : given;
	const runs = api.history.runs();
	const run = isRun(value)
		? value
		: runs.find(({ id, target: its, undone }) => (given === '' || given == null ? its === target && undone === undefined : id === given));
	if (run === undefined) {
		throw new InputError(
			'Run',
			given === '' || given == null ? 'is empty, and no run into this target is remembered' : 'is not among the remembered runs',
			'Look at History: Get Runs. n8n remembers production runs only.',
		);
	}
	if (run.target !== target)
		throw new InputError('Target', `is not where the run added its titles: that was ${run.targetName}`, `Choose ${run.targetName}.`);
	return run;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
