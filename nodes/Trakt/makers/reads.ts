import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { HttpCall } from '../../shared/http/messages';
import type { ItemInput } from '../../shared/node/itemInput';
import type { Operation } from '../../shared/node/operation';
import type { TraktApi } from '../client/api';
import { asText } from '../../shared/util/text';
import { collection, manyFields, simplifyField } from '../../shared/node/fields';
import { fullDetails } from '../fields/fields';
import { readTraktPages, readTraktUpTo } from '../client/pages';
import { simplify, type Bare } from '../client/simplify';
import { readUncounted } from '../client/uncounted';

export interface ReadCall {
	path: string;
	query?: HttpCall['query'];
	/** Names the list in an error: "the watchlist". */
	what?: string;
	/** False for what Trakt sends whole, whatever page is asked for. */
	paged?: boolean;
	/** True where the count that Trakt announces means nothing. */
	uncounted?: boolean;
	/** What its entries are where they are bare titles that do not say it. */
	bare?: Bare;
	/** True for a person's own data, whose end must be proved; others may change by the minute. */
	proven?: boolean;
}

type Described = Pick<Operation<TraktApi>, 'resource' | 'action' | 'description'> & {
	operation?: string;
	name?: string;
	properties?: INodeProperties[];
	/** Fields of the Options collection. */
	options?: INodeProperties[];
	/** False where Trakt has no `extended=full`. */
	full?: boolean;
	call(item: ItemInput, api: TraktApi): ReadCall | Promise<ReadCall>;
};

/** A Get Many operation: Return All, Limit and Simplify, read in the fewest pages. */
export function getMany(
	spec: Described & {
		/** Takes the entries out of an answer that is no array. */
		entries?: (body: unknown) => unknown[];
	},
): Operation<TraktApi> {
	const { resource, operation = 'getMany', name = 'Get Many', action, description } = spec;
	return {
		...{ resource, operation, name, action, description },
		properties: [...(spec.properties ?? []), ...manyFields, simplifyField, ...optionFields(spec)],
		async execute(api, item) {
			const call = withDetails(await spec.call(item, api), spec, item);
			const limit = item.boolean('returnAll') ? Number.POSITIVE_INFINITY : Math.max(1, item.number('limit', 50));
			const entries = await readEntries(api, call, limit, spec.entries);
			return shaped(entries, item, call.bare);
		},
	};
}

/** An operation that gives one item, or none where Trakt says that there is nothing (204). */
export function getOne(spec: Described & { operation: string; name: string }): Operation<TraktApi> {
	const { resource, operation, name, action, description } = spec;
	return {
		...{ resource, operation, name, action, description },
		properties: [...(spec.properties ?? []), simplifyField, ...optionFields(spec)],
		itemsAtOnce: 4,
		async execute(api, item) {
			const call = withDetails(await spec.call(item, api), spec, item);
			const body = await api.client.get(call.path, call.query);
			return body === undefined || body === null ? [] : shaped([body], item, call.bare);
		},
	};
}

const FULL_DETAILS = [collection('Options', 'options', [fullDetails])];

function optionFields({ options = [], full = true }: Described): INodeProperties[] {
	if (!full) return options.length === 0 ? [] : [collection('Options', 'options', options)];
	return options.length === 0 ? FULL_DETAILS : [collection('Options', 'options', [...options, fullDetails])];
}

function withDetails(call: ReadCall, { full = true }: Described, item: ItemInput): ReadCall {
	if (!full || item.collection('options').full !== true) return call;
	const extended = call.query?.extended;
	return {
		...call,
		query: { ...call.query, extended: extended === undefined ? 'full' : `full,${String(extended)}` },
	};
}

/** Reads up to `limit` entries the way the endpoint wants to be read. */
export async function readEntries(
	api: TraktApi,
	call: ReadCall,
	limit: number,
	pick: (body: unknown) => unknown[] = asArray,
): Promise<unknown[]> {
	if (call.paged === false) return pick(await api.client.get(call.path, call.query)).slice(0, limit);
	if (call.uncounted === true) return await readUncounted(api.client, call, limit, pick);
	if (limit !== Number.POSITIVE_INFINITY || call.proven !== true) {
		return await readTraktUpTo<unknown>(api.client, { ...call, key: keyOf }, limit);
	}
	return (await readTraktPages<unknown>(api.client, { ...call, what: call.what ?? 'the list', key: keyOf })).items;
}

const asArray = (body: unknown): unknown[] => (Array.isArray(body) ? body : []);

const NESTED = ['comment', 'list', 'episode', 'season', 'movie', 'show', 'person', 'user'] as const;

/** Identifies an entry within one read: by its own number or ID, else by what it is about. */
export function keyOf(entry: unknown): string {
	const { id, ids, ...fields } = (entry ?? {}) as IDataObject;
	if (typeof id === 'number') return String(id);
	const own = idOf({ ids });
	if (own !== undefined) return own;
	for (const name of NESTED) {
		const nested = idOf(fields[name]);
		if (nested !== undefined) return `${name}:${nested}`;
	}
	return JSON.stringify(entry);
}

function idOf(value: unknown): string | undefined {
	const { ids, id } = (value ?? {}) as { ids?: IDataObject | null; id?: unknown };
	const own = asText(ids?.trakt ?? ids?.slug ?? id);
	return own === '' ? undefined : own;
}

function shaped(entries: unknown[], item: ItemInput, bare?: Bare): IDataObject[] {
	if (item.boolean('simplify')) return entries.map((entry) => simplify(entry, bare));
	return entries.map((entry) => (typeof entry === 'object' ? (entry as IDataObject) : { id: entry }));
}
