import type { Field } from './field';
import type { ItemInput } from './itemInput';

/** How many entries Return All and Limit ask for: Infinity for all of them, and never less than one. */
export const limitOf = (item: ItemInput<Field<'returnAll', 'boolean'> | Field<'limit', 'number'>>): number =>
	item.boolean('returnAll') ? Number.POSITIVE_INFINITY : Math.max(1, item.number('limit', 50));
