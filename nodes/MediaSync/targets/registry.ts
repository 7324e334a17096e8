import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import type { Field } from '../../shared/node/field';
import type { TargetKind } from './kind';
import { moviePilotKind } from './moviePilot/form';
import { noneKind } from './none/form';
import { radarrKind } from './radarr/form';
import { seerrKind } from './seerr/form';
import { sonarrKind } from './sonarr/form';
import { tmdbWatchlistKind } from './tmdbWatchlist/form';
import { traktListKind } from './traktList/form';
import { options } from '../../shared/node/fields';

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
export function targetKind(value: string, field = 'Target'): TargetKind {
	const kind = targetKinds.find((one) => one.value === value);
	if (kind !== undefined) return kind;
	const names = targetKinds.map((one) => one.value).join(', ');
	throw new InputError(field, `is "${value.slice(0, 60)}", which does not exist`, `Use one of these: ${names}.`);
}

/** The entries of a drop-down of targets. */
export const targetOptions = targetKinds.map(({ name, value, description }) => ({ name, value, description }));

/** Their names are the targets' own business: who reads an item by the names of fields does not know them. */
/** Each target's own fields, shown with it alone. */
export const ownTargetFields = targetKinds.flatMap(({ value, fields }) =>
	fields.map((field) => shownWith({ target: [value] }, field)),
) as Array<Field<never>>;

export const targetField = options('Target', 'target', targetOptions, 'Where the titles are added', { default: 'moviePilot' });

/**
 * The same fields for a row of Per-List Settings; there an empty one means "as above".
 *
 * @param same what a row says that goes to the node's own target
 */
export const targetFieldsOfRow = (same: string): INodeProperties[] =>
	targetKinds.flatMap(({ value, fields }) => {
		const optional = fields.map((field) => ({ ...field, required: false }));
		return [
			// A switch has no third position for "as above".
			...optional.filter(({ type }) => type !== 'boolean').map((field) => shownWith({ target: [same], '/target': [value] }, field)),
			...optional.map((field) => shownWith({ target: [value] }, field)),
		];
	});

function shownWith(show: Record<string, string[]>, field: INodeProperties): INodeProperties {
	return { ...field, displayOptions: { show } };
}
