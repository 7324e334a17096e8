import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import type { HttpCall, HttpMethod } from '../../../shared/http/messages';
import type { ItemInput } from '../../../shared/node/itemInput';
import type { OperationResult } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { TraktApi } from '../../client/api';
import { manyFields, options, string, json, boolean, variant } from '../../../shared/node/fields';
import { readEntries } from '../../makers/reads';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

const onlyFor = (...methods: string[]) => ({ displayOptions: { show: { method: methods } } });

const inPages = { displayOptions: { show: { method: ['GET'], paginate: [true] } } };

export const callFields = [
	options('Method', 'method', METHODS, 'HTTP method', {
		options: METHODS.map((value) => ({ name: value, value })),
	}),
	string('Path', 'path', 'Path below the API URL, as the API documentation writes it', {
		required: true,
		placeholder: 'e.g. /movies/the-dark-knight-2008/releases/us',
	}),
	json('Query', 'query', 'Query parameters as JSON', { default: '{}' }),
	json('Body', 'body', 'Body as JSON', { default: '{}', ...onlyFor('POST', 'PUT') }),
	boolean('Paginate', 'paginate', 'Whether the answer comes in pages that are to be read one after the other', { ...onlyFor('GET') }),
	...manyFields.map((field) =>
		variant(field, {
			displayOptions: { show: { ...inPages.displayOptions.show, ...field.displayOptions?.show } },
		}),
	),
];

/** Sends what the fields say; a list becomes one item per entry, everything else one item. */
export async function customCall(api: TraktApi, item: ItemInput<(typeof callFields)[number]>): Promise<OperationResult> {
	const method = item.string('method') as HttpMethod;
	const call: HttpCall = { method, path: checkedPath(item.string('path')), query: queryOf(item) };
	if (method === 'GET' && item.boolean('paginate')) {
		const limit = limitOf(item);
		return asItems(await readEntries(api, { path: call.path, query: call.query, what: call.path }, limit));
	}
	if (method === 'POST' || method === 'PUT') call.body = objectOf(item.raw('body'), 'Body');
	const { body, status } = await api.client.request(call);
	if (Array.isArray(body)) return asItems(body);
	return typeof body === 'object' && body !== null ? (body as IDataObject) : { success: true, status };
}

const asItems = (entries: unknown[]): IDataObject[] =>
	entries.map((entry) => (typeof entry === 'object' && entry !== null ? (entry as IDataObject) : { value: entry as string }));

/** @throws InputError for anything that could leave the API: another host, a way up, a query */
function checkedPath(path: string): string {
	const problem = /^[a-z]+:|^\/\//i.test(path)
		? 'names a host'
		: /[?#\\]/.test(path)
			? 'contains "?", "#" or a backslash'
			: /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)
				? 'contains a dot segment'
				: undefined;
	if (problem !== undefined) {
		throw new InputError('Path', problem, 'Give the path alone, for example /movies/trending, and put parameters into Query.');
	}
	return path.startsWith('/') ? path : `/${path}`;
}

function queryOf(item: ItemInput<(typeof callFields)[number]>): HttpCall['query'] {
	const query = Object.entries(objectOf(item.raw('query'), 'Query') as IDataObject);
	return Object.fromEntries(query.map(([name, value]) => [name, asText(value)]));
}

function objectOf(value: unknown, field: string): object {
	if (typeof value === 'object' && value !== null) return value;
	const text = asText(value).trim();
	const parsed = text === '' ? {} : parse(text);
	if (typeof parsed === 'object' && parsed !== null) return parsed;
	throw new InputError(field, 'is not JSON', 'Write it as {"name": "value"}.');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
