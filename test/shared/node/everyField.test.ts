import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
	NodeParameterValueType,
} from 'n8n-workflow';
import { InputError } from '../../../nodes/shared/node/errors';
import { chosenInForm } from '../../../nodes/shared/node/formValues';
import { defineOperation } from '../../../nodes/shared/node/operation';
import { n8n } from '../../../package.json';
import { testNode, type TestNode } from '../testNode';

/** Every field of every node that is not plain text, read in every form that a person or an expression gives it. */

const TYPES = ['multiOptions', 'options', 'number', 'boolean', 'dateTime', 'resourceLocator'];

interface Field {
	/** "trakt: options › rated_at" */
	name: string;
	property: INodeProperties;
}

/** By its whole file name: without the ending, some loaders take "X.node" for "X.node.json". */
function describe_(file: string): Field[] {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const module = require(`../../../${file.replace('dist/', '').replace(/\.js$/, '.ts')}`) as Record<string, new () => INodeType>;
	const Node = Object.values(module)[0] as new () => INodeType;
	const { name, properties } = new Node().description;
	return fieldsIn(properties, name);
}

function fieldsIn(properties: INodeProperties[], within: string): Field[] {
	return properties.flatMap((property): Field[] => {
		const name = `${within} › ${property.name}`;
		if (property.type === 'collection') return fieldsIn(property.options as INodeProperties[], name);
		if (property.type === 'fixedCollection') {
			return (property.options as INodePropertyCollection[]).flatMap(({ values }) => fieldsIn(values, name));
		}
		// Fields without expressions hold what the form stores, and nothing else.
		return TYPES.includes(property.type) && property.noDataExpression !== true ? [{ name, property }] : [];
	});
}

/** One of each kind: a field that several operations have the same way is tried once. */
const unique = (fields: Field[]): Field[] => [
	...new Map(fields.map((field) => [JSON.stringify({ ...field.property, displayOptions: undefined }), field])).values(),
];

const isLoaded = ({ typeOptions }: INodeProperties) => typeOptions?.loadOptionsMethod !== undefined;

const values = ({ options = [] }: INodeProperties): Array<INodePropertyOptions['value']> =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

/** A value that the form itself would store. */
function stored(property: INodeProperties): Exclude<NodeParameterValueType, undefined> {
	switch (property.type) {
		case 'multiOptions':
			return isLoaded(property) ? ['3', '5'] : values(property).slice(0, 2).map(String);
		case 'options':
			return isLoaded(property) ? '3' : (values(property).find((value) => value !== '') ?? '');
		case 'number':
			return Math.max(1, property.typeOptions?.minValue ?? 1);
		case 'boolean':
			return property.default !== true;
		case 'dateTime':
			return '2026-05-01T20:15:00';
		default:
			return { __rl: true, mode: 'id', value: '155' };
	}
}

type Value = ReturnType<typeof stored>;

const json = (value: Value) => JSON.stringify(value);

const asString = (value: Value) => (Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? json(value) : String(value));

const FORMS: Record<string, (value: Value) => Value> = {
	'an expression': (value) => `={{ ${json(value)} }}`,
	'an expression with a blank behind it': (value) => `={{ ${json(value)} }} `,
	'an expression with blanks and a line around it': (value) => `= \n{{ ${json(value)} }}\n `,
	text: (value) => asString(value),
	'text of an expression, blanks around': (value) => `={{ ${JSON.stringify(` ${asString(value)} `)} }}`,
	'JSON text': (value) => `={{ ${JSON.stringify(json(value))} }}`,
};

const fields = n8n.nodes.flatMap((file) => unique(describe_(file)));

const read = defineOperation<object>()({
	resource: 'field',
	operation: 'read',
	name: 'Read',
	action: 'Read all fields',
	description: 'Give back every field as it is read',
	properties: fields.map(({ property: { displayOptions: _, ...property } }, index) => ({ ...property, name: nameOf(property, index) })),
	execute: async (_, item) =>
		await Promise.resolve(
			Object.fromEntries(fields.map(({ property }, index) => [index, tried(() => item.value(nameOf(property, index)))])),
		),
});

/** A limit keeps its name: the kernel knows it by that. */
function nameOf(property: INodeProperties, index: number): string {
	return property.name === 'limit' ? `limit` : `f${index}`;
}

function tried(work: () => unknown): IDataObject {
	try {
		return { value: work() as IDataObject };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { refused: `${error.message} ${error.description}` };
	}
}

let node: TestNode;

beforeAll(async () => {
	node = await testNode({ operations: [read], connect: () => ({}) });
});

