import { string } from '../../../nodes/shared/node/fields';
import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../../nodes/shared/node/errors';
import { defineOperation } from '../../../nodes/shared/node/operation';
import { testNode, type TestNode } from '../testNode';

interface Api {
	written: string[];
}

const refused = new ServiceError({ service: 'Tiny', message: 'Tiny refused', description: 'Ask nicely.', status: 418 });

const field = string('Text', 'text', '');

/** Fails as often as the item's `bad` says; -1 is for ever. */
function write(api: Api, text: string, bad: number): IDataObject {
	const before = tries.get(text) ?? 0;
	tries.set(text, before + 1);
	if (bad < 0 || before < bad) throw refused;
	api.written.push(text);
	return { text };
}

const one = defineOperation<Api>()({
	resource: 'word',
	operation: 'one',
	name: 'One',
	action: 'Write a word',
	description: 'Write a word',
	properties: [field],
	execute: async (api, item) => await Promise.resolve(write(api, item.string('text'), Number(item.json.bad ?? 0))),
});

const together: typeof one = {
	...one,
	operation: 'together',
	itemsAtOnce: 4,
	executeBatch: async (api, items) =>
		await Promise.resolve(
			items.map((item) => {
				try {
					return write(api, item.string('text'), Number(item.json.bad ?? 0));
				} catch (error) {
					return error as Error;
				}
			}),
		),
};

const resuming: typeof one = { ...one, operation: 'resuming', isUnfinished: (result) => 'text' in result && result.text === 'b' };

const written: string[] = [];
const tries = new Map<string, number>();
let node: TestNode;

beforeAll(async () => {
	node = await testNode({ operations: [one, together, resuming], connect: () => ({ written }) });
});

beforeEach(() => {
	written.length = 0;
	tries.clear();
});

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const MODES = { continue: 'continueRegularOutput', 'error output': 'continueErrorOutput', stop: 'stopWorkflow' };

const items = (at: number, bad: number) => ['a', 'b', 'c'].map((text, index) => (index === at ? { text, bad } : { text }));

describe.each(['one', 'together'])('With Retry on Fail, %s', (operation) => {
	describe.each(Object.entries(MODES))('and On Error: %s', (_, onError) => {
		test.each([0, 1, 2])('what has been written is not written again (bad item %i)', async (at) => {
			const parameters = { resource: 'word', operation, text: '={{ $json.text }}' };
			const run = await node.run(parameters, items(at, -1), { ...RETRY, onError });
			// Stop ends at the bad item where items come one after another; those behind it were never tried.
			const reached = onError === 'stopWorkflow' && operation === 'one' ? at : 3;
			expect(written.sort()).toEqual(['a', 'b', 'c'].filter((text, index) => index !== at && index < reached && text));
			expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
		});

		test('an item that works the second time is there once, in its place', async () => {
			const parameters = { resource: 'word', operation, text: '={{ $json.text }}' };
			const run = await node.run(parameters, items(0, 1), { ...RETRY, onError });
			expect(written.sort()).toEqual(['a', 'b', 'c']);
			expect(run.output('Kernel', 0).map(({ json, pairedItem }) => [json.text, pairedItem])).toEqual([
				['a', { item: 0 }],
				['b', { item: 1 }],
				['c', { item: 2 }],
			]);
		});
	});
});

test('the next execution starts anew', async () => {
	const parameters = { resource: 'word', operation: 'one', text: '={{ $json.text }}' };
	await node.run(parameters, items(0, -1), { ...RETRY, onError: MODES.continue });
	await node.run(parameters, items(0, -1), { ...RETRY, onError: MODES.continue });
	expect(written).toEqual(['b', 'c', 'b', 'c']);
});

test('without Retry on Fail nothing is kept', async () => {
	const parameters = { resource: 'word', operation: 'one', text: '={{ $json.text }}' };
	await node.run(parameters, items(0, -1), { onError: MODES.continue });
	expect(written).toEqual(['b', 'c']);
});

test('a result that waits for something is gone on from', async () => {
	const parameters = { resource: 'word', operation: 'resuming', text: '={{ $json.text }}' };
	await node.run(parameters, items(0, 1), { ...RETRY, onError: MODES.continue });
	expect(written).toEqual(['b', 'c', 'a', 'b']);
});
