import type { IDataObject, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from './errors';
import { asText } from '../util/text';
import { zonedTime } from './zonedTime';

/**
 * What the form's fields hold, as the type that the form promises. An expression may give anything: a list as
 * text because of a blank behind `}}`, `"true"` from a web request, JSON from an AI agent, a date without a zone.
 * What can be understood is; what cannot be is refused in words that name the field.
 */

/** Longest text that is read as a list or as JSON. */
const LONGEST_TEXT = 100_000;

const MOST_NAMED = 12;

/**
 * @param value as n8n gives it, expressions evaluated
 * @param timeZone of the workflow
 * @returns text of options and dates, numbers, booleans, lists, collections; null and undefined as they are
 * @throws InputError that names the field and what it takes
 */
export function readParameter(property: INodeProperties, value: unknown, timeZone: () => string): unknown {
	if (value === null || value === undefined) return value;
	switch (property.type) {
		case 'multiOptions':
			return namesIn(value, property).map((one) => optionOf(property, one));
		case 'options':
			return choiceOf(property, value);
		case 'number':
			return numberOf(property, value);
		case 'boolean':
			return booleanOf(property, value);
		case 'dateTime':
			return dateOf(property, value, timeZone());
		case 'collection':
			return collectionOf(property, value, timeZone);
		case 'fixedCollection':
			return groupsOf(property, value, timeZone);
		case 'resourceLocator':
			return locatorOf(property, value);
		case 'string':
			return property.typeOptions?.multipleValues === true ? namesIn(value, property) : value;
		default:
			return value;
	}
}

const shown = (value: unknown): string => {
	const text = typeof value === 'object' ? JSON.stringify(value) : asText(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const isEmpty = (value: unknown): boolean => value === '' || (typeof value === 'string' && value.trim() === '');

/** Text that is JSON, parsed; any other value as it is. */
function unfolded(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > LONGEST_TEXT || !/^\s*[[{"]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

/** The entries of a multi-select or of a field with several values, as text, each once. */
function namesIn(given: unknown, property: INodeProperties): string[] {
	const value = unfolded(given);
	const entries = Array.isArray(value) ? (value as unknown[]).flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : [one])) : [value];
	const texts = entries.flatMap((entry) => {
		if (entry === null || entry === undefined) return [];
		const text = asText(typeof entry === 'object' ? (entry as { value?: unknown }).value : entry).trim();
		if (text === '' && typeof entry === 'object') throw notOne(property, entry);
		return Array.isArray(value) || isOption(property, text) ? [text] : split(text);
	});
	return [...new Set(texts.filter((text) => text !== ''))];
}

function split(text: string): string[] {
	if (text.length > LONGEST_TEXT) return [text];
	return text.split(/[,;\n，；、]/).map((part) => part.trim());
}

const optionsOf = (property: INodeProperties): INodePropertyOptions[] => (property.options ?? []) as INodePropertyOptions[];

const isOption = (property: INodeProperties, text: string): boolean => optionsOf(property).some(({ value }) => String(value) === text);

/** Does n8n ask a server for the entries? Then only the server knows them. */
const isLoaded = ({ typeOptions }: INodeProperties): boolean =>
	typeOptions?.loadOptionsMethod !== undefined || typeOptions?.loadOptions !== undefined;

/** The stored value that a text means: the value itself, or its name as the form shows it, in any case. */
function optionOf(property: INodeProperties, text: string): INodePropertyOptions['value'] {
	plainText(property, text);
	const options = optionsOf(property);
	if (isLoaded(property) || options.length === 0) return text;
	const exact = options.find(({ value }) => String(value) === text);
	const wanted = text.toLowerCase();
	const found = exact ?? options.find(({ name, value }) => String(value).toLowerCase() === wanted || name.toLowerCase() === wanted);
	if (found === undefined) throw notOne(property, text);
	return found.value;
}

function notOne(property: INodeProperties, value: unknown): InputError {
	const options = isLoaded(property) ? [] : optionsOf(property);
	const named = options.slice(0, MOST_NAMED).map((option) => String(option.value));
	const more = options.length > MOST_NAMED ? ` and ${options.length - MOST_NAMED} more that the node's list shows` : '';
	const remedy =
		named.length === 0 ? 'Choose from the list, or give one of its values.' : `Give one of: ${named.filter(Boolean).join(', ')}${more}.`;
	return new InputError(property.displayName, `is "${shown(value)}", which is none of its values`, remedy);
}

function choiceOf(property: INodeProperties, given: unknown): unknown {
	const value = unfolded(given);
	const one = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	if (typeof one === 'object' && one !== null) throw notOne(property, one);
	const text = asText(one).trim();
	// An expression that found nothing leaves the choice as a new node has it.
	if (text === '' && !isOption(property, '')) return property.default;
	return optionOf(property, text);
}

/** JSON's own notation, so that neither "0x10" nor "1,5" becomes something else than was meant. */
const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,2})?$/i;

/** A field of this name counts entries. */
const LIMIT = 'limit';

function numberOf(property: INodeProperties, given: unknown): number | undefined {
	const value = unfolded(given);
	if (isEmpty(value)) return undefined;
	const text = asText(value).trim();
	if (!NUMBER.test(text))
		throw new InputError(property.displayName, `is "${shown(value)}", which is no number`, `Give a number${range(property)}.`);
	const number = Number(text);
	const { min, max, whole } = boundsOf(property);
	if (number < min) throw new InputError(property.displayName, `is ${text}, which is too small`, `Give a number${range(property)}.`);
	if (number > max) throw new InputError(property.displayName, `is ${text}, which is too large`, `Give a number${range(property)}.`);
	if (whole && !Number.isInteger(number))
		throw new InputError(property.displayName, `is ${text}`, `Give a whole number${range(property)}.`);
	return number;
}

function boundsOf({ name, typeOptions }: INodeProperties): { min: number; max: number; whole: boolean } {
	const least = name === LIMIT ? 1 : Number.NEGATIVE_INFINITY;
	return {
		min: typeOptions?.minValue ?? least,
		max: typeOptions?.maxValue ?? Number.MAX_SAFE_INTEGER,
		whole: name === LIMIT || typeOptions?.numberPrecision === 0,
	};
}

function range(property: INodeProperties): string {
	const { min, max } = boundsOf(property);
	const hasMin = Number.isFinite(min);
	const hasMax = max !== Number.MAX_SAFE_INTEGER;
	if (hasMin && hasMax) return ` from ${min} to ${max}`;
	if (hasMin) return ` from ${min} on`;
	return hasMax ? ` up to ${max}` : ', for example 5';
}

const BOOLEANS: Record<string, boolean> = { true: true, false: false, 1: true, 0: false, yes: true, no: false, on: true, off: false };

function booleanOf(property: INodeProperties, given: unknown): boolean | undefined {
	const value = unfolded(given);
	// An expression that found nothing leaves the switch as a new node has it.
	if (isEmpty(value)) return property.default === true;
	const found = BOOLEANS[asText(value).trim().toLowerCase()];
	if (found !== undefined) return found;
	throw new InputError(property.displayName, `is "${shown(value)}", which is neither on nor off`, 'Give true or false.');
}

function dateOf(property: INodeProperties, given: unknown, timeZone: string): string {
	const value = unfolded(given);
	const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : asText(value).trim();
	if (text === '' && typeof value !== 'object') return '';
	const time = zonedTime(text, timeZone);
	if (time !== undefined) return time;
	throw new InputError(property.displayName, `is "${shown(value)}", which is no date`, 'Give it as 2026-10-31T20:15:00 or 2026-10-31.');
}

function recordOf(property: INodeProperties, given: unknown): IDataObject {
	const value = unfolded(given);
	if (isEmpty(value)) return {};
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as IDataObject;
	throw new InputError(property.displayName, `is "${shown(value)}", which holds no fields`, 'Give an object with a value per field.');
}

/** The fields of an Options collection that were added, each as its own type; others are left as they are. */
function collectionOf(property: INodeProperties, value: unknown, timeZone: () => string): IDataObject | IDataObject[] {
	const fields = (property.options ?? []) as INodeProperties[];
	if (property.typeOptions?.multipleValues === true && Array.isArray(value)) {
		return value.map((row) => fieldsOf(fields, recordOf(property, row), timeZone));
	}
	return fieldsOf(fields, recordOf(property, value), timeZone);
}

function fieldsOf(fields: INodeProperties[], values: IDataObject, timeZone: () => string): IDataObject {
	const read: IDataObject = { ...values };
	for (const field of fields) {
		if (!Object.hasOwn(values, field.name)) continue;
		const value = readParameter(field, values[field.name], timeZone);
		// A number whose expression found nothing counts as not added.
		if (value === undefined || value === null) delete read[field.name];
		else read[field.name] = value;
	}
	return read;
}

function groupsOf(property: INodeProperties, value: unknown, timeZone: () => string): IDataObject {
	const groups = recordOf(property, value);
	const read: IDataObject = { ...groups };
	for (const { name, values } of (property.options ?? []) as INodePropertyCollection[]) {
		const rows = groups[name];
		if (Array.isArray(rows)) read[name] = rows.map((row) => fieldsOf(values, recordOf(property, row), timeZone));
		else if (rows !== undefined && rows !== null) read[name] = fieldsOf(values, recordOf(property, rows), timeZone);
	}
	return read;
}

/** A locator keeps its mode; text or a number in its place, as a whole expression gives it, stays what it is. */
function locatorOf(property: INodeProperties, given: unknown): unknown {
	const value = unfolded(given);
	if (typeof value === 'string') return plainText(property, value);
	if (typeof value !== 'object' || value === null) return value;
	const inner = (value as { value?: unknown }).value;
	if (!('value' in value) || Array.isArray(value)) return value;
	return typeof inner === 'string' ? { ...value, value: plainText(property, inner) } : value;
}

/** Text before or behind `{{ }}` turns an object into this. */
const OBJECT_AS_TEXT = /^\[object /;

function plainText(property: INodeProperties, value: string): string {
	const text = value.trim();
	if (!OBJECT_AS_TEXT.test(text)) return text;
	throw new InputError(
		property.displayName,
		'is an object that was made text',
		'Remove what stands before or behind {{ }} in its expression, blanks too.',
	);
}
