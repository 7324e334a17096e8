import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/** Words of a table in one language. */
export interface TableWords {
	operation: string;
	does: string;
	field: string;
	where: string;
	meaning: string;
	everywhere: string;
}

const SELECTORS = ['resource', 'operation'];

/** The operations of a node and every field of its form, as Markdown made from its description. */
export function operationTables(description: INodeTypeDescription, words: TableWords): string {
	const properties = description.properties.filter(({ name, type }) => type !== 'notice' && type !== 'hidden' && name !== 'pollTimes');
	const resources = properties.find(({ name }) => name === 'resource')?.options as Option[] | undefined;
	if (resources === undefined) return fieldTable(properties, () => words.everywhere, words);
	return resources.map((resource) => resourceTables(resource, properties, words)).join('\n\n');
}

interface Option {
	name: string;
	value: string;
	description?: string;
}

function resourceTables(resource: Option, properties: INodeProperties[], words: TableWords): string {
	const own = properties.filter((property) => shownWith(property, 'resource').includes(resource.value));
	const operations = (own.find(({ name }) => name === 'operation')?.options ?? []) as Option[];
	const rows = operations.map(({ name, description = '' }) => `| ${cell(name)} | ${cell(description)} |`);
	const where = (property: INodeProperties): string => {
		const values = shownWith(property, 'operation');
		const names = operations.filter(({ value }) => values.includes(value)).map(({ name }) => name);
		return names.length === operations.length && names.length > 1 ? words.everywhere : names.join(', ');
	};
	const fields = own.filter(({ name }) => !SELECTORS.includes(name));
	const table = `| ${words.operation} | ${words.does} |\n| --- | --- |\n${rows.join('\n')}`;
	return [`### ${resource.name}`, table, ...(fields.length > 0 ? [fieldTable(fields, where, words)] : [])].join('\n\n');
}

const shownWith = ({ displayOptions }: INodeProperties, name: string): unknown[] => displayOptions?.show?.[name] ?? [];

/** A row for each field; those of a collection stand below it. */
function fieldTable(fields: INodeProperties[], where: (field: INodeProperties) => string, words: TableWords): string {
	const rows = new Map<string, Set<string>>();
	const add = (label: string, meaning: string, place: string) => {
		const key = `${cell(label)} | @ | ${cell(meaning)}`;
		rows.set(key, (rows.get(key) ?? new Set()).add(place));
	};
	for (const field of fields) {
		add(field.displayName, field.description ?? '', where(field));
		for (const [label, inner] of inside(field)) add(label, inner.description ?? '', where(field));
	}
	const lines = [...rows].map(([key, places]) => `| ${key.replace('@', [...places].join(', '))} |`);
	return `| ${words.field} | ${words.where} | ${words.meaning} |\n| --- | --- | --- |\n${lines.join('\n')}`;
}

function inside({ type, displayName, options = [] }: INodeProperties): Array<[string, INodeProperties]> {
	if (type === 'collection') return (options as INodeProperties[]).map((option) => [`${displayName} → ${option.displayName}`, option]);
	if (type !== 'fixedCollection') return [];
	return (options as Array<{ values: INodeProperties[] }>).flatMap(({ values }) =>
		values.map((value): [string, INodeProperties] => [`${displayName} → ${value.displayName}`, value]),
	);
}

/** Text as it may stand in a table: no line breaks, no pipes, links as Markdown. */
const cell = (text: string): string =>
	text
		.replace(/<a href="([^"]+)"[^>]*>([^<]*)<\/a>/g, '[$2]($1)')
		.replace(/<\/?code>/g, '`')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('|', '\\|')
		.replace(/\s+/g, ' ')
		.trim();
