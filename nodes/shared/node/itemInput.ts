import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from './errors';
import { asText } from '../util/text';

/** The parameters of one input item, read by their stored names. */
export class ItemInput {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly properties: INodeProperties[],
		readonly index: number,
	) {}

	/** The input item's own data. */
	get json(): IDataObject {
		return this.context.getInputData()[this.index]?.json ?? {};
	}

	/** Trimmed text. @throws InputError when the form marks the field as required and it is empty */
	string(name: string): string {
		const text = asText(this.value(name)).trim();
		const property = this.properties.find((candidate) => candidate.name === name);
		if (text === '' && property?.required === true) {
			throw new InputError(property.displayName, 'is empty', `Fill in "${property.displayName}", or check the expression in it.`);
		}
		return text;
	}

	/** Text counts too: an expression on a web request's query gives "true". */
	boolean(name: string): boolean {
		return asText(this.value(name)).trim().toLowerCase() === 'true';
	}

	/** @param fallback used when the field is empty or not a number */
	number(name: string, fallback: number): number {
		const text = asText(this.value(name)).trim();
		return text !== '' && Number.isFinite(Number(text)) ? Number(text) : fallback;
	}

	/** The picks of a multi-select. */
	strings(name: string): string[] {
		const value = this.value(name);
		return Array.isArray(value) ? value.map(String) : [];
	}

	/** The value as it is: an object from another node, a number, or what a resource locator holds. */
	raw(name: string): unknown {
		return this.value(name);
	}

	/** A collection such as "Options"; fields that were not added are absent. */
	collection(name: string): IDataObject {
		return (this.value(name) ?? {}) as IDataObject;
	}

	/**
	 * The file in a binary field of the input item.
	 *
	 * @param name of the parameter that holds the binary field's name
	 * @throws InputError when the item has no such file
	 */
	async file(name: string): Promise<{ data: Buffer; fileName?: string; mimeType: string }> {
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

	/** A field of this operation that the form does not show just now is null; n8n would throw. */
	private value(name: string): unknown {
		const isOwn = this.properties.some((property) => property.name === name);
		return this.context.getNodeParameter(name, this.index, isOwn ? null : undefined);
	}
}
