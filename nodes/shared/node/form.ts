import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';
import { byName } from '../util/order';

interface Resource {
	name: string;
	value: string;
	description?: string;
}

/** A resource of a node with its operations; the first one is its default. */
export interface Room<Api> extends Resource {
	operations: Array<Operation<Api>>;
}

/** Every operation of a node. */
export const operationsOf = <Api>(rooms: Array<Room<Api>>): Array<Operation<Api>> => rooms.flatMap(({ operations }) => operations);

/**
 * The Resource and Operation drop-downs, and every operation's fields shown only with it. A field that operations
 * of a resource share, the same object, stands once: n8n goes through all fields whenever it looks at one node.
 *
 * @param chosen the resource of a new node; the first one when absent
 */
export function buildProperties<Api>(rooms: Array<Room<Api>>, chosen?: string): INodeProperties[] {
	const resources = rooms.map(({ name, value, description }): Resource =>
		description === undefined ? { name, value } : { name, value, description },
	);
	const selectors = [
		dropDown('Resource', resources, chosen),
		...rooms.map((resource): INodeProperties => {
			const options = resource.operations.map(({ name, operation, action, description }) => ({
				name,
				value: operation,
				action,
				description,
			}));
			const first = options[0]?.value;
			return {
				...dropDown('Operation', options.sort(byName), first),
				displayOptions: { show: { resource: [resource.value] } },
			};
		}),
	];
	return [...selectors, ...rooms.flatMap(fieldsOf)];
}

function dropDown(displayName: string, options: Resource[], first = options[0]?.value): INodeProperties {
	const empty: INodeProperties = { displayName, name: displayName.toLowerCase(), type: 'options', default: '' };
	return { ...empty, options, default: first ?? '', noDataExpression: true };
}

/** The fields of a resource's operations; those of each one are in its own order. */
function fieldsOf<Api>({ value: resource, operations }: Room<Api>): INodeProperties[] {
	const fields: Array<{ property: INodeProperties; operation: string[] }> = [];
	for (const { operation, properties = [] } of operations) {
		let next = 0;
		for (const property of properties) {
			const at = fields.findIndex((field, index) => index >= next && field.property === property);
			if (at === -1) fields.splice(next, 0, { property, operation: [operation] });
			else fields[at]?.operation.push(operation);
			next = (at === -1 ? next : at) + 1;
		}
	}
	return fields.map(({ property, operation }) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource], operation, ...property.displayOptions?.show },
		},
	}));
}

/** An expression that puts stored names into words: `watchlistAdded` is "Watchlist added". */
const inWords = (names: string): string =>
	`={{ String(${names}).replace(/([A-Z])/g, " $1").toLowerCase().replace(/^./, (first) => first.toUpperCase()) }}`;

/** The line below a node's name on the canvas: "Get many: list item" for `listItem` and `getMany`. */
export const subtitleInWords = inWords('$parameter["operation"] + ": " + $parameter["resource"]');

/** The same of a trigger's event. */
export const eventInWords = inWords('$parameter["event"]');
