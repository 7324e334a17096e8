import { path } from '../../../shared/http/url';
import { options, string, multiOptions } from '../../../shared/node/fields';
import { getMany } from '../../makers/reads';

export const searchById = getMany({
	resource: 'search',
	operation: 'byId',
	name: 'Search by ID',
	action: 'Search by ID',
	description: 'Find the title that has a Trakt, IMDb, TMDB or TVDB ID; no item when Trakt does not know it',
	properties: [
		options('ID Type', 'idType', ['imdb', 'tmdb', 'tvdb', 'trakt'], 'Whose ID it is'),
		string('ID', 'id', 'The ID', { required: true, placeholder: 'e.g. tt0372784' }),
		multiOptions('Types', 'types', ['movie', 'show', 'episode', 'person'], 'What it may be; anything when empty'),
	],
	call(item) {
		const types = item.strings('types');
		return {
			path: path`/search/${item.string('idType')}/${item.string('id')}`,
			query: types.length === 0 ? {} : { type: types.join(',') },
		};
	},
});
