import { boolean, number, string } from '../../nodes/shared/node/fields';
import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { InputError, ServiceError } from '../../nodes/shared/node/errors';
import { buildProperties } from '../../nodes/shared/node/form';
import { toNodeError } from '../../nodes/shared/node/nodeErrors';
import { defineOperation, Outputs, runOperations } from '../../nodes/shared/node/operation';
import { TOKEN } from './service';
import { everythingIn, roomsOf, testNode, type TestNode } from './testNode';

interface Api {
	log: string[];
}

const say = defineOperation<Api>()({
	resource: 'word',
	operation: 'say',
	name: 'Say',
	action: 'Say a word',
	description: 'Give a word back',
	properties: [string('Text', 'text', '', { required: true })],
	execute: async (api, item) => {
		const said = item.string('text');
		api.log.push(said);
		if (said === 'refuse')
			throw new ServiceError({ service: 'Tiny', message: 'Tiny refused', description: 'Ask nicely.', status: 418, code: 'TEAPOT' });
		if (said === 'crash') throw new TypeError(`undefined is not a function ${TOKEN.length}`);
		return await Promise.resolve({ said });
	},
});

const repeat = defineOperation<Api>()({
	resource: 'word',
	operation: 'repeat',
	name: 'Repeat',
	action: 'Repeat a word',
	description: 'Give a word several times',
	properties: [string('text', 'text', ''), number('times', 'times', ''), boolean('loud', 'loud', '')],
	execute: async (_api, item) =>
		await Promise.resolve(
			Array.from({ length: item.number('times', 2) }, () => ({
				said: item.boolean('loud') ? item.string('text').toUpperCase() : item.string('text'),
			})),
		),
});

const sort = defineOperation<Api>()({
	resource: 'number',
	operation: 'sort',
	name: 'Sort',
	action: 'Sort a number',
	description: 'Send a number to one of two outputs',
	properties: [number('value', 'value', '')],
	itemsAtOnce: 3,
	execute: async (api, item) => {
		const value = item.number('value', 0);
		api.log.push(`start ${value}`);
		await new Promise((resolve) => setTimeout(resolve, value));
		api.log.push(`end ${value}`);
		return new Outputs(value % 2 === 0 ? [[{ value }], []] : [[], [{ value }, { again: value }]]);
	},
});

const operations = [say, repeat, sort];
let log: string[];
let node: TestNode;

beforeAll(async () => {
	node = await testNode({ operations, connect: () => ({ log: (log = []) }), outputs: 2 });
});

const SAY = { resource: 'word', operation: 'say', text: '={{ $json.text }}' };
/** What the loop needs of n8n, with other parameters for each item. */
const contextOf = (items: IDataObject[]) =>
	({
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, index: number) => items[index]?.[name],
		getNode: () => ({ name: 'Kernel', type: 'kernel' }),
		continueOnFail: () => true,
	}) as unknown as IExecuteFunctions;

const CONTINUE = { onError: 'continueRegularOutput' };
const texts = (...list: unknown[]) => list.map((text) => ({ text }) as IDataObject);

