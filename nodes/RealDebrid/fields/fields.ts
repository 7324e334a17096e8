import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { text } from '../../shared/node/fields';
import { byLabel } from '../../shared/util/order';

/** Makers of form fields, so that an operation names each in one line. */

type More = Partial<INodeProperties>;

export const needed = (displayName: string, name: string, description: string, more: More = {}): INodeProperties =>
	text(displayName, name, description, { required: true, ...more });

export const flag = (displayName: string, name: string, description: string, initial = false): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description,
	...(initial ? { default: true } : {}),
});

export const amount = (displayName: string, name: string, description: string, initial: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: initial,
	description,
});

export const pick = (
	displayName: string,
	name: string,
	description: string,
	options: INodePropertyOptions[],
	initial: string,
): INodeProperties => ({ displayName, name, type: 'options', options, default: initial, description });

/** "Options" with its fields in alphabetical order, as n8n wants them. */
export const options = (fields: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...fields].sort(byLabel),
});

export const wanted = (item: ItemInput): number => (item.boolean('returnAll') ? Infinity : item.number('limit', 50));

export const torrentId = needed('Torrent ID', 'torrentId', 'The 13 characters that Torrent: Get Many gives as id');

export const hosterLink = needed('Link', 'link', 'A link of a supported hoster, or one that starts with https://real-debrid.com/d/', {
	placeholder: 'e.g. https://1fichier.com/?abcdef',
});

export const ipField = text('User IP', 'ip', 'Address of the person who will use the result, where it is not the one of your n8n');

export const hostField = text('Host', 'host', 'Where Real-Debrid stores the torrent, as Torrent: Get Available Hosts names it');

export const passwordField = text('Password', 'password', 'Password of the link', { typeOptions: { password: true } });

export const remoteField = flag(
	'Remote Traffic',
	'remote',
	'Whether to use Remote Traffic, which works from any address and has an allowance of its own',
);

export const binaryField = (initial = 'data'): INodeProperties =>
	needed('Binary Field', 'binaryField', 'Name of the binary field of the input item that holds the file', { default: initial });

/** A switch that has to be on before something is done that cannot be undone. */
export const confirmField = (description: string): INodeProperties => flag('Confirm', 'confirm', description);

/** @throws InputError while the switch is off */
export function confirmed(item: ItemInput, what: string): void {
	if (!item.boolean('confirm')) throw new InputError('Confirm', 'is off', `${what} Switch it on if that is what you want.`);
}
