import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties } from 'n8n-workflow';

const indexes = new WeakMap<readonly INodeProperties[], Map<string, INodeProperties[]>>();

/** The field of a name among a node's fields; of several the one that the form shows. */
export function fieldsNamed(properties: readonly INodeProperties[], name: string, stored: () => IDataObject): INodeProperties | undefined {
	const index = indexes.get(properties) ?? indexOf(properties);
	const found = index.get(name) ?? [];
	if (found.length < 2) return found[0];
	const parameters = stored() as INodeParameters;
	return found.find((property) => NodeHelpers.displayParameter(parameters, property, null, null)) ?? found[0];
}

function indexOf(properties: readonly INodeProperties[]): Map<string, INodeProperties[]> {
	const index = new Map<string, INodeProperties[]>();
	for (const property of properties) index.set(property.name, [...(index.get(property.name) ?? []), property]);
	indexes.set(properties, index);
	return index;
}