async function readAll(form: (property: INodeProperties) => Value): Promise<IDataObject> {
	const given = Object.fromEntries(fields.map(({ property }, index) => [nameOf(property, index), form(property)]));
	const run = await node.run({ resource: 'field', operation: 'read', ...given }, [{}], {}, { timezone: 'Asia/Shanghai' } as never);
	expect(run.error).toBeUndefined();
	return run.output('Kernel', 0)[0]?.json ?? {};
}

test(`all ${fields.length} fields that are no plain text give the same in every form, or say why not`, async () => {
	expect(fields.length).toBeGreaterThan(250);
	const plain = await readAll(stored);
	const different: string[] = [];
	for (const [name, form] of Object.entries(FORMS)) {
		const other = await readAll((property) => form(stored(property)));
		fields.forEach((field, index) => {
			const isObjectAsText = JSON.stringify(other[index]).includes('is an object that was made text');
			if (!isObjectAsText && JSON.stringify(other[index]) !== JSON.stringify(plain[index])) {
				different.push(`${field.name} as ${name}: ${JSON.stringify(other[index])}, not ${JSON.stringify(plain[index])}`);
			}
		});
	}
	expect(different).toEqual([]);
});

const typed: Record<string, (value: unknown) => boolean> = {
	multiOptions: Array.isArray,
	options: (value) => ['string', 'number', 'boolean'].includes(typeof value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	dateTime: (value) => /^2026-05-01T20:15:00\.000(Z|[+-]\d\d:\d\d)$/.test(String(value)),
	resourceLocator: (value) => typeof value === 'object' && (value as IDataObject).value === '155',
};

test('each is read as its own type', async () => {
	const plain = await readAll(stored);
	const wrong = fields.filter(({ property }, index) => !typed[property.type]?.((plain[index] as IDataObject).value));
	expect(wrong.map(({ name }) => name)).toEqual([]);
});

const NONSENSE: Record<string, Value[]> = {
	multiOptions: ['nonsense', '={{ ["nonsense"] }} ', '[object Object]'],
	options: ['nonsense', '={{ [1, 2] }}'],
	number: ['many', '1,5', '0x10', '={{ [] }} x'],
	boolean: ['perhaps', '2'],
	dateTime: ['tomorrow', '2026-02-30', '31.12.2026'],
	resourceLocator: [],
};

test('what cannot be understood is refused in words that name the field', async () => {
	const silent: string[] = [];
	for (let at = 0; at < 4; at++) {
		const found = await readAll((property) => NONSENSE[property.type]?.[at] ?? stored(property));
		fields.forEach(({ name, property }, index) => {
			const nonsense = NONSENSE[property.type]?.[at];
			// Which entries a list from a server has is known to the server alone.
			if (nonsense === undefined || (isLoaded(property) && !String(nonsense).includes('object'))) return;
			const { refused = '' } = found[index] as { refused?: string };
			if (!refused.startsWith(`"${property.displayName}" is `))
				silent.push(`${name}: ${nonsense} is read as ${JSON.stringify(found[index])}`);
		});
	}
	expect(silent).toEqual([]);
});

test('a number outside its bounds is refused, and no limit goes below 1', async () => {
	const silent: string[] = [];
	for (const side of ['minValue', 'maxValue'] as const) {
		const found = await readAll((property) => {
			const bound = boundOf(property, side);
			return bound === undefined ? stored(property) : bound + (side === 'minValue' ? -1 : 1);
		});
		fields.forEach(({ name, property }, index) => {
			if (boundOf(property, side) !== undefined && !('refused' in (found[index] as IDataObject))) silent.push(`${name} beyond its ${side}`);
		});
	}
	expect(silent).toEqual([]);
});

function boundOf({ type, name, typeOptions }: INodeProperties, side: 'minValue' | 'maxValue'): number | undefined {
	if (type !== 'number') return undefined;
	return typeOptions?.[side] ?? (side === 'minValue' && name === 'limit' ? 1 : undefined);
}

test('a drop-down takes what other fields hold as text; an expression among them counts as not chosen', () => {
	const form: IDataObject = { is4k: true, server: { __rl: true, value: 3 }, type: ' tv ', wanted: '={{ $json.type }}', none: null };
	const chosen = (name: string) => chosenInForm({ getCurrentNodeParameter: (field) => form[field] }, name);
	expect(['is4k', 'server', 'type', 'wanted', 'none', 'absent'].map(chosen)).toEqual(['true', '3', 'tv', '', '', '']);
});
