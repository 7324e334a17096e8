import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { HttpCall } from '../../shared/http/messages';
import type { CollectionField } from '../../shared/node/field';
import { limitOf } from '../../shared/node/limitOf';
import type { ItemInput } from '../../shared/node/itemInput';
import { defineOperation, type Operation } from '../../shared/node/operation';
import type { TraktApi } from '../client/api';
import { asText } from '../../shared/util/text';
import { collection, manyFields, simplifyField } from '../../shared/node/fields';
import { fullDetails } from '../fields/fields';
import { readTraktPages, readTraktUpTo } from '../client/paging';
import { simplify, type Bare } from '../client/simplify';
import { readUncounted } from '../client/uncounted';

interface ReadCall {
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

type Described<Fields extends INodeProperties, Options extends INodeProperties, Own extends INodeProperties> = Pick<
	Operation<TraktApi>,
	'resource' | 'action' | 'description'
> & {
	operation?: string;
	name?: string;
	properties?: readonly Fields[];
	/** Fields of the Options collection. */
	options?: readonly Options[];
	/** False where Trakt has no `extended=full`. */
	full?: boolean;
	call(item: ItemInput<Fields | Own | CollectionField<'options', Options>>, api: TraktApi): ReadCall | Promise<ReadCall>;
};

/** A Get Many operation: Return All, Limit and Simplify, read in the fewest pages. */
export function getMany<Fields extends INodeProperties, Options extends INodeProperties>(
	spec: Described<Fields, Options, (typeof manyFields)[number] | typeof simplifyField> & {
		/** Takes the entries out of an answer that is no array. */
		entries?: (body: unknown) => unknown[];
	},
) {
	const { resource, operation = 'getMany', name = 'Get Many', action, description } = spec;
	return defineOperation<TraktApi>()({
		...{ resource, operation, name, action, description },
		properties: [...(spec.properties ?? []), ...manyFields, simplifyField, ...optionFields(spec)],
		async execute(api, item) {
			const call = withDetails(await spec.call(item, api), spec.full, item);
			return shaped(await readEntries(api, call, limitOf(item), spec.entries), item, call.bare);
		},
	});
}

/** An operation that gives one item, or none where Trakt says that there is nothing (204). */
export function getOne<Fields extends INodeProperties, Options extends INodeProperties>(
	spec: Described<Fields, Options, typeof simplifyField> & { operation: string; name: string },
) {
	const { resource, operation, name, action, description } = spec;
	return defineOperation<TraktApi>()({
		...{ resource, operation, name, action, description },
		properties: [...(spec.properties ?? []), simplifyField, ...optionFields(spec)],
		itemsAtOnce: 4,
		async execute(api, item) {
			const call = withDetails(await spec.call(item, api), spec.full, item);
			const body = await api.client.get(call.path, call.query);
			return body === undefined || body === null ? [] : shaped([body], item, call.bare);
		},
	});
}

const FULL_DETAILS = collection('Options', 'options', [fullDetails]);

function optionFields<Options extends INodeProperties>({
	options = [],
	full = true,
}: Pick<Described<INodeProperties, Options, INodeProperties>, 'options' | 'full'>): Array<
	CollectionField<'options', Options | typeof fullDetails>
> {
	if (full) return [options.length === 0 ? FULL_DETAILS : collection('Options', 'options', [...options, fullDetails])];
	return options.length === 0 ? [] : [collection('Options', 'options', options)];
}

function withDetails(call: ReadCall, full = true, item: ItemInput<typeof FULL_DETAILS>): ReadCall {
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
	entriesOf: (body: unknown) => unknown[] = asArray,
): Promise<unknown[]> {
	if (call.paged === false) return entriesOf(await api.client.get(call.path, call.query)).slice(0, limit);
	if (call.uncounted === true) return await readUncounted(api.client, call, limit, entriesOf);
	if (limit !== Number.POSITIVE_INFINITY || call.proven !== true) {
		return await readTraktUpTo<unknown>(api.client, { ...call, key: keyOf }, limit);
	}
	return (await readTraktPages<unknown>(api.client, { ...call, what: call.what ?? 'the list', key: keyOf })).items;
}

const asArray = (body: unknown): unknown[] => (Array.isArray(body) ? body : []);

const NESTED = ['comment', 'list', 'episode', 'season', 'movie', 'show', 'person', 'user'] as const;

/** Identifies an entry within one read: by its own number or ID, else by what it is about. */
export function keyOf(entry: unknown): string {
	if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry ?? null);
	const { id, ids, ...fields } = entry as IDataObject;
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

function shaped(entries: unknown[], item: ItemInput<typeof simplifyField>, bare?: Bare): IDataObject[] {
	if (item.boolean('simplify')) return entries.map((entry) => simplify(entry, bare));
	return entries.map((entry) => (typeof entry === 'object' ? (entry as IDataObject) : { id: entry }));
}
