import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { filesIn, ROOT } from '../package/build';
import { EXAMPLE_CASES } from '../n8n/examplesCases';
import { exampleFiles, readExample, type Example, type ExampleNode } from '../n8n/examplesStage';

const OURS = 'n8n-nodes-watchflow.';
const NOTE = 'n8n-nodes-base.stickyNote';

type NodeClass = new () => INodeType;

/** Every node of the package, by its type without the package; tools are the nodes themselves. */
const nodeTypes = new Map<string, INodeProperties[]>(
	filesIn('nodes', '.node.ts').flatMap((file) => {
		/* eslint-disable-next-line @typescript-eslint/no-require-imports */
		const [NodeType] = Object.values(require(join(ROOT, file)) as Record<string, NodeClass>);
		const { name, properties, polling } = new (NodeType as NodeClass)().description;
		// n8n itself adds the poll times to a polling trigger, and a description to a tool.
		const added = polling === true ? [{ name: 'pollTimes', type: 'fixedCollection' } as INodeProperties] : [];
		return [
			[name, [...properties, ...added]],
			[`${name}Tool`, properties],
		] as Array<[string, INodeProperties[]]>;
	}),
);

const ownNodes = ({ nodes }: Example): ExampleNode[] => nodes.filter(({ type }) => type.startsWith(OURS));

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('=');

/** Whether the form shows a property with these parameters, as far as plain `show` conditions say it. */
function isShown({ displayOptions }: INodeProperties, values: Record<string, unknown>): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) => {
		const value = values[name];
		return value === undefined || isExpression(value) || (allowed as unknown[]).includes(value);
	});
}

/** What is wrong with the parameters of one node. */
function problems(properties: INodeProperties[], values: Record<string, unknown>): string[] {
	const shown = properties.filter((property) => isShown(property, values));
	const wrong = Object.entries(values).flatMap(([name, value]) => {
		const property = shown.find((one) => one.name === name);
		return property === undefined ? [`${name} is not shown`] : valueProblems(property, value);
	});
	const missing = shown
		.filter(({ required, name }) => required === true && (values[name] === undefined || values[name] === ''))
		.map(({ name }) => `${name} is required`);
	return [...wrong, ...missing];
}

function valueProblems(property: INodeProperties, value: unknown): string[] {
	const { name, type, options = [] } = property;
	if (isExpression(value)) return [];
	const known = options.map((option) => ('value' in option ? option.value : option.name));
	if (type === 'options') return known.includes(value as string) ? [] : [`${name} cannot be ${String(value)}`];
	if (type === 'multiOptions') return (value as string[]).filter((one) => !known.includes(one)).map((one) => `${name} cannot be ${one}`);
	if (type === 'collection') return problems(options as INodeProperties[], value as Record<string, unknown>);
	const wanted = { boolean: 'boolean', number: 'number', string: 'string' }[type as string];
	return wanted === undefined || typeof value === wanted ? [] : [`${name} is no ${type}`];
}

const boxOf = ({ position, parameters, type }: ExampleNode) => {
	const [x = 0, y = 0] = position as number[];
	const size = type === NOTE ? [Number(parameters.width), Number(parameters.height)] : [96, 140];
	return { left: x, top: y, right: x + (size[0] ?? 0), bottom: y + (size[1] ?? 0) };
};

const overlap = (one: ReturnType<typeof boxOf>, other: ReturnType<typeof boxOf>): boolean =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

describe('the examples', () => {
	it('are at least twelve', () => {
		expect(exampleFiles().length).toBeGreaterThanOrEqual(12);
	});

	it('have a case each that runs them on a real n8n', () => {
		expect(Object.keys(EXAMPLE_CASES).sort()).toEqual(exampleFiles());
	});

	it('have names of their own', () => {
		const names = exampleFiles().map((file) => readExample(file).name);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe.each(exampleFiles())('%s', (file) => {
	const example = readExample(file);

	it('uses only nodes, operations and values that exist', () => {
		const found = ownNodes(example).flatMap(({ name, type, parameters }) => {
			const properties = nodeTypes.get(type.slice(OURS.length));
			if (properties === undefined) return [`${name}: there is no node ${type}`];
			return problems(properties, parameters).map((problem) => `${name}: ${problem}`);
		});
		expect(found).toEqual([]);
		expect(ownNodes(example).length).toBeGreaterThan(0);
	});

	it('explains itself in a note that covers no node', () => {
		const notes = example.nodes.filter(({ type }) => type === NOTE);
		const others = example.nodes.filter(({ type }) => type !== NOTE);
		expect(notes.length).toBeGreaterThan(0);
		expect(String(notes[0]?.parameters.content).length).toBeGreaterThan(150);
		const covered = notes.flatMap((note) => others.filter((node) => overlap(boxOf(note), boxOf(node))));
		expect(covered.map(({ name }) => name)).toEqual([]);
	});

	it('holds no credential, no pinned data, and nothing that looks like a secret', () => {
		expect(example.nodes.filter((node) => node.credentials !== undefined)).toEqual([]);
		expect(example.pinData ?? {}).toEqual({});
		for (const name of ['id', 'active', 'staticData', 'versionId', 'meta']) expect(example).not.toHaveProperty(name);
		const text = JSON.stringify(example);
		expect(text).not.toMatch(/sk-[a-z0-9]{16}|\b\d{8,10}:[\w-]{30}|Bearer [\w-]{16}|"[0-9a-f]{40,64}"/i);
	});

	it('connects nodes that exist, each reached by something', () => {
		const names = new Set(example.nodes.map(({ name }) => name));
		expect(names.size).toBe(example.nodes.length);
		expect(new Set(example.nodes.map(({ id }) => id)).size).toBe(example.nodes.length);
		const connections = example.connections as Record<string, Record<string, Array<Array<{ node: string }>>>>;
		const targets = Object.values(connections).flatMap((kinds) => Object.values(kinds).flat(2).map(({ node }) => node));
		expect([...Object.keys(connections), ...targets].filter((name) => !names.has(name))).toEqual([]);
		const alone = example.nodes.filter(({ name, type }) => type !== NOTE && connections[name] === undefined && !targets.includes(name));
		expect(alone.map(({ name }) => name)).toEqual([]);
	});

	it('names in its expressions only nodes that it has', () => {
		const names = new Set(example.nodes.map(({ name }) => name));
		const used = [...JSON.stringify(example.nodes).matchAll(/\$\('([^']+)'\)/g)].map(([, name = '']) => name);
		expect(used.filter((name) => !names.has(name))).toEqual([]);
	});
});

it('the queue mode example has its compose file', () => {
	expect(existsSync(join(ROOT, 'examples/queue-mode/docker-compose.yml'))).toBe(true);
});
