import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { maxPointsPerRunOption } from '../../fields/fields';
import type { Preferences } from './ranking';
import { string, boolean, number, collection } from '../../../shared/node/fields';

const choice = <Name extends string>(displayName: string, name: Name, placeholder: string, description: string) =>
	string(displayName, name, description, { placeholder });

export const dryRunField = boolean('Dry Run', 'dryRun', 'Whether to only show the ranking and unlock nothing');

export const preferencesField = collection(
	'Preferences',
	'preferences',
	[
		boolean('Free Only', 'freeOnly', 'Whether to take only what costs nothing'),
		number('Maximum Size (GB)', 'maxSizeGb', '', { typeOptions: { minValue: 0 }, default: 100 }),
		number('Minimum Size (GB)', 'minSizeGb', '', { typeOptions: { minValue: 0 }, default: 1 }),
		boolean('Official Only', 'officialOnly', 'Whether to take only what HDHive itself shares'),
		choice('Pan Types', 'panTypes', 'e.g. 115, quark, 123', 'Best first, separated by commas; others are left out'),
		maxPointsPerRunOption,
		boolean('Prefer Already Unlocked', 'preferUnlocked', 'Whether to put what you have unlocked before first', { default: true }),
		choice('Resolutions', 'resolutions', 'e.g. 4K, 1080P', 'Best first, separated by commas; others are left out'),
		choice('Subtitle Languages', 'subtitleLanguages', 'e.g. 简中, 简英双语', 'Best first, separated by commas; others are left out'),
		choice('Title or Remark Contains', 'contains', 'e.g. S01', 'Only resources with this text'),
		boolean(
			'Validated Only',
			'validatedOnly',
			'Whether to take only shares that HDHive has checked. Shares reported as gone are always left out.',
		),
	],
	{ placeholder: 'Add preference' },
);

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
