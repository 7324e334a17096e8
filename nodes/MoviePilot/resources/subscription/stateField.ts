import { InputError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';
import { options } from '../../../shared/node/fields';

export const stateField = options(
	'State',
	'state',
	[
		{ name: 'Paused', value: 'S', description: 'Nothing is searched or downloaded' },
		{ name: 'Pending', value: 'P', description: 'Waits, for example for the release' },
		{ name: 'Running', value: 'R', description: 'New releases are looked for' },
	],
	'What MoviePilot does with the subscription',
	{ default: 'R' },
);

const STATE_WORDS: Record<string, string> = { running: 'R', pending: 'P', paused: 'S', r: 'R', p: 'P', s: 'S' };

/** @throws InputError for anything but the three states that can be set */
export function stateIn(value: unknown): 'R' | 'P' | 'S' {
	const code = STATE_WORDS[asText(value).trim().toLowerCase()];
	if (code === undefined)
		throw new InputError('State', `is "${asText(value).slice(0, 30)}"`, 'Give running, pending or paused (R, P or S).');
	return code as 'R' | 'P' | 'S';
}
