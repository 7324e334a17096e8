import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../shared/node/errors';
import type { HttpAnswer, HttpCall, HttpMethod } from '../../shared/http/messages';
import type { ItemInput } from '../../shared/node/itemInput';
import type { OperationResult } from '../../shared/node/operation';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import type { MoviePilotApi } from './api';
import { options, string, json, number, collection } from '../../shared/node/fields';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

const pluginField = options(
	'Plugin Name or ID',
	'pluginId',
	[],
	'The plugin whose route is called; its ID is case-sensitive. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	{ typeOptions: { loadOptionsMethod: 'getPlugins' }, required: true },
);

export const callFields = [
	pluginField,
	options(
		'Method',
		'method',
		METHODS.map((value) => ({ name: value, value })),
		'The HTTP method that the route wants',
		{ default: 'GET' },
	),
	string('Route', 'route', 'The path of the route, as the documentation of the plugin has it', {
		required: true,
		placeholder: 'e.g. /sync',
	}),
	json('Query (JSON)', 'query', 'Query parameters as a JSON object. The API token is added by itself where the plugin wants it.', {
		default: '{}',
	}),
	json('Body (JSON)', 'body', 'The body as a JSON object; an empty one sends no body', {
		default: '{}',
		displayOptions: { show: { method: ['POST', 'PUT'] } },
	}),
	collection('Options', 'options', [
		number('Timeout', 'timeout', 'How many seconds the plugin may take', { typeOptions: { minValue: 1 }, default: 60 }),
	]),
];

/** Calls what the fields say. A list becomes one item per entry, text one item with `text`. */
export async function callFromFields(api: MoviePilotApi, item: ItemInput<(typeof callFields)[number]>): Promise<OperationResult> {
	const method = item.string('method').toUpperCase() as HttpMethod;
	if (!METHODS.includes(method)) throw new InputError('Method', `is "${method.slice(0, 20)}"`, `Choose one of ${METHODS.join(', ')}.`);
	const body = method === 'POST' || method === 'PUT' ? objectIn(item.raw('body'), 'Body (JSON)') : {};
	const query = Object.entries(objectIn(item.raw('query'), 'Query (JSON)')).map(([name, value]) => [name, asText(value)] as const);
	const answer = await callPlugin(api, item.string('pluginId'), item.string('route'), {
		method,
		query: Object.fromEntries(query),
		...(Object.keys(body).length > 0 ? { body } : {}),
		timeoutMs: Math.max(1, Number(item.collection('options').timeout ?? 60)) * 1000,
	});
	return asItems(parsed(answer.body), answer.status);
}

/**
 * Calls a route of a plugin, whose answer has the plugin's own shape in every generation.
 *
 * The API token goes as a header. A route that declares `apikey` as a parameter of its own answers 422
 * before it does anything; only then the token is put into the query, where logs of proxies may see it.
 */
export async function callPlugin(
	api: MoviePilotApi,
	pluginId: string,
	route: string,
	call: Omit<HttpCall, 'path'> & { wantsKey?: boolean },
): Promise<HttpAnswer> {
	const { wantsKey = false, ...rest } = call;
	const target = path`/api/v1/plugin/${pluginId}` + checkedRoute(route);
	const withKey = { ...rest, path: target, query: { ...rest.query, apikey: api.apiToken }, expect: 'text' } as const;
	if (wantsKey) return await api.client.request(withKey);
	const answer = await api.client.request({ ...rest, path: target, expect: 'text' }).catch((error: Error) => error);
	if (!(answer instanceof Error)) return answer;
	if (!(answer instanceof ServiceError) || answer.code !== 'apikey') throw answer;
	return await api.client.request(withKey);
}

/** @throws InputError for anything that could leave the plugin's own routes */
function checkedRoute(route: string): string {
	const problem = /^[a-z]+:|^\/\//i.test(route)
		? 'names a host'
		: /[?#\\]/.test(route)
			? 'contains "?", "#" or a backslash'
			: /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(route)
				? 'contains a dot segment'
				: undefined;
	if (problem !== undefined)
		throw new InputError('Route', problem, 'Give the path alone, for example /sync, and put parameters into Query.');
	return route.startsWith('/') ? route : `/${route}`;
}

/** @throws InputError when it is not a JSON object */
function objectIn(value: unknown, field: string): IDataObject {
	const found = typeof value === 'string' ? parsedOrNothing(value.trim() || '{}') : (value ?? {});
	if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as IDataObject;
	throw new InputError(field, 'is not a JSON object', 'Write it as {"name": "value"}, or leave it empty.');
}

/** JSON where it is JSON, the text otherwise: plugins also answer HTML pages. */
export function parsed(body: unknown): unknown {
	return typeof body === 'string' ? (parsedOrNothing(body) ?? body) : body;
}

function parsedOrNothing(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function asItems(body: unknown, status: number): OperationResult {
	const asItem = (entry: unknown) =>
		typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as IDataObject) : { value: entry as string };
	if (Array.isArray(body)) return body.map(asItem);
	if (typeof body === 'string') return { status, text: body };
	return body === undefined || body === null ? { status } : asItem(body);
}
