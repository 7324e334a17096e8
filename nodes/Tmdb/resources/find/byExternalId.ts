import { InputError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { collection, simplifyField, string, options } from '../../../shared/node/fields';
import { languageField, queryOf } from '../../fields/fields';
import { asList, asObject, shaped } from '../../makers/reads';

const SOURCES = {
	Automatic: 'auto',
	'Facebook ID': 'facebook_id',
	'IMDb ID': 'imdb_id',
	'Instagram ID': 'instagram_id',
	'TikTok ID': 'tiktok_id',
	'TVDB ID': 'tvdb_id',
	'Twitter ID': 'twitter_id',
	'Wikidata ID': 'wikidata_id',
	'YouTube ID': 'youtube_id',
};

export const findByExternalId = defineOperation<TmdbApi>()({
	resource: 'find',
	operation: 'byExternalId',
	name: 'Find by External ID',
	action: 'Find by external ID',
	description: 'Find the film, show, season, episode or person that has an ID at IMDb, TVDB, Wikidata or a social network',
	properties: [
		string('External ID', 'externalId', 'The ID as the other service writes it', { required: true, placeholder: 'e.g. tt0137523' }),
		options('Source', 'source', SOURCES, 'Whose ID it is; Automatic knows those of IMDb and Wikidata'),
		simplifyField,
		collection('Options', 'options', [languageField]),
	],
	itemsAtOnce: 4,
	async execute(api, item) {
		const id = item.string('externalId');
		const query = { external_source: sourceOf(id, item.string('source')), ...queryOf(item.collection('options'), 'language') };
		const body = asObject(await api.client.get(path`/3/find/${id}`, query));
		// The entries say their kind themselves, each in the list of its kind.
		return await shaped(api, item, Object.values(body).flatMap(asList));
	},
});

function sourceOf(id: string, source: string): string {
	if (source !== 'auto') return source;
	if (/^(tt|nm)\d+$/.test(id)) return 'imdb_id';
	if (/^Q\d+$/.test(id)) return 'wikidata_id';
	throw new InputError(
		'Source',
		'is Automatic, but this ID does not tell whose it is',
		'Choose the service in Source; numbers are often TVDB IDs.',
	);
}
