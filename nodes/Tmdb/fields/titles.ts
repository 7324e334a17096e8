import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { path } from '../../shared/http/url';
import type { ItemInput } from '../../shared/node/itemInput';
import { asText } from '../../shared/util/text';
import type { TmdbApi } from '../client/api';
import { text } from '../../shared/node/fields';
import { typeField } from './fields';
import type { TmdbType } from '../client/lists';

export interface TitleRef {
	type: TmdbType;
	/** TMDB number. */
	id: number;
}

const titleField = text(
	'Title',
	'title',
	'TMDB number, themoviedb.org address, IMDb ID, or an item of this or another node, for example {{ $json }}',
	{
		required: true,
		placeholder: 'e.g. 550 or tt0137523',
		hint: 'A number, address, IMDb ID or item; names are looked up with the resource Search',
	},
);

/** The fields that name one film or show. */
export const titleFields = (type?: TmdbType): INodeProperties[] =>
	type === undefined ? [typeField('Kind of title, where the title itself does not say'), titleField] : [titleField];

/**
 * Reads the title fields; an IMDb ID is looked up at TMDB.
 *
 * @param only the type of an operation that knows one type
 * @throws InputError when it cannot be told which title is meant
 */
export async function titleOf(api: TmdbApi, item: ItemInput, only?: TmdbType): Promise<TitleRef> {
	const value = item.raw('title');
	const type = only ?? (item.string('type') === 'tv' ? 'tv' : 'movie');
	const ref = typeof value === 'object' && value !== null ? fromItem(value as IDataObject, type) : fromText(item.string('title'), type);
	if (only !== undefined && ref.type !== only) {
		throw new InputError('Title', `is a ${wordFor(ref.type)}`, `This operation takes a ${wordFor(only)} only.`);
	}
	return typeof ref.id === 'number' ? { type: ref.type, id: ref.id } : await lookUp(api, ref.type, ref.id);
}

interface Named {
	type: TmdbType;
	/** A TMDB number, or the IMDb ID in its place. */
	id: number | string;
}

const wordFor = (type: TmdbType): string => (type === 'tv' ? 'show' : 'movie');

/** A number, an address such as https://www.themoviedb.org/tv/1396-breaking-bad, or an IMDb ID. */
function fromText(value: string, type: TmdbType): Named {
	const address = /themoviedb\.org\/(movie|tv)\/(\d+)/.exec(value);
	if (address !== null) return { type: address[1] as TmdbType, id: Number(address[2]) };
	if (/^tt\d+$/.test(value)) return { type, id: value };
	return { type, id: numberOf(value) };
}

/** Items of this package (`type`, `ids`), of Trakt (`movie` or `show` within) and TMDB's own raw ones. */
function fromItem(entry: IDataObject, type: TmdbType): Named {
	for (const [name, kind] of [
		['movie', 'movie'],
		['show', 'tv'],
		['media', type],
	] as const) {
		const within = entry[name];
		if (typeof within === 'object' && within !== null) return fromItem({ type: kind, ...(within as IDataObject) }, kind);
	}
	const kind = typeFrom(asText(entry.media_type) || asText(entry.type), type);
	const ids = (entry.ids ?? {}) as IDataObject;
	const tmdb = asText(ids.tmdb) || asText(entry.tmdb_id) || asText(entry.tmdb) || (entry.ids === undefined ? asText(entry.id) : '');
	const imdb = asText(ids.imdb) || asText(entry.imdb_id);
	return { type: kind, id: tmdb === '' && imdb !== '' ? imdb : numberOf(tmdb) };
}

function typeFrom(word: string, otherwise: TmdbType): TmdbType {
	if (word === 'movie') return 'movie';
	return ['tv', 'show', 'series', 'season', 'episode'].includes(word) ? 'tv' : otherwise;
}

function numberOf(value: string): number {
	if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
	throw new InputError(
		'Title',
		value === '' ? 'holds no TMDB number' : 'is not a TMDB number',
		'Give a TMDB number, a themoviedb.org address, an IMDb ID such as tt0137523, or an item that has one.',
	);
}

async function lookUp({ client }: TmdbApi, type: TmdbType, imdb: string): Promise<TitleRef> {
	const found = (await client.get(path`/3/find/${imdb}`, { external_source: 'imdb_id' })) as Record<string, unknown> | undefined;
	const results = found?.[type === 'movie' ? 'movie_results' : 'tv_results'];
	const first = Array.isArray(results) ? (results[0] as IDataObject | undefined) : undefined;
	if (first !== undefined) return { type, id: Number(first.id) };
	throw new InputError('Title', `is not a ${wordFor(type)} that TMDB knows`, 'Check the IMDb ID and the type, or give the TMDB number.');
}
