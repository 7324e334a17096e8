import type { ItemInput } from '../../shared/node/itemInput';
import type { MediaType } from '../../shared/media/identity';
import type { Operation } from '../../shared/node/operation';
import type { TraktApi } from '../client/api';
import { string, options } from '../../shared/node/fields';
import type { Bare } from '../client/simplify';
import type { TitleRef } from '../client/titleInput';
import { type TitleField, titleFields, titleOf } from '../fields/fields';
import { getMany, getOne } from './reads';
import { SEASON_INFO, TITLE_READS, type TitleRead } from './titleReads';

function operationFor(type: MediaType, read: TitleRead): Operation<TraktApi> {
	const { operation, name, segment = '', many, paged = false } = read;
	const spec = {
		resource: type,
		operation,
		name: many === true ? `Get Many ${name}` : operation === 'get' ? 'Get' : `Get ${name}`,
		action: operation === 'get' ? `Get a ${type}`.replace('a e', 'an e') : `Get ${name.toLowerCase()} of a ${type}`.replace('a e', 'an e'),
		description: read.describe(type),
		properties: [...titleFields([type]), ...extraFields(read)],
		full: read.full === true,
		async call(item: ItemInput<TitleField | ExtraField>, api: TraktApi) {
			const ref = titleOf(item, [type]);
			const base = await api.titles.path(ref);
			const tail = segment.replace(/:(\w+)/g, (_, field: string) => encodeURIComponent(item.string(field as ExtraField['name'])));
			return {
				path: `${base}${type === 'season' && operation === 'get' ? SEASON_INFO : ''}${tail}`,
				paged,
				query: read.query,
				...(read.gives === undefined ? {} : { bare: bareOf(read.gives === 'same' ? type : read.gives, ref) }),
			};
		},
	};
	return many === true ? getMany({ ...spec, entries: read.entries }) : getOne(spec);
}

const bareOf = (type: MediaType, { ids, title, year }: TitleRef): Bare => ({ type, show: { ids, title, year } });

const languageField = string('Language', 'language', 'Two-letter language code', { default: 'en', required: true });

const countryField = string('Country', 'country', 'Two-letter country code', { default: 'us', required: true });

const commentFields = [
	options('Sort By', 'sort', ['newest', 'oldest', 'likes', 'replies', 'highest', 'lowest', 'plays'], 'Order of the comments'),
];

const listFields = [
	options('List Type', 'listType', ['personal', 'all', 'official', 'watchlist', 'favorites'], 'Kind of lists to return'),
	options('Sort By', 'sort', ['popular', 'likes', 'comments', 'items', 'added', 'updated'], 'Order of the lists'),
];

type ExtraField = ReturnType<typeof extraFields>[number];

function extraFields({ segment = '' }: TitleRead) {
	return [
		...(segment.includes(':language') ? [languageField] : []),
		...(segment.includes(':country') ? [countryField] : []),
		...(segment.startsWith('/comments') ? commentFields : []),
		...(segment.startsWith('/lists') ? listFields : []),
	];
}

type ReadName = (typeof TITLE_READS)[number]['operation'];

/** One operation that reads a film, show, season, episode or person: a row of the table. */
export function readTitle(type: MediaType, name: ReadName): Operation<TraktApi> {
	return operationFor(type, TITLE_READS.find(({ operation }) => operation === name) as TitleRead);
}
