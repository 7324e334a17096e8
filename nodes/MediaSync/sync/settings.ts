import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import type { SyncField } from '../fields/fields';
import type { Field } from '../../shared/node/field';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import { readFilters } from './filters';
import type { Removals } from './removals';
import type { SyncSettings } from './sync';

/** @throws InputError for a field that cannot be used */
export function readSettings(item: ItemInput<SyncField>, accounts: string, targetSettings: unknown): SyncSettings {
	const options = item.collection('options');
	const removals = (options.removals ?? 'keep') as Removals;
	const removeFromSource = options.removeFromSource === true;
	if (removeFromSource && removals === 'remove') {
		throw new InputError(
			'Removals',
			'cannot be "Remove" together with Remove From Source After Success',
			'What this sync takes off the list would be removed in the target again: set Removals to Keep.',
		);
	}
	return {
		filters: readFilters(mediaTypesOf(item, 'Movies, Shows and Seasons'), options),
		dryRun: item.boolean('dryRun'),
		checkLibrary: options.checkLibrary !== false,
		readdRemoved: options.readdRemoved === true,
		removals,
		maxRemovalPercent: Number(options.maxRemovalPercent ?? 10),
		removeFromSource,
		takeWatchedOff: options.takeWatchedOff === true,
		leavesOut: [options.skipWatched, options.skipStreaming, options.streamingCountry, options.streamingServices],
		accounts,
		targetSettings,
	};
}

/** @throws InputError when nothing is chosen */
export function mediaTypesOf(item: ItemInput<Field<'mediaTypes', 'multiOptions'>>, all: string): string[] {
	const mediaTypes = item.strings('mediaTypes');
	if (mediaTypes.length > 0) return mediaTypes;
	throw new InputError('Media Types', 'is empty', `Choose at least one of ${all}.`);
}

/** Names the accounts behind the node's credentials: other ones are another sync. */
export function accountsOf(context: IExecuteFunctions): string {
	const { credentials = {}, parameters } = context.getNode();
	const entries = Object.entries(credentials).map(([type, { id }]) => `${type}=${id ?? ''}`);
	return [...entries.sort(), asText(parameters?.authentication)].join('|');
}