describe('the items of a run', () => {
	it('each have their own resource, operation and fields, and are paired with their results', async () => {
		// n8n's form keeps expressions out of the two selectors, so this is asked of the loop itself.
		const [words, numbers] = await runOperations(
			contextOf([
				{ resource: 'word', operation: 'say', text: 'one' },
				{ resource: 'word', operation: 'repeat', text: 'two', times: 3 },
				{ resource: 'number', operation: 'sort', value: 3 },
				{ resource: 'word', operation: 'shout' },
			]),
			{ operations, connect: () => ({ log: [] }), outputs: 2 },
		);
		expect(words).toEqual([
			{ json: { said: 'one' }, pairedItem: { item: 0 } },
			...Array.from({ length: 3 }, () => ({ json: { said: 'two' }, pairedItem: { item: 1 } })),
			expect.objectContaining({
				json: expect.objectContaining({ error: '"Operation" is "shout", which "word" does not have' }),
				pairedItem: { item: 3 },
			}),
		]);
		expect(numbers).toEqual([
			{ json: { value: 3 }, pairedItem: { item: 2 } },
			{ json: { again: 3 }, pairedItem: { item: 2 } },
		]);
	});

	describe('whose Resource or Operation comes to nothing that the node has', () => {
		const good = { resource: 'word', operation: 'say', text: 'hi' };
		const wrong: Array<[string, IDataObject, string, RegExp]> = [
			[
				'an operation that is missing',
				{ resource: 'word' },
				'"Operation" is empty',
				/^Check the expression in it, and use one of these: repeat, say\.$/,
			],
			[
				'an unknown operation',
				{ resource: 'word', operation: 'shout' },
				'"Operation" is "shout", which "word" does not have',
				/^Use one of these: repeat, say\.$/,
			],
			[
				'an operation of another resource',
				{ resource: 'number', operation: 'say' },
				'"Operation" is "say", which "number" does not have',
				/^Use one of these: sort\.$/,
			],
			['a resource that is missing', { operation: 'say' }, '"Resource" is empty', /use one of these: number, word\.$/],
			[
				'an unknown resource',
				{ resource: 'words', operation: 'say' },
				'"Resource" is "words", which does not exist',
				/^Use one of these: number, word\.$/,
			],
			['a list', { resource: ['word'], operation: 'say' }, '"Resource" is "["word"]", which does not exist', /^Use one of these/],
		];

		// n8n's form keeps expressions out of the two selectors, so this is asked of the loop itself.
		it.each(wrong)('fails alone with %s', async (_, item, error, remedy) => {
			const context = contextOf([good, item, { ...good, resource: ' word ' }]);
			const [all] = await runOperations(context, { operations, connect: () => ({ log: [] }) });
			expect(all).toEqual([
				{ json: { said: 'hi' }, pairedItem: { item: 0 } },
				{ json: { error, message: expect.stringMatching(remedy) }, pairedItem: { item: 1 } },
				{ json: { said: 'hi' }, pairedItem: { item: 2 } },
			]);
		});

		it('fails alone where n8n cannot work it out', async () => {
			const context = contextOf([good, good]);
			const getNodeParameter = (name: string, index: number) => {
				if (index === 1 && name === 'operation') throw new Error('Referenced node is not executed');
				return good[name as keyof typeof good];
			};
			const [all] = await runOperations({ ...context, getNodeParameter } as never, { operations, connect: () => ({ log: [] }) });
			expect(all?.map(({ json }) => json)).toEqual([{ said: 'hi' }, expect.objectContaining({ error: 'Referenced node is not executed' })]);
		});

		it.each([
			[{ resource: 'words', operation: 'say' }, '"Resource" is "words", which does not exist', /^Use one of these: number, word\.$/],
			[{ resource: 'word', operation: 'shout' }, '"Operation" is "shout", which "word" does not have', /^Use one of these: repeat, say\.$/],
			[
				{ resource: '={{ $json.resource }}', operation: 'say' },
				'"Resource" is "{{ $json.resource }}", which does not exist',
				/^n8n works out no expression in this field\. Use one of these: number, word\.$/,
			],
			[
				{ resource: 'word', operation: '={{ $json.operation }}' },
				'"Operation" is "{{ $json.operation }}", which "word" does not have',
				/^n8n works out no expression in this field\. Use one of these: repeat, say\.$/,
			],
		])('is said by the engine of a workflow that was imported with %j', async (parameters, error, remedy) => {
			const items = [{ resource: 'word', operation: 'say' }, {}];
			const stopped = await node.run(parameters, items);
			expect(stopped.error).toMatchObject({ message: error, description: expect.stringMatching(remedy), context: { itemIndex: 0 } });
			const went = await node.run(parameters, items, { onError: 'continueRegularOutput' });
			const failed = { error, message: expect.stringMatching(remedy) };
			expect(went.output('Kernel').map(({ json }) => json)).toEqual([failed, failed]);
		});
	});

	it('go to the outputs that the operation names', async () => {
		const run = await node.run({ resource: 'number', operation: 'sort', value: '={{ $json.n }}' }, [{ n: 1 }, { n: 2 }]);
		expect(run.output('Kernel', 0)).toEqual([{ json: { value: 2 }, pairedItem: { item: 1 } }]);
		expect(run.output('Kernel', 1).map(({ json }) => json)).toEqual([{ value: 1 }, { again: 1 }]);
	});

	it('are worked on several at once where the operation allows it, and come out in their order', async () => {
		const run = await node.run({ resource: 'number', operation: 'sort', value: '={{ $json.n }}' }, [
			{ n: 60 },
			{ n: 40 },
			{ n: 2 },
			{ n: 4 },
		]);
		expect(run.output('Kernel').map(({ json }) => json.value)).toEqual([60, 40, 2, 4]);
		expect(log.slice(0, 3)).toEqual(['start 60', 'start 40', 'start 2']);
		expect(log.indexOf('start 4')).toBeGreaterThan(log.indexOf('end 2'));
	});

	it('are worked on one by one otherwise', async () => {
		await node.run(SAY, texts('a', 'b', 'refuse', 'c'));
		expect(log).toEqual(['a', 'b', 'refuse']);
	});

	it('may be very many', async () => {
		const run = await node.run(
			{ ...SAY, text: 'x' },
			Array.from({ length: 150_000 }, () => ({})),
			CONTINUE,
		);
		expect(run.error).toBeUndefined();
		expect(run.output('Kernel')).toHaveLength(150_000);
	});
});

