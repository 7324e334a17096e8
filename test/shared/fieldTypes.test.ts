import { boolean, collection, dateTime, multiOptions, number, options, string } from '../../nodes/shared/node/fields';
import { defineOperation } from '../../nodes/shared/node/operation';
import type { Field } from '../../nodes/shared/node/field';
import type { ItemInput } from '../../nodes/shared/node/itemInput';
import type { INodeProperties } from 'n8n-workflow';

/** The compiler reads this file (`npm run typecheck`): each expected error that is none is one itself. */

const described = { resource: 'r', operation: 'o', name: 'O', action: 'O', description: 'O' };

const userOf = (item: ItemInput<Field<'user', 'string'>>): string => item.string('user');

export const operation = defineOperation<object>()({
	...described,
	properties: [
		string('Comment ID', 'commentId', ''),
		number('Days', 'days', ''),
		boolean('Spoiler', 'spoiler', ''),
		options('Sort', 'sort', ['a', 'b'], ''),
		multiOptions('Types', 'types', ['a', 'b'], ''),
		dateTime('From', 'from', ''),
		collection('Options', 'options', [boolean('Full', 'full', ''), string('Note', 'note', '')]),
	],
	async execute(_api, item) {
		const all = [item.string('commentId'), item.number('days', 1), item.boolean('spoiler'), item.string('sort'), item.strings('types')];
		// @ts-expect-error no field of this name
		item.string('commntId');
		// @ts-expect-error a number is no text
		item.string('days');
		// @ts-expect-error no field of this name
		item.number('day', 1);
		// @ts-expect-error text is no number
		item.number('commentId', 1);
		// @ts-expect-error no field of this name
		item.boolean('spoilers');
		// @ts-expect-error one choice is not several
		item.strings('sort');
		// @ts-expect-error several choices are not one
		item.string('types');
		// @ts-expect-error no field of this name
		item.raw('form');
		// @ts-expect-error no collection
		item.collection('from');
		// @ts-expect-error no option of this name
		void item.collection('options').ful;
		// @ts-expect-error a reader of a field that this operation lacks
		userOf(item);
		const full: boolean | undefined = item.collection('options').full;
		return await Promise.resolve({ all: all.length, full: full ?? null });
	},
});

export const untyped = defineOperation<object>()({
	...described,
	properties: [] as INodeProperties[],
	async execute(_api, item) {
		// @ts-expect-error a form whose fields nobody knows cannot be read
		return await Promise.resolve({ name: item.string('anything') });
	},
});

it('a field keeps its stored name and kind for the compiler', () => {
	const days: Field<'days', 'number'> = number('Days', 'days', '');
	expect(days).toMatchObject({ name: 'days', type: 'number' });
});
