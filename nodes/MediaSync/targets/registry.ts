import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../shared/errors';
import type { TargetKind } from './kinds/kind';
import { moviePilotKind } from './kinds/moviePilot';
import { noneKind } from './kinds/none';
import { radarrKind } from './kinds/radarr';
import { seerrKind } from './kinds/seerr';
import { sonarrKind } from './kinds/sonarr';
import { tmdbWatchlistKind } from './kinds/tmdbWatchlist';
import { traktListKind } from './kinds/traktList';

/** Every target, in the order of the drop-down. Adding one is its own two files and a line here. */
export const targetKinds: readonly TargetKind[] = [
	moviePilotKind,
	noneKind,
	radarrKind,
	seerrKind,
	sonarrKind,
	tmdbWatchlistKind,
	traktListKind,
];

/** @throws InputError for a name that an expression got wrong */
export function targetKind(value: string): TargetKind {
	const kind = targetKinds.find((one) => one.value === value);
	if (kind !== undefined) return kind;
	const names = targetKinds.map((one) => one.value).join(', ');
	throw new InputError('Target', `is "${value.slice(0, 60)}", which does not exist`, `Use one of these: ${names}.`);
}

/** The Target drop-down and each target's own fields, shown with it alone. */
export const targetFields: INodeProperties[] = [
	{
		displayName: 'Target',
		name: 'target',
		type: 'options',
		options: targetKinds.map(({ name, value, description }) => ({ name, value, description })),
		default: 'moviePilot',
		description: 'Where the titles are added',
	},
	...targetKinds.flatMap(({ value, fields }) => fields.map((field) => shownWith({ target: [value] }, field))),
];

/** The same fields for a row of Per-List Settings; there an empty one means "as above". */
export const targetFieldsOfRow: INodeProperties[] = targetKinds.flatMap(({ value, fields }) =>
	// A switch has no third position for "as above".
	fields
		.filter(({ type }) => type !== 'boolean')
		.map((field) => shownWith({ '/target': [value] }, { ...field, required: false })),
);

function shownWith(show: Record<string, string[]>, field: INodeProperties): INodeProperties {
	return { ...field, displayOptions: { show } };
}
