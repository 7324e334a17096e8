import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';
import { byLabel } from '../util/order';
import { entriesOf, firstOf, type Choices } from './choices';
import type { CollectionField, Field } from './field';

/** Makers of form fields, one per kind that n8n has, so that an operation names each in one line; and the fields that most nodes have. */

type More = Omit<Partial<INodeProperties>, 'name' | 'type'>;

/** @param description left out when it is empty */
function field<Name extends string, Type extends NodePropertyTypes>(
	type: Type,
	initial: INodeProperties['default'],
	[displayName, name, description]: [displayName: string, name: Name, description: string],
	more: More,
): Field<Name, Type> {
	return { displayName, name, type, default: initial, ...(description === '' ? {} : { description }), ...more };
}

export const string = <Name extends string>(displayName: string, name: Name, description: string, more: More = {}): Field<Name, 'string'> =>
	field('string', '', [displayName, name, description], more);

export const number = <Name extends string>(displayName: string, name: Name, description: string, more: More = {}): Field<Name, 'number'> =>
	field('number', 0, [displayName, name, description], more);

export const boolean = <Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	more: More = {},
): Field<Name, 'boolean'> => field('boolean', false, [displayName, name, description], more);

export const dateTime = <Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	more: More = {},
): Field<Name, 'dateTime'> => field('dateTime', '', [displayName, name, description], more);

export const json = <Name extends string>(displayName: string, name: Name, description: string, more: More = {}): Field<Name, 'json'> =>
	field('json', '', [displayName, name, description], more);

/** A value that is picked, typed or pasted. What is there until then says the mode of a new node. */
export const resourceLocator = <Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	more: More & Required<Pick<INodeProperties, 'modes'>>,
): Field<Name, 'resourceLocator'> => field('resourceLocator', { mode: 'list', value: '' }, [displayName, name, description], more);

/** A text in the form; nothing is filled in. */
export const notice = <Name extends string>(displayName: string, name: Name, more: More = {}): Field<Name, 'notice'> =>
	field('notice', '', [displayName, name, ''], more);

/** Nothing where n8n loads the entries. */
const offered = (choices: Choices): More => (Object.keys(choices).length === 0 ? {} : { options: entriesOf(choices) });

/** A drop-down; what it offers first is its default. */
export const options = <Name extends string>(
	displayName: string,
	name: Name,
	choices: Choices,
	description: string,
	more: More = {},
): Field<Name, 'options'> => field('options', firstOf(choices), [displayName, name, description], { ...offered(choices), ...more });

/** A drop-down of which several may be chosen; none is by default. */
export const multiOptions = <Name extends string>(
	displayName: string,
	name: Name,
	choices: Choices,
	description: string,
	more: More = {},
): Field<Name, 'multiOptions'> => field('multiOptions', [], [displayName, name, description], { ...offered(choices), ...more });

/** Fields that can be added one by one, in the order of their labels. */
export const collection = <Name extends string, Inner extends INodeProperties>(
	displayName: string,
	name: Name,
	fields: readonly Inner[],
	more: More = {},
): CollectionField<Name, Inner> => ({
	...field('collection', {}, [displayName, name, ''], {
		placeholder: displayName.endsWith('Options') ? 'Add option' : 'Add field',
		...more,
	}),
	options: [...fields].sort(byLabel),
});

/** The same field in another place of the form, or in other words. Its stored name and its kind stay. */
export const variant = <Of extends INodeProperties>(of: Of, more: More): Of => ({ ...of, ...more });

/** A switch that has to be on before something is done that cannot be undone. */
export const confirm = (displayName: string, description: string): Field<'confirm', 'boolean'> =>
	boolean(displayName, 'confirm', description);

/** How many entries are wanted. */
const limit = (initial = 50, more: More = {}): Field<'limit', 'number'> =>
	number('Limit', 'limit', 'Max number of results to return', { typeOptions: { minValue: 1 }, default: initial, ...more });

export const simplifyField = boolean(
	'Simplify',
	'simplify',
	'Whether to return a simplified version of the response instead of the raw data',
	{ default: true },
);

/** Return All and Limit. */
export const manyFields = [
	boolean('Return All', 'returnAll', 'Whether to return all results or only up to a given limit'),
	limit(50, { displayOptions: { show: { returnAll: [false] } } }),
];
