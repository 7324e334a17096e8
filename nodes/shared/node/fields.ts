import type { INodeProperties } from 'n8n-workflow';
import { byLabel } from '../util/order';

/** Makers of form fields, so that an operation names each in one line; and the fields that most nodes have. */

type More = Partial<INodeProperties>;

export const text = (displayName: string, name: string, description: string, more: More = {}): INodeProperties => ({
	...{ displayName, name, type: 'string', default: '', description },
	...more,
});

export const flag = (displayName: string, name: string, description: string, more: More = {}): INodeProperties => ({
	...{ displayName, name, type: 'boolean', default: false, description },
	...more,
});

export const whole = (displayName: string, name: string, description: string, more: More = {}): INodeProperties => ({
	...{ displayName, name, type: 'number', default: 0, description },
	...more,
});

/** An Options collection, its fields in the order of their names; none when it would be empty. */
export function collection(fields: INodeProperties[], displayName = 'Options', name = 'options'): INodeProperties[] {
	if (fields.length === 0) return [];
	const options = [...fields].sort(byLabel);
	const placeholder = displayName === 'Options' ? 'Add option' : 'Add field';
	return [{ displayName, name, type: 'collection', placeholder, default: {}, options }];
}

export const simplifyField = flag(
	'Simplify',
	'simplify',
	'Whether to return a simplified version of the response instead of the raw data',
	{
		default: true,
	},
);

/** Return All and Limit. */
export const manyFields: INodeProperties[] = [
	flag('Return All', 'returnAll', 'Whether to return all results or only up to a given limit'),
	whole('Limit', 'limit', 'Max number of results to return', {
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
	}),
];
