import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { flag } from '../../shared/node/fields';

/** A switch that has to be on before something is done that cannot be undone. */
export const confirmField = (displayName: string, description: string): INodeProperties => flag(displayName, 'confirm', description);

/** @throws InputError while the switch is off */
export function confirmed(item: ItemInput, displayName: string, what: string): void {
	if (!item.boolean('confirm')) throw new InputError(displayName, 'is off', `${what} Switch it on if that is what you want.`);
}
