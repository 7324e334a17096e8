import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import type { CollectionField, Field } from '../../shared/node/field';
import type { ItemInput } from '../../shared/node/itemInput';
import { boolean, number, options, resourceLocator, string } from '../../shared/node/fields';
import { asText } from '../../shared/util/text';
import type { ListView } from '../client/lists';
import { readTitle, type IdType, type TitleRef } from '../client/titleInput';

export const fullDetails = boolean('Full Details', 'full', 'Whether to add overview, genres, runtime, rating and dates to every title');

/** Filters that Trakt applies itself, as it writes them in its addresses. */
export const filterFields = [
	string('Certifications', 'certifications', 'Age ratings, separated by commas', { placeholder: 'e.g. pg-13,r' }),
	string('Countries', 'countries', 'Two-letter country codes, separated by commas', {
		placeholder: 'e.g. us,gb',
	}),
	string('Genres', 'genres', 'Genre slugs, separated by commas', { placeholder: 'e.g. drama,science-fiction' }),
	string('Ratings', 'ratings', 'Range of the Trakt rating in percent', { placeholder: 'e.g. 70-100' }),
	string('Runtimes', 'runtimes', 'Range in minutes', { placeholder: 'e.g. 30-120' }),
	string('Years', 'years', 'A year or a range of years', { placeholder: 'e.g. 2020-2026' }),
];

export const ignoreFields = [
	boolean('Ignore Collected', 'ignore_collected', 'Whether to leave out what is in your collection'),
	boolean('Ignore Watched', 'ignore_watched', 'Whether to leave out what you have watched'),
	boolean('Ignore Watchlisted', 'ignore_watchlisted', 'Whether to leave out what is on your watchlist'),
];

const FILTERS = [...filterFields, ...ignoreFields].map(({ name }) => name);

/** What the filter fields of a collection add to a query. */
export function filterQuery(options: IDataObject): Record<string, string | boolean | undefined> {
	const set = FILTERS.filter((name) => options[name] !== undefined && options[name] !== '');
	return Object.fromEntries(set.map((name) => [name, options[name] === true ? true : asText(options[name])]));
}

export const userField = string('User', 'user', 'User name (slug) whose data is read; "me" is the connected account', {
	default: 'me',
	required: true,
	placeholder: 'e.g. me',
});

const SORTS =
	'default rank added title released runtime popularity random percentage imdb_rating tmdb_rating rt_tomatometer rt_audience metascore votes imdb_votes tmdb_votes my_rating watched collected';

export const sortFields = [
	options('Sort By', 'sortBy', SORTS.split(' '), 'Order of the items; Default is the order set at Trakt'),
	options('Sort Direction', 'sortHow', ['asc', 'desc'], 'Order of the items', {
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
	}),
];

type TypeAndSort = Field<'type', 'options'> | CollectionField<'options', (typeof sortFields)[number]>;

/** The path segments for a type and a sort order: the shortest form that says what is asked. */
export function typeAndSort(item: ItemInput<TypeAndSort>, defaultType = ''): string {
	const type = item.string('type') === 'all' ? defaultType : item.string('type');
	const { sortBy = 'default', sortHow = 'asc' } = item.collection('options');
	if (sortBy === 'default') return type === '' ? '' : `/${type}`;
	return `/${type === '' ? 'all' : type}/${asText(sortBy)}/${asText(sortHow)}`;
}

/** The same where the kind of list decides how they are written. */
export function viewOf(item: ItemInput<TypeAndSort>): ListView {
	const { sortBy = 'default', sortHow } = item.collection('options');
	const type = item.string('type');
	const order = sortBy === 'default' ? {} : { by: asText(sortBy), how: asText(sortHow) || 'asc' };
	return { ...(type === 'all' ? {} : { type }), ...order };
}

export const typeField = (values: readonly string[], more: Partial<INodeProperties> = {}) =>
	options('Type', 'type', values, 'Kind of titles to return', more);

export type TitleField = ReturnType<typeof makeTitleFields>[number];

const TITLE_FIELDS = new Map<string, TitleField[]>();

/** The fields that name one title; every write and every read of one title has them. The same ones for the same types. */
export function titleFields(types: readonly MediaType[], showType = types.length > 1): TitleField[] {
	const key = `${types.join()} ${showType}`;
	const fields = TITLE_FIELDS.get(key) ?? makeTitleFields(types, showType);
	TITLE_FIELDS.set(key, fields);
	return fields;
}

const titleField = resourceLocator(
	'Title',
	'title',
	'A title picked from a search, an ID, an address, or a whole item of this or another node by an expression',
	{
		required: true,
		default: { mode: 'id', value: '' },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchTitles', searchable: true } },
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://app.trakt.tv/shows/breaking-bad?season=2&view=episode&episode=3',
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. tt0468569 or {{ $json }}' },
		],
	},
);

const idTypeField = options(
	'ID Type',
	'idType',
	['auto', 'trakt', 'slug', 'imdb', 'tmdb', 'tvdb'],
	'Whose ID it is; Auto knows IMDb IDs and slugs, numbers need to be told',
);

function makeTitleFields(types: readonly MediaType[], showType: boolean) {
	const withType = (...kinds: MediaType[]) => {
		const shown = kinds.filter((kind) => types.includes(kind));
		return showType ? { displayOptions: { show: { mediaType: shown } } } : {};
	};
	const hasSeasons = types.includes('season') || types.includes('episode');
	return [
		...(showType ? [options('Type', 'mediaType', types, 'Kind of title, where the title itself does not say')] : []),
		titleField,
		idTypeField,
		...(hasSeasons
			? [
					number('Season', 'season', 'Number of the season; 0 are the specials. Empty where the title itself says it.', {
						default: '',
						typeOptions: { minValue: 0, numberPrecision: 0 },
						...withType('season', 'episode'),
					}),
				]
			: []),
		...(types.includes('episode')
			? [
					number('Episode', 'episode', 'Number of the episode within its season. Empty where the title itself says it.', {
						default: '',
						typeOptions: { minValue: 0, numberPrecision: 0 },
						...withType('episode'),
					}),
				]
			: []),
	];
}

/**
 * Reads the title fields.
 *
 * @param types what the operation takes
 * @param explicit true where a whole show or season has to be chosen in Type
 * @throws InputError when it cannot be told which title is meant
 */
export function titleOf(item: ItemInput<TitleField>, types: readonly MediaType[], explicit = false): TitleRef {
	const type = (types.length > 1 ? item.string('mediaType') || types[0] : types[0]) as MediaType;
	return readTitle(item.raw('title'), {
		...{ types, type, explicit },
		idType: (item.string('idType') || 'auto') as IdType,
		season: type === 'season' || type === 'episode' ? item.number('season', undefined) : undefined,
		episode: type === 'episode' ? item.number('episode', undefined) : undefined,
	});
}
