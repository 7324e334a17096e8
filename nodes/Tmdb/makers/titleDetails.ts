import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../shared/node/operation';
import type { TmdbApi } from '../client/api';
import { collection, simplifyField, multiOptions, string, boolean } from '../../shared/node/fields';
import { languageField, optionsOf, queryOf } from '../fields/fields';
import type { TmdbType } from '../client/lists';
import { MOST_APPENDED } from '../client/policy';
import { asList, asObject, getMany, shaped } from './reads';
import { titleFields, titleOf } from '../fields/titles';

const APPENDABLE = {
	'Account States': 'account_states',
	'Alternative Titles': 'alternative_titles',
	Credits: 'credits',
	'External IDs': 'external_ids',
	Images: 'images',
	Keywords: 'keywords',
	Recommendations: 'recommendations',
	Reviews: 'reviews',
	Similar: 'similar',
	Translations: 'translations',
	Videos: 'videos',
	'Watch Providers': 'watch/providers',
};

/** What only one type has (reference "movie-details" and "tv-series-details"). */
const OWN: Record<TmdbType, Record<string, string>> = {
	movie: { 'Release Dates': 'release_dates' },
	tv: { 'Aggregate Credits': 'aggregate_credits', 'Content Ratings': 'content_ratings' },
};

/** Films and shows differ in little but their address. */
const about = (type: TmdbType): About => ({ resource: type === 'tv' ? 'show' : 'movie', word: type === 'tv' ? 'show' : 'film', type });

export const getTitle = (type: TmdbType) => getDetails(about(type));
export const getTitleIds = (type: TmdbType) => getExternalIds(about(type));
export const getTitleProviders = (type: TmdbType) => getWatchProviders(about(type));
export const getTitleRecommendations = (type: TmdbType) => getRecommendations(about(type));

interface About {
	resource: string;
	word: string;
	type: TmdbType;
}

const getDetails = ({ resource, word, type }: About) =>
	defineOperation<TmdbApi>()({
		resource,
		operation: 'get',
		name: 'Get',
		action: `Get a ${word}`,
		description: `Get everything TMDB says about one ${word}, with what is chosen under Append in the same request`,
		properties: [
			...titleFields(type),
			simplifyField,
			collection('Options', 'options', [
				languageField,
				multiOptions('Append', 'append', optionsOf({ ...APPENDABLE, ...OWN[type] }), 'More to get in the same request', {
					default: ['external_ids'],
				}),
			]),
		],
		itemsAtOnce: 4,
		async execute(api, item) {
			const { id } = await titleOf(api, item, type);
			const { append, ...options } = item.collection('options');
			// IMDb and TVDB IDs are what other services ask for, so they come unless something else is chosen.
			const wanted = Array.isArray(append) ? append.map(String).slice(0, MOST_APPENDED) : ['external_ids'];
			const query = { ...queryOf(options, 'language'), append_to_response: wanted.join(',') || undefined };
			const body = asObject(await api.client.get(`/3/${type}/${id}`, query));
			return await shaped(api, item, [body], type);
		},
	});

const getExternalIds = ({ resource, word, type }: About) =>
	defineOperation<TmdbApi>()({
		resource,
		operation: 'getExternalIds',
		name: 'Get External IDs',
		action: `Get the external IDs of a ${word}`,
		description: `Get the IDs that one ${word} has at IMDb, Wikidata, ${type === 'tv' ? 'TVDB, ' : ''}and social networks`,
		properties: titleFields(type),
		itemsAtOnce: 4,
		async execute(api, item) {
			const { id } = await titleOf(api, item, type);
			return { type: type === 'tv' ? 'show' : 'movie', ...asObject(await api.client.get(`/3/${type}/${id}/external_ids`)) };
		},
	});

const getWatchProviders = ({ resource, word, type }: About) =>
	defineOperation<TmdbApi>()({
		resource,
		operation: 'getWatchProviders',
		name: 'Get Watch Providers',
		action: `Get the watch providers of a ${word}`,
		description: `Get where one ${word} can be streamed, rented or bought, one item per country (data by JustWatch)`,
		properties: [
			...titleFields(type),
			string('Country', 'country', 'Only this country, as two letters; all countries when empty', { placeholder: 'e.g. US' }),
			simplifyField,
		],
		itemsAtOnce: 4,
		async execute(api, item) {
			const { id } = await titleOf(api, item, type);
			const body = asObject(await api.client.get(`/3/${type}/${id}/watch/providers`));
			const only = item.string('country').toUpperCase();
			const countries = Object.entries(asObject(body.results)).filter(([country]) => only === '' || country === only);
			const simple = item.boolean('simplify');
			return countries.map(([country, offer]) => ({ id, country, ...(simple ? offersOf(asObject(offer)) : asObject(offer)) }));
		},
	});

/** Names instead of provider objects, per way of watching (flatrate, rent, buy, free, ads). */
const offersOf = (offer: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(offer).map(([way, value]) => [
			way,
			Array.isArray(value) ? asList(value).map(({ provider_name: name }) => name as string) : value,
		]),
	);

const getRecommendations = ({ resource, word, type }: About) =>
	getMany({
		resource,
		operation: 'getRecommendations',
		name: 'Get Recommendations',
		action: `Get recommendations for a ${word}`,
		description: `List what TMDB recommends to people who like one ${word}`,
		properties: titleFields(type),
		options: [boolean('Similar Instead', 'similar', 'Whether to list titles with similar genres and keywords instead')],
		call: async (item, api) => ({
			path: `/3/${type}/${(await titleOf(api, item, type)).id}/${item.collection('options').similar === true ? 'similar' : 'recommendations'}`,
			what: 'the recommendations',
			type,
		}),
	});
