import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

/** A field of a form whose stored name and kind the compiler knows. */
export interface Field<Name extends string = string, Type extends NodePropertyTypes = NodePropertyTypes> extends INodeProperties {
	name: Name;
	type: Type;
}

/** A collection such as "Options", with the fields that can be added to it. */
export interface CollectionField<Name extends string, Inner extends INodeProperties> extends Field<Name, 'collection'> {
	options: Inner[];
}
