import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import type { ItemInput } from '../../shared/node/itemInput';
import { defineOperation, type Operation } from '../../shared/node/operation';
import { asText } from '../../shared/util/text';
import type { TraktApi } from '../client/api';
import { collection, string } from '../../shared/node/fields';

type Described<Fields extends INodeProperties> = Pick<Operation<TraktApi>, 'resource' | 'action' | 'description'> & {
	operation?: string;
	name?: string;
	properties?: readonly Fields[];
	/** What the IDs are the IDs of; list items by default. */
	ids?: { displayName: string; description: string };
	path(item: ItemInput<Fields>): string;
};

const RANK = {
	displayName: 'List Item IDs',
	description: 'IDs of list items in the wanted order, separated by commas: the field "id" of Get Many',
};

/** Sends a new order. What is not named keeps its order behind the named ones. */
export function reorder<Fields extends INodeProperties>(spec: Described<Fields>) {
	const { resource, operation = 'reorder', name = 'Reorder', action, description, ids = RANK } = spec;
	return defineOperation<TraktApi>()({
		...{ resource, operation, name, action, description },
		properties: [
			...(spec.properties ?? []),
			string(ids.displayName, 'rank', ids.description, { required: true, placeholder: 'e.g. 923, 324, 98768' }),
		],
		async execute(api, item) {
			const rank = idList(item, 'rank', ids.displayName);
			const { body } = await api.client.request({
				method: 'POST',
				path: spec.path(item),
				body: { rank },
				retry: 'idempotent',
			});
			return (body ?? {}) as IDataObject;
		},
	});
}

/**
 * IDs from a field: text with commas, one number, or an array from an expression.
 *
 * @throws InputError for anything that is no number
 */
export function idList<Name extends string>(item: { readonly raw: (name: Name) => unknown }, name: Name, displayName: string): number[] {
	const value = item.raw(name);
	const parts = Array.isArray(value) ? value.map(asText) : asText(value).split(/[\s,]+/);
	const ids = parts.filter((part) => part !== '').map(Number);
	if (ids.length > 0 && ids.every((id) => Number.isSafeInteger(id) && id > 0)) return ids;
	throw new InputError(displayName, 'is not a list of numbers', 'Write the IDs separated by commas, for example 923, 324.');
}

const LONGEST_NOTE = 500;

/** Writes the note of one list item; an empty note clears it. */
export function setNote<Fields extends INodeProperties>(spec: Described<Fields>) {
	const { resource, action, description } = spec;
	return defineOperation<TraktApi>()({
		...{ resource, operation: 'setNote', name: 'Set Note', action, description },
		properties: [
			...(spec.properties ?? []),
			string('List Item ID', 'listItemId', 'The field "id" of the item in Get Many', {
				required: true,
				placeholder: 'e.g. 923',
				hint: 'From Get Many, the field "id"',
			}),
			string('Note', 'notes', 'Up to 500 characters; empty clears the note', { typeOptions: { rows: 3 } }),
		],
		async execute(api, item) {
			const notes = item.string('notes');
			if (notes.length > LONGEST_NOTE) throw new InputError('Note', `has ${notes.length} characters`, `Shorten it to ${LONGEST_NOTE}.`);
			const id = item.string('listItemId');
			const where = `${spec.path(item)}${path`/${id}`}`;
			await api.client.request({ method: 'PUT', path: where, body: { notes }, retry: 'idempotent' });
			return { success: true, id: Number(id), notes };
		},
	});
}

export const noteField = [collection('Options', 'options', [string('Note', 'notes', 'Note of the item, up to 500 characters')])];

/** The note of a title that is added; absent when none was written. */
export function noteOf(item: ItemInput<(typeof noteField)[number]>): IDataObject {
	const notes = asText(item.collection('options').notes);
	return notes === '' ? {} : { notes };
}
