import type { IDataObject, INodeProperties, NodePropertyTypes } from 'n8n-workflow';

/** A field of a form whose stored name and kind the compiler knows. */
export interface Field<Name extends string = string, Type extends NodePropertyTypes = NodePropertyTypes> extends INodeProperties {
	name: Name;
	type: Type;
}

/** A collection such as "Options", with the fields that can be added to it. */
export interface CollectionField<Name extends string, Inner extends INodeProperties> extends Field<Name, 'collection'> {
	options: Inner[];
}

/** Kinds whose value is text. */
export type TextKind = 'string' | 'options' | 'dateTime' | 'json' | 'hidden' | 'resourceLocator';

/** The names of those of the fields that are of a kind. A field whose name nobody knows has none: it cannot be read. */
export type NameOf<Fields, Kind extends NodePropertyTypes = NodePropertyTypes> = Fields extends { name: infer Name; type: infer Type }
	? [Type] extends [Kind]
		? string extends Name
			? never
			: Name
		: never
	: never;

/** The fields of a collection. */
type InnerOf<Fields, Name> = Fields extends { name: Name; type: 'collection'; options: Array<infer Inner> } ? Inner : never;

/** What a field of each kind holds within a collection. */
type ValueOf<Type> = Type extends 'boolean'
	? boolean
	: Type extends 'number'
		? number
		: Type extends 'multiOptions'
			? string[]
			: Type extends TextKind
				? IDataObject[string]
				: never;

/** The fields of a collection that were added. */
export type Added<Fields, Name> = {
	[Inner in InnerOf<Fields, Name> as NameOf<Inner> & string]?: Inner extends { type: infer Type } ? ValueOf<Type> : never;
};
