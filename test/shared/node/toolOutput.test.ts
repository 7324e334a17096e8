import { MOST_CHARACTERS, toolOutput } from '../../../nodes/shared/node/toolOutput';
import { defineOperation, Outputs } from '../../../nodes/shared/node/operation';
import { testNode } from '../testNode';

const title = (index: number) => ({ json: { title: `Film ${index}`, overview: 'x'.repeat(300) }, pairedItem: { item: 0 } });

const size = (value: unknown) => JSON.stringify(value).length;

describe('What an agent gets of a tool', () => {
	it('is all there is while it fits', () => {
		expect(toolOutput([[title(1), title(2)]])).toEqual([[title(1), title(2)]]);
	});

	it('is bounded, and says how many are left out and how to get them', () => {
		const [items = []] = toolOutput([Array.from({ length: 5_000 }, (_, index) => title(index))]);
		expect(size(items.map(({ json }) => json))).toBeLessThan(MOST_CHARACTERS + 500);
		const { leftOut, message } = items.at(-1)?.json ?? {};
		expect(leftOut).toBe(5_000 - items.length + 1);
		expect(message).toMatch(/^\d+ more results are left out here\. Ask again with a lower Limit/);
	});

	it('begins with the summary of a node that has an output for it', () => {
		const [items = [], others] = toolOutput([Array.from({ length: 500 }, (_, index) => title(index)), [{ json: { added: 500 } }]]);
		expect(items[0]?.json).toEqual({ added: 500 });
		expect(items.length).toBeGreaterThan(10);
		expect(others).toEqual([]);
	});

	it('cuts one large item in its lists and texts', () => {
		const [items = []] = toolOutput([[{ json: { name: 'All', titles: Array.from({ length: 9_000 }, (_, index) => `Film ${index}`) } }]]);
		expect(items).toHaveLength(1);
		expect(size(items)).toBeLessThan(MOST_CHARACTERS);
		expect(items[0]?.json.name).toBe('All');
	});

	it('is bounded by the kernel: in a workflow everything is given', async () => {
		const many = defineOperation<object>()({
			resource: 'word',
			operation: 'many',
			name: 'Many',
			action: 'Get many words',
			description: 'Get many words',
			execute: async () =>
				await Promise.resolve(new Outputs([Array.from({ length: 900 }, (_, index) => title(index).json), [{ words: 900 }]])),
		});
		const node = await testNode({ operations: [many], connect: () => ({}), outputs: 2 });
		const run = await node.run({ resource: 'word', operation: 'many' });
		expect(run.output('Kernel')).toHaveLength(900);
	});
});