describe('a failure', () => {
	it('stops the node with both sentences, the status and the index of the item', async () => {
		const run = await node.run(SAY, texts('fine', 'refuse', 'never'));
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'Tiny refused', description: 'Ask nicely.', httpCode: '418', context: { itemIndex: 1 } });
	});

	it('becomes an item whose error and message are text, with status and code, when the node continues', async () => {
		const run = await node.run(SAY, texts('fine', 'refuse', 'more'), CONTINUE);
		expect(run.status).toBe('success');
		const [first, failed, last] = run.output('Kernel');
		expect([first?.json, last?.json]).toEqual([{ said: 'fine' }, { said: 'more' }]);
		expect(failed?.pairedItem).toEqual({ item: 1 });
		expect(failed?.json.error).toBe('Tiny refused');
		expect(failed?.json.message).toBe('Ask nicely. (Tiny, HTTP 418, code TEAPOT)');
	});

	it('goes to the error output where the node has one', async () => {
		const run = await node.run(SAY, texts('refuse', 'fine'), { onError: 'continueErrorOutput' });
		expect(run.output('Kernel', 0).map(({ json }) => json)).toEqual([{ said: 'fine' }]);
		expect(run.output('Kernel', 2)).toMatchObject([{ json: { error: 'Tiny refused' } }]);
	});

	it('of our own code is reported with its item, too', async () => {
		const run = await node.run(SAY, texts('fine', 'crash'));
		expect(run.error).toMatchObject({ message: expect.stringContaining('undefined is not a function'), context: { itemIndex: 1 } });
	});

	it('to connect is said with both sentences', async () => {
		const connect = () => {
			throw new InputError('Base URL', 'is not a web address', 'Correct the credential.');
		};
		const run = await (await testNode({ operations, connect })).run({ ...SAY, text: 'x' });
		expect(run.error).toMatchObject({ message: '"Base URL" is not a web address', description: 'Correct the credential.' });
	});
});

