import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import { titleItem } from '../../shared/media/titleItem';
import { attempt } from '../../shared/util/attempt';
import { ServiceError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { defineOperation, type OperationResult } from '../../shared/node/operation';
import type { TraktApi } from '../client/api';
import { type TitleField, titleFields, titleOf } from '../fields/fields';
import type { Sent } from '../client/historySend';
import { withAccountLimits } from '../client/accountLimits';
import { BATCH_SIZE } from '../client/policy';
import { idLabel } from '../client/resolve';
import { bodyEntry, hasPartId, outcomes, syncBody, type BodyEntry, type Outcome, type SyncAnswer } from '../client/syncBody';
import { whatWasAdded } from '../client/whatWasAdded';
import type { TitleRef } from '../client/titleInput';

interface SyncWrite<Fields extends INodeProperties = INodeProperties> {
	resource: string;
	operation: 'add' | 'remove';
	name?: string;
	action: string;
	description: string;
	/** What may be written; the first one is the default. */
	types: readonly MediaType[];
	properties?: readonly Fields[];
	/** Items with the same path share requests. */
	path(item: ItemInput<Fields>): string;
	/** Fields of the title in the body; it may throw an InputError. */
	extras?(item: ItemInput<Fields>, ref: TitleRef): IDataObject;
	/** True where the body takes a season or episode by its own ID only. */
	byOwnId?: boolean;
	/** True where a whole show or season counts as all of its episodes: only an explicit Type may write one. */
	explicitWhole?: boolean;
	/** The list, sorted by what was added last: tells which of several titles were there before. */
	newest?(item: ItemInput<Fields>): string;
	/** Sends in place of a plain repeatable POST: for what must not happen twice. */
	send?(api: TraktApi, plays: readonly Sent[]): Promise<SyncAnswer>;
	/** True where the same title sent twice means two things. */
	keepsDoubles?: boolean;
}

interface Prepared {
	item: Item;
	ref: TitleRef;
	path: string;
	body: BodyEntry;
	watchedAt?: string;
	/** Known not to exist, so it is not sent. */
	isUnknown?: boolean;
}

/** An item of whichever of the writes. */
type Item = ItemInput<INodeProperties>;

type Result = OperationResult | Error;

/**
 * A write that takes many titles in one request: all input items go out in batches of 100, and each gets
 * its own outcome. An ID that Trakt does not know is the outcome `notFound`, never a silent success.
 */
export function syncWrite<Fields extends INodeProperties>(spec: SyncWrite<Fields>) {
	const { resource, operation, action, description } = spec;
	const executeBatch = async (api: TraktApi, items: Item[]) => await writeAll(spec, api, items);
	return defineOperation<TraktApi>()({
		...{ resource, operation, action, description },
		name: spec.name ?? (operation === 'add' ? 'Add' : 'Remove'),
		properties: [...titleFields(spec.types), ...(spec.properties ?? [])],
		executeBatch,
		async execute(api, item) {
			const [result] = await executeBatch(api, [item]);
			if (result instanceof Error) throw result;
			return result ?? [];
		},
	});
}

async function writeAll(spec: SyncWrite, api: TraktApi, items: Item[]): Promise<Result[]> {
	const first = await Promise.all(items.map(async (item) => await prepare(spec, api, item)));
	const prepared = await Promise.all(first.map(async (one) => await byOwnIdAmongOthers(spec, api, one, first)));
	const usable = prepared.filter((one): one is Prepared => !(one instanceof Error));
	if (api.stopsOnError && usable.length < items.length) return prepared.map((one) => (one instanceof Error ? one : []));
	const results = new Map<Item, Result>();
	let failure: Error | undefined;
	for (const { item, ref } of usable.filter(({ isUnknown }) => isUnknown)) results.set(item, reported(item, ref, 'notFound'));
	const known = usable.filter(({ isUnknown }) => isUnknown !== true);
	for (const batch of batchesOf(known, spec.keepsDoubles === true)) {
		failure ??= await writeBatch(spec, api, batch, results);
		// After a failure the rest would fail the same way, so it is not sent; each item says why.
		if (failure !== undefined) for (const { item } of batch.flat()) if (!results.has(item)) results.set(item, failure);
	}
	return items.map((item, index) => results.get(item) ?? (prepared[index] as Error));
}

async function prepare(spec: SyncWrite, api: TraktApi, item: Item): Promise<Prepared | Error> {
	try {
		const named = titleOf(item, spec.types, spec.explicitWhole);
		const ref = await knownRef(spec, api, named);
		if (ref === undefined) return { item, ref: named, path: '', body: bodyEntry(named), isUnknown: true };
		const extras = spec.extras?.(item, ref) ?? {};
		return {
			item,
			ref,
			path: spec.path(item),
			body: bodyEntry(ref, extras),
			watchedAt: extras.watched_at as string,
		};
	} catch (error) {
		return error as Error;
	}
}

/** With the IDs that the body needs; undefined when Trakt does not know the title. */
async function knownRef(spec: SyncWrite, api: TraktApi, named: TitleRef): Promise<TitleRef | undefined> {
	const needsOwnId =
		(named.type === 'season' || named.type === 'episode') && (spec.byOwnId === true || (hasNoIds(named.ids) && !hasPartId(named)));
	const ref = await attempt(needsOwnId ? withOwnId(api, named) : api.titles.settled(named));
	if (!(ref instanceof ServiceError)) return ref;
	if (ref.status === 404) return undefined;
	throw ref;
}

async function withOwnId(api: TraktApi, named: TitleRef): Promise<TitleRef> {
	const ref = await api.titles.settled(named);
	return { ...ref, ownIds: await api.titles.ownIds(ref) };
}

const hasNoIds = (ids: object): boolean => Object.keys(ids).length === 0;

/**
 * Several parts of one show in one request are sent by their own IDs: Trakt's `not_found` may name the show
 * alone, and would not say which of them it means.
 */
async function byOwnIdAmongOthers(
	spec: SyncWrite,
	api: TraktApi,
	one: Prepared | Error,
	all: ReadonlyArray<Prepared | Error>,
): Promise<Prepared | Error> {
	if (one instanceof Error || !one.body.nested) return one;
	const show = JSON.stringify(one.ref.ids);
	const parts = all.filter((other) => !(other instanceof Error) && other.body.nested && JSON.stringify(other.ref.ids) === show);
	if (parts.length < 2) return one;
	try {
		const ownIds = await api.titles.partIds(one.ref);
		if (ownIds === undefined) return { ...one, isUnknown: true };
		const ref = { ...one.ref, ownIds };
		return { ...one, ref, body: bodyEntry(ref, spec.extras?.(one.item, ref)) };
	} catch (error) {
		return error as Error;
	}
}

/** Batches of one path; within one, the items that ask for the very same thing stand together. */
function batchesOf(prepared: Prepared[], keepsDoubles: boolean): Prepared[][][] {
	const byPath = new Map<string, Map<string, Prepared[]>>();
	prepared.forEach((one, index) => {
		const same = byPath.get(one.path) ?? new Map<string, Prepared[]>();
		const key = keepsDoubles ? String(index) : JSON.stringify([one.body.group, one.body.entry]);
		same.set(key, [...(same.get(key) ?? []), one]);
		byPath.set(one.path, same);
	});
	return [...byPath.values()].flatMap((same) => {
		const all = [...same.values()];
		const count = Math.ceil(all.length / BATCH_SIZE);
		return Array.from({ length: count }, (_, index) => all.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE));
	});
}

