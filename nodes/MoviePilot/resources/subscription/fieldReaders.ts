import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { asText } from '../../../shared/util/text';

type Reader = (value: unknown, field: string) => unknown;

export const trimmed: Reader = (value) => asText(value).trim();

export const yesNo: Reader = (value) => (asText(value).toLowerCase() === 'true' ? 1 : 0);

export const list: Reader = (value) =>
	(Array.isArray(value) ? value.map(asText) : asText(value).split(',')).map((part) => part.trim()).filter((part) => part !== '');

export const numbers: Reader = (value, field) => (list(value, field) as string[]).map((part) => wholeOf(part, field));

export function wholeOf(value: unknown, field: string): number {
	const found = Number(asText(value).trim() === '' ? Number.NaN : value);
	if (Number.isInteger(found) && found >= 0) return found;
	throw new InputError(field, `is "${asText(value).slice(0, 60)}", not a whole number`, 'Give a whole number of 0 or more.');
}

/** Names of our fields, MoviePilot's names, and how a value is read. */
export const FIELDS: Array<{ field: INodeProperties; server: string; read: Reader }> = [];

export function add(server: string, read: Reader, field: INodeProperties): void {
	FIELDS.push({ field, server, read });
}
