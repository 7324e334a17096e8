import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from './errors';
import type { Added, NameOf, TextKind } from './field';
import { fieldsNamed } from './fieldsNamed';
import { readParameter } from './parameter';
import { asText } from '../util/text';

/** What gives a node its parameters: the contexts of executions, polls and webhooks. */
interface ParameterSource {
	/** With `fallback` for a parameter that the form does not show just now; n8n would throw. */
	parameter(name: string, fallback: null | undefined): unknown;
	/** The parameters as they are stored: a field that stands twice is read as the one that is shown. */
	stored(): IDataObject;
	/** IANA name of the workflow's time zone. */
	timeZone(): string;
}

/**
 * The parameters of a node, read by their stored names and as the type that the form gives them: a name that none
 * of the fields has, or that of a field of another kind, does not compile.
 */
class NodeInput<Fields extends INodeProperties> {
	/** Never there: what reads some fields takes an input that has more of them, and none that lacks one. */
	declare protected readonly reads?: (field: Fields) => void;

	constructor(
		private readonly source: ParameterSource,
		private readonly properties: readonly INodeProperties[],
	) {}

	/** Trimmed text; of a date ISO text with its offset. @throws InputError when the form marks the field as required and it is empty */
	string(name: NameOf<Fields, TextKind>): string {
		const value = this.raw(name);
		// A resource locator says what its value says.
		const text = asText(
			typeof value === 'object' && value !== null && '__rl' in value ? (value as { value?: unknown }).value : value,
		).trim();
		const property = text === '' ? this.field(name) : undefined;
		if (property?.required === true) {
			throw new InputError(property.displayName, 'is empty', `Fill in "${property.displayName}", or check the expression in it.`);
		}
		return text;
	}

	/** Off for a field that is not shown. */
	boolean(name: NameOf<Fields, 'boolean'>): boolean {
		return asText(this.raw(name)).trim().toLowerCase() === 'true';
	}

	/** @param fallback used when the field is empty or is not shown */
	number<Empty extends number | undefined>(name: NameOf<Fields, 'number'>, fallback: Empty): number | Empty {
		const text = asText(this.raw(name)).trim();
		return text !== '' && Number.isFinite(Number(text)) ? Number(text) : fallback;
	}

	/** The picks of a multi-select. @throws InputError when the form marks the field as required and nothing is picked */
	strings(name: NameOf<Fields, 'multiOptions'>): string[] {
		const value = this.raw(name);
		const picks = Array.isArray(value) ? value.map(String) : [];
		const property = picks.length === 0 ? this.field(name) : undefined;
		if (property?.required !== true) return picks;
		throw new InputError(property.displayName, 'is empty', `Choose at least one, or check the expression in it.`);
	}

	/** A collection such as "Options"; fields that were not added are absent. */
	collection<Name extends NameOf<Fields, 'collection'>>(name: Name): Added<Fields, Name> {
		return this.raw(name) ?? {};
	}

	/** The rows of a fixed collection, per group; groups without a row are absent. */
	rows(name: NameOf<Fields, 'fixedCollection'>): IDataObject {
		return (this.raw(name) ?? {}) as IDataObject;
	}

	/** The value as the form's type has it: an object from another node, or what a resource locator holds. */
	raw(name: NameOf<Fields>): unknown {
		const property = this.field(name);
		const value = this.source.parameter(name, property === undefined ? undefined : null);
		return property === undefined ? value : readParameter(property, value, () => this.source.timeZone());
	}

	/** The same for a field whose name comes from a list of fields: those of a target that an item names. */
	value(name: string): unknown {
		return this.raw(name as NameOf<Fields>);
	}

	/** Whether the person wrote the field's value into the form themselves: no expression gives it. */
	isTyped(name: NameOf<Fields>): boolean {
		const stored = this.source.stored()[name];
		const value = typeof stored === 'object' && stored !== null && 'value' in stored ? stored.value : stored;
		return typeof value === 'number' || (typeof value === 'string' && !value.startsWith('='));
	}

	private field(name: string): INodeProperties | undefined {
		return fieldsNamed(this.properties, name, () => this.source.stored());
	}
}

/** The parameters of one input item. */
export class ItemInput<Fields extends INodeProperties> extends NodeInput<Fields> {
	constructor(
		private readonly context: IExecuteFunctions,
		properties: readonly INodeProperties[],
		readonly index: number,
	) {
		super(
			{
				parameter: (name, fallback) => context.getNodeParameter(name, index, fallback),
				stored: () => context.getNode().parameters,
				timeZone: () => context.getTimezone(),
			},
			properties,
		);
	}

	/** The input item's own data. */
	get json(): IDataObject {
		return this.context.getInputData()[this.index]?.json ?? {};
	}

	/**
	 * The file in a binary field of the input item.
	 *
	 * @param name of the parameter that holds the binary field's name
	 * @throws InputError when the item has no such file
	 */
	async file(name: NameOf<Fields, 'string'>): Promise<{ data: Buffer; fileName?: string; mimeType: string }> {
		const field = this.string(name);
		const file = this.context.getInputData()[this.index]?.binary?.[field];
		if (file === undefined) {
			throw new InputError(
				field,
				'is not a file of this item',
				'Put a node before this one that gives a file, and name its binary field here.',
			);
		}
		const data = await this.context.helpers.getBinaryDataBuffer(this.index, field);
		return { data, fileName: file.fileName, mimeType: file.mimeType };
	}
}

/** The contexts of triggers: they have no input items. */
export interface TriggerContext {
	getNodeParameter(name: string, fallback?: unknown): unknown;
	getNode(): { parameters: IDataObject };
	getTimezone(): string;
}

/** The parameters of a trigger node. @param properties its form, or the part of it that is read */
export const triggerInput = <Fields extends INodeProperties>(context: TriggerContext, properties: readonly Fields[]): NodeInput<Fields> =>
	new NodeInput(
		{
			parameter: (name, fallback) => context.getNodeParameter(name, fallback),
			stored: () => context.getNode().parameters,
			timeZone: () => context.getTimezone(),
		},
		properties,
	);
