import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { maxPointsPerRunOption } from '../../fields/fields';
import type { Preferences } from './ranking';

const choice = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

export const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to only show the ranking and unlock nothing',
};

export const preferencesField: INodeProperties = {
	displayName: 'Preferences',
	name: 'preferences',
	type: 'collection',
	placeholder: 'Add preference',
	default: {},
	options: [
		{ displayName: 'Free Only', name: 'freeOnly', type: 'boolean', default: false, description: 'Whether to take only what costs nothing' },
		{ displayName: 'Maximum Size (GB)', name: 'maxSizeGb', type: 'number', typeOptions: { minValue: 0 }, default: 100 },
		{ displayName: 'Minimum Size (GB)', name: 'minSizeGb', type: 'number', typeOptions: { minValue: 0 }, default: 1 },
		{
			displayName: 'Official Only',
			name: 'officialOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to take only what HDHive itself shares',
		},
		choice('Pan Types', 'panTypes', 'e.g. 115, quark, 123', 'Best first, separated by commas; others are left out'),
		maxPointsPerRunOption,
		{
			displayName: 'Prefer Already Unlocked',
			name: 'preferUnlocked',
			type: 'boolean',
			default: true,
			description: 'Whether to put what you have unlocked before first',
		},
		choice('Resolutions', 'resolutions', 'e.g. 4K, 1080P', 'Best first, separated by commas; others are left out'),
		choice('Subtitle Languages', 'subtitleLanguages', 'e.g. 简中, 简英双语', 'Best first, separated by commas; others are left out'),
		choice('Title or Remark Contains', 'contains', 'e.g. S01', 'Only resources with this text'),
		{
			displayName: 'Validated Only',
			name: 'validatedOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to take only shares that HDHive has checked. Shares reported as gone are always left out.',
		},
	],
};

/** @throws InputError for a size range that nothing can be in */
export function readPreferences(added: IDataObject, maxPoints: number): Preferences {
	const [minSizeGb, maxSizeGb] = [size(added.minSizeGb), size(added.maxSizeGb)];
	if (minSizeGb !== undefined && maxSizeGb !== undefined && minSizeGb > maxSizeGb) {
		throw new InputError('Minimum Size (GB)', 'is larger than the maximum', 'Exchange the two, or leave one out.');
	}
	return {
		panTypes: choices(added.panTypes),
		resolutions: choices(added.resolutions),
		subtitleLanguages: choices(added.subtitleLanguages),
		minSizeGb,
		maxSizeGb,
		contains: asText(added.contains).trim(),
		officialOnly: added.officialOnly === true,
		validatedOnly: added.validatedOnly === true,
		freeOnly: added.freeOnly === true,
		maxPoints,
		preferUnlocked: added.preferUnlocked !== false,
	};
}

const choices = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(asText) : asText(value).split(/[,，、\n]+/)).map((one) => one.trim()).filter((one) => one !== '');

function size(value: unknown): number | undefined {
	const number = Number(value ?? Number.NaN);
	return Number.isFinite(number) && value !== '' ? number : undefined;
}
