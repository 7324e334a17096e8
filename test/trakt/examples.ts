import type { Contract, Json } from '../contract/openapi';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Answers from the vendor's contract: the smallest body that each operation's schema describes. */
export function contractExamples(contract: Contract) {
	return (method: string, path: string): { status: number; body: unknown } | undefined => {
		const operation = contract.find(method, path);
		if (operation === undefined) return undefined;
		const responses = operation.definition.responses as Record<string, Json>;
		const status = Object.keys(responses).find((name) => name.startsWith('2')) ?? '200';
		const media = (responses[status]?.content as Record<string, Json> | undefined)?.['application/json'];
		const schema = media?.schema;
		const body = status === '204' || schema === undefined ? undefined : exampleOf(contract.document, schema);
		return { status: Number(status), body: typeof body === 'string' || body === null ? undefined : body };
	};
}

function exampleOf(document: Json, schema: unknown, depth = 0): unknown {
	if (!isObject(schema) || depth > 12) return undefined;
	if (typeof schema.$ref === 'string') return exampleOf(document, resolve(document, schema.$ref), depth + 1);
	if (Array.isArray(schema.allOf)) {
		return Object.assign({}, ...(schema.allOf as unknown[]).map((part) => exampleOf(document, part, depth + 1)));
	}
	const choices = (schema.anyOf ?? schema.oneOf) as unknown[] | undefined;
	if (choices !== undefined) return exampleOf(document, choices[0], depth + 1);
	if (Array.isArray(schema.enum)) return schema.enum.find((value) => value !== null) ?? null;
	if (schema.const !== undefined) return schema.const;
	const type = [schema.type].flat().find((one) => one !== 'null');
	if (type === 'object' || schema.properties !== undefined) {
		const required = (schema.required ?? []) as string[];
		const wanted = Object.entries((schema.properties ?? {}) as Json).filter(
			([name]) =>
				required.includes(name) ||
				(depth < 4 && ['ids', 'show', 'movie', 'episode', 'person', 'title', 'trakt', 'list', 'cast'].includes(name)),
		);
		return Object.fromEntries(wanted.map(([name, property]) => [name, exampleOf(document, property, depth + 1)]));
	}
	if (type === 'array') return [exampleOf(document, schema.items, depth + 1)].filter((item) => item !== undefined);
	if (type === 'integer' || type === 'number') return 1;
	if (type === 'boolean') return false;
	if (type === 'string')
		return schema.format === 'date-time' ? '2026-01-02T03:04:05.000Z' : schema.format === 'uri' ? 'https://trakt.tv' : 'text';
	return null;
}

function resolve(document: Json, reference: string): unknown {
	let target: unknown = document;
	for (const part of reference.replace(/^#\//, '').split('/')) {
		target = isObject(target) ? target[part.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined;
	}
	return target;
}
