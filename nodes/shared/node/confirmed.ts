import { InputError } from './errors';
import type { Field } from './field';
import type { ItemInput } from './itemInput';

/** @throws InputError while the switch is off that has to be on before something is done that cannot be undone */
export function confirmed(item: ItemInput<Field<'confirm', 'boolean'>>, displayName: string, what: string): void {
	if (!item.boolean('confirm')) throw new InputError(displayName, 'is off', `${what} Switch it on if that is what you want.`);
}
