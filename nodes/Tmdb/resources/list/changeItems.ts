import type { IDataObject } from 'n8n-workflow';
import { InputError, ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import type { ItemInput } from '../../../shared/node/itemInput';
import type { OperationResult } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { TmdbApi } from '../../client/api';
import { type listField, listIdOf } from './listFields';
import { asList, asObject } from '../../makers/reads';
import { type titleFields, titleOf, type TitleRef } from '../../fields/titles';

/** Titles in one request. TMDB names no limit; this many stay far below any size limit. */
const BATCH_SIZE = 100;

type Item = ItemInput<typeof listField | ReturnType<typeof titleFields>[number]>;

interface Change {
	list: string;
	title: TitleRef;
}

/**
 * Adds titles to lists, or removes them, with one request per list and hundred titles.
 *
 * @returns per item what happened to it, or the error that is its own
 */
export async function changeItems(api: TmdbApi, items: Item[], method: 'POST' | 'DELETE'): Promise<Array<OperationResult | Error>> {
	const changes = await Promise.all(items.map(async (item) => await changeOf(api, item)));
	if (api.stopsOnError && changes.some((change) => change instanceof Error))
		return changes.map((change) => (change instanceof Error ? change : []));
	const outcomes = new Map<string, IDataObject | Error>();
	for (const batch of batches(changes)) for (const [key, outcome] of await send(api, method, batch)) outcomes.set(key, outcome);
	return changes.map((change) =>
		change instanceof Error ? change : (outcomes.get(keyOf(change)) ?? new Error('This item has no result')),
	);
}

async function changeOf(api: TmdbApi, item: Item): Promise<Change | Error> {
	try {
		return { list: listIdOf(item), title: await titleOf(api, item) };
	} catch (error) {
		return error as Error;
	}
}

const keyOf = ({ list, title }: Change): string => `${list}:${title.type}:${title.id}`;

/** Each title once, by list, cut into what one request takes. */
function batches(changes: Array<Change | Error>): Change[][] {
	const byList = new Map<string, Map<string, Change>>();
	for (const change of changes) {
		if (change instanceof Error) continue;
		const own = byList.get(change.list) ?? new Map<string, Change>();
		byList.set(change.list, own.set(keyOf(change), change));
	}
	return [...byList.values()].flatMap((own) => {
		const all = [...own.values()];
		return Array.from({ length: Math.ceil(all.length / BATCH_SIZE) }, (_, at) => all.slice(at * BATCH_SIZE, (at + 1) * BATCH_SIZE));
	});
}

async function send({ client }: TmdbApi, method: 'POST' | 'DELETE', batch: Change[]): Promise<Array<[string, IDataObject | Error]>> {
	const list = batch[0]?.list ?? '';
	const titles = batch.map(({ title }) => ({ media_type: title.type, media_id: title.id }));
	try {
		const { body } = await client.request({ method, path: path`/4/list/${list}/items`, body: { items: titles }, retry: 'idempotent' });
		const results = asList(asObject(body).results);
		return batch.map((change) => [
			keyOf(change),
			outcomeOf(
				change,
				method,
				results.find((result) => isAbout(result, change)),
			),
		]);
	} catch (error) {
		return batch.map((change) => [keyOf(change), error as Error]);
	}
}

const isAbout = (result: IDataObject, { title }: Change): boolean =>
	asText(result.media_type) === title.type && Number(result.media_id) === title.id;

/**
 * The request as a whole succeeds even where a title did not: each result says so by itself, and a title
 * that is there already is an error "Media has already been taken" (answers recorded in public clients' tests).
 */
function outcomeOf({ list, title }: Change, method: 'POST' | 'DELETE', result: IDataObject | undefined): IDataObject | Error {
	const said = Array.isArray(result?.error) ? result.error.map(asText).join(' ') : asText(result?.error);
	const about = { list: Number(list), type: title.type === 'tv' ? 'show' : 'movie', ids: { tmdb: title.id } };
	if (result?.success === true) return { ...about, outcome: method === 'POST' ? 'added' : 'removed' };
	if (method === 'POST' && /already been taken/i.test(said)) return { ...about, outcome: 'alreadyThere' };
	if (result === undefined) return unsaid();
	if (method === 'DELETE') return { ...about, outcome: 'notThere' };
	return new InputError(
		'Title',
		`was refused by TMDB: ${said.slice(0, 200) || 'it gave no reason'}`,
		'Check the number and the type: films and shows have numbers of their own.',
	);
}

const unsaid = () =>
	new ServiceError({
		service: 'TMDB',
		message: 'TMDB did not say what became of the title',
		description: 'Look at the list before you run it again.',
		outcomeUnknown: true,
	});