describe('the fields of an item', () => {
	it.each(['', '   ', null, undefined])('that are required and hold %j are asked for by their name', async (text) => {
		const run = await node.run(SAY, texts(text));
		expect(run.error).toMatchObject({ message: '"Text" is empty', description: 'Fill in "Text", or check the expression in it.' });
	});

	it.each([
		['', 2],
		['  ', 2],
		[null, 2],
		['3', 3],
		[1, 1],
		[0, 0],
		['0', 0],
	])('that are numbers fall back when they hold none: %j is %i', async (times, expected) => {
		const run = await node.run({ resource: 'word', operation: 'repeat', text: 'x', times: '={{ $json.times }}' }, [
			{ times } as IDataObject,
		]);
		expect(run.output('Kernel')).toHaveLength(expected);
	});

	it('that are numbers refuse what is none', async () => {
		const run = await node.run({ resource: 'word', operation: 'repeat', text: 'x', times: '={{ $json.times }}' }, [{ times: 'many' }]);
		expect(run.error).toMatchObject({ message: '"times" is "many", which is no number' });
	});

	it.each([
		[true, 'X'],
		['true', 'X'],
		[false, 'x'],
		['false', 'x'],
		['', 'x'],
	])('that are switches read %j, also as text from a web request', async (loud, said) => {
		const run = await node.run({ resource: 'word', operation: 'repeat', text: 'x', times: '1', loud: '={{ $json.loud }}' }, [{ loud }]);
		expect(run.output('Kernel')[0]?.json).toEqual({ said });
	});
});

/** The names of the fields that the form shows with an operation, in their order. */
const shownWith = (properties: INodeProperties[], resource: string, operation: string): string[] =>
	properties
		.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) === true && displayOptions.show.operation?.includes(operation) === true,
		)
		.map(({ name }) => name);

it('the form shows each field with its own operation only, operations sorted by name', () => {
	const properties = buildProperties(roomsOf(operations));
	expect(properties.slice(0, 3).map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		['resource', undefined],
		['operation', { resource: ['word'] }],
		['operation', { resource: ['number'] }],
	]);
	expect(shownWith(properties, 'word', 'say')).toEqual(['text']);
	expect(shownWith(properties, 'word', 'repeat')).toEqual(['text', 'times', 'loud']);
	expect(shownWith(properties, 'number', 'sort')).toEqual(['value']);
	expect(properties).toHaveLength(3 + 5);
	expect(properties[1]).toMatchObject({ default: 'say', options: [{ name: 'Repeat' }, { name: 'Say', action: 'Say a word' }] });
});

it('a field that operations of a resource share stands once, and each operation keeps the order of its own', () => {
	const fields = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => string(name, name, ''));
	const operation = (name: string, properties: INodeProperties[]) => ({
		resource: 'word',
		operation: name,
		name,
		action: name,
		description: '',
		properties,
		execute: async () => await Promise.resolve({}),
	});
	fc.assert(
		fc.property(fc.array(fc.shuffledSubarray(fields), { minLength: 1, maxLength: 6 }), (lists) => {
			const all = lists.map((properties, index) => operation(`operation${index}`, properties));
			const built = buildProperties(roomsOf(all));
			for (const { operation: name, properties } of all) {
				expect(shownWith(built, 'word', name)).toEqual(properties.map((one) => one.name));
			}
		}),
	);
	const alike = buildProperties(roomsOf([operation('a', fields), operation('b', fields)]));
	expect(alike).toHaveLength(2 + fields.length);
});

describe('an error worded for n8n', () => {
	const NODE = { id: 'a', name: 'Kernel', type: 'kernel', typeVersion: 1, position: [0, 0], parameters: {} } as unknown as INode;
	const withCause = <E extends Error>(error: E): E =>
		Object.assign(error, {
			cause: Object.assign(new Error('http'), { config: { headers: { Authorization: `Bearer ${TOKEN}` } }, response: { data: TOKEN } }),
		});

	it.each([
		['a service', () => withCause(new ServiceError({ service: 'Tiny', message: 'No', description: 'Why', status: 500 }))],
		['the form', () => withCause(new InputError('Text', 'is empty', 'Fill it in.'))],
		['our own code', () => withCause(new TypeError('oops'))],
		["n8n's HTTP helper", () => new NodeApiError(NODE, withCause(new Error('Request failed')) as never, { message: 'Request failed' })],
		['n8n itself', () => withCause(new NodeOperationError(NODE, 'No credentials'))],
	])('of %s leaves the request behind it, with its tokens, nowhere', (_name, make) => {
		const error = make();
		const worded = toNodeError(NODE, error, 3);
		expect(worded.message).toBe(error.message);
		expect(worded.context.itemIndex).toBe(3);
		expect(everythingIn(worded)).not.toContain(TOKEN);
	});
});