/** @returns the failure of the whole request, or undefined when every item has its result */
async function writeBatch(spec: SyncWrite, api: TraktApi, batch: Prepared[][], results: Map<Item, Result>): Promise<Error | undefined> {
	const firsts = batch.flatMap(([first]) => (first === undefined ? [] : [first]));
	const [first] = firsts;
	if (first === undefined) return undefined;
	const answer = await send(spec, api, first.path, firsts);
	if (answer instanceof Error) return answer;
	const bodies = firsts.map(({ body }) => body);
	const read = outcomes(spec.operation, bodies, answer);
	const settled = await settle(spec, api, firsts, read, answer);
	batch.forEach((same, index) => {
		for (const { item, ref } of same) results.set(item, reported(item, ref, settled[index] ?? 'notFound'));
	});
	return undefined;
}

async function send(spec: SyncWrite, api: TraktApi, path: string, titles: Prepared[]): Promise<SyncAnswer | Error> {
	try {
		if (spec.send !== undefined) return await spec.send(api, titles);
		const body = syncBody(titles.map((title) => title.body));
		const { body: answer } = await api.client.request({ method: 'POST', path, body, retry: 'idempotent' });
		return answer ?? {};
	} catch (error) {
		return await withAccountLimits(api.client, error as Error);
	}
}

/** Where the answer counts both new and known titles, the list itself says which is which. */
async function settle(spec: SyncWrite, api: TraktApi, sent: Prepared[], read: Outcome[], answer: SyncAnswer): Promise<Outcome[]> {
	const [first] = sent;
	if (spec.newest === undefined || first === undefined || !read.includes('addedOrExisting')) return read;
	const added = await whatWasAdded(api.client, spec.newest(first.item), answer);
	if (added === undefined) return read;
	return read.map((outcome, index) => {
		if (outcome !== 'addedOrExisting') return outcome;
		return added(sent[index]?.ref as TitleRef) ? 'added' : 'existing';
	});
}

/** A title that a person typed into the form and Trakt does not know is their mistake; one of many from data is an outcome. */
function reported(item: ItemInput<TitleField>, ref: TitleRef, outcome: Outcome): Result {
	if (outcome !== 'notFound' || !item.isTyped('title')) return report(ref, outcome);
	const [message = '', ...description] = notFoundText(ref).split(/(?<=\.) /);
	return new ServiceError({ service: 'Trakt', status: 404, code: 'notFound', message, description: description.join(' ') });
}

function report(ref: TitleRef, outcome: Outcome): IDataObject {
	const { type, title, year, ids, season, episode, ownIds = {} } = ref;
	const part = { ...(type === 'movie' ? {} : { season }), ...(type === 'episode' ? { episode } : {}) };
	return titleItem(
		{ title, year, type, outcome, ids, ...part },
		{
			...(Object.keys(ownIds).length > 0 ? { [`${type}_ids`]: ownIds as IDataObject } : {}),
			...(outcome === 'notFound' ? { message: notFoundText(ref) } : {}),
		},
	);
}

function notFoundText({ type, ids, ownIds, season, episode }: TitleRef): string {
	const part = type === 'season' ? ` season ${season}` : type === 'episode' ? ` season ${season} episode ${episode}` : '';
	const known = Object.keys(ids).length > 0 ? ids : (ownIds ?? {});
	const what = Object.keys(ids).length > 0 && part !== '' ? 'show' : type;
	return `Trakt does not know a ${what} with the ${idLabel(known)}${what === 'show' ? part : ''}. Check the ID and its type.`;
}
