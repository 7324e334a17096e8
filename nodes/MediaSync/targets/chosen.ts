import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';

/** What a target's own fields say; a row of Per-List Settings goes before the node's own fields. */
export class Chosen {
	constructor(
		private readonly general: (name: string) => unknown,
		private readonly row: IDataObject = {},
	) {}

	/** The value as it is; undefined when it is empty. */
	raw(name: string): unknown {
		return this.row[name] ?? this.general(name) ?? undefined;
	}

	/** The picked or typed text of a field; undefined when it is empty. */
	text(name: string): string | undefined {
		const text = textOf(this.row[name]) || textOf(this.general(name));
		return text === '' ? undefined : text;
	}

	/** The ID of a field. @throws InputError for text that is no number */
	id(name: string, displayName: string): number | undefined {
		const text = this.text(name);
		if (text === undefined) return undefined;
		if (/^\d+$/.test(text)) return Number(text);
		throw new InputError(displayName, `is "${text.slice(0, 60)}", which is no ID`, 'Choose it from the list, or give its number.');
	}

	/** Several IDs; undefined when none was picked. */
	ids(name: string): number[] | undefined {
		const picked = [this.row[name], this.general(name)].find((value) => Array.isArray(value) && value.length > 0);
		return picked === undefined ? undefined : (picked as unknown[]).map(Number);
	}

	boolean(name: string): boolean {
		return asText(this.row[name] ?? this.general(name)).toLowerCase() === 'true';
	}

	/** A collection of options; those of the row replace the same ones of the node. */
	options(name: string): IDataObject {
		return { ...(this.general(name) as IDataObject | null), ...(this.row[name] as IDataObject | undefined) };
	}
}

function textOf(value: unknown): string {
	if (typeof value === 'object' && value !== null && 'value' in value) return textOf(value.value);
	return asText(value).trim();
}
