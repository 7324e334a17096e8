import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CollectionField } from '../../shared/node/field';
import { limitOf } from '../../shared/node/limitOf';
import type { ItemInput } from '../../shared/node/itemInput';
import { defineOperation, type Operation } from '../../shared/node/operation';
import type { TmdbApi } from '../client/api';
import { collection, manyFields, simplifyField } from '../../shared/node/fields';
import { languageField, queryOf } from '../fields/fields';
import { readUpTo, readWhole, type PagedCall } from '../client/paging';
import { simplify } from '../client/simplify';

interface ListCall extends PagedCall {
	/** Of entries that do not say it themselves: `movie` or `tv`. */
	type?: string;
	/** True for a person's own data, whose end must be proved; others may change by the minute. */
	proven?: boolean;
}

const LANGUAGE = collection('Options', 'options', [languageField]);

/** A Get Many operation: Return All, Limit and Simplify, read in the fewest pages. */
export function getMany<Fields extends INodeProperties, Options extends INodeProperties>(
	spec: Pick<Operation<TmdbApi>, 'resource' | 'action' | 'description'> & {
		operation?: string;
		name?: string;
		properties?: readonly Fields[];
		/** Fields of the Options collection besides Language. */
		options?: readonly Options[];
		call(item: ItemInput<Fields | CollectionField<'options', Options>>, api: TmdbApi): ListCall | Promise<ListCall>;
	},
) {
	const { resource, operation = 'getMany', name = 'Get Many', action, description } = spec;
	const options = collection('Options', 'options', [languageField, ...(spec.options ?? [])]);
	return defineOperation<TmdbApi>()({
		...{ resource, operation, name, action, description },
		properties: [...(spec.properties ?? []), ...manyFields, simplifyField, spec.options === undefined ? LANGUAGE : options],
		async execute(api, item) {
			const asked = await spec.call(item, api);
			const call = { ...asked, query: { ...languageOf(item), ...asked.query } };
			const limit = limitOf(item);
			const entries =
				limit === Number.POSITIVE_INFINITY && call.proven === true
					? (await readWhole(api.client, call)).items
					: await readUpTo(api.client, call, limit);
			return await shaped(api, item, entries, call.type);
		},
	});
}

const languageOf = (item: ItemInput<typeof LANGUAGE>): ListCall['query'] => queryOf(item.collection('options'), 'language');

/** Entries as they go out: simple ones, or TMDB's own. */
export async function shaped(
	api: TmdbApi,
	item: ItemInput<typeof simplifyField>,
	entries: IDataObject[],
	type?: string,
): Promise<IDataObject[]> {
	if (!item.boolean('simplify')) return entries;
	const images = await api.images.usual();
	return entries.map((entry) => simplify(entry, images, type));
}

/** An answer of TMDB's as an object; nothing for anything else. */
export const asObject = (body: unknown): IDataObject =>
	typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as IDataObject) : {};

export const asList = (body: unknown): IDataObject[] => (Array.isArray(body) ? (body as IDataObject[]) : []);
