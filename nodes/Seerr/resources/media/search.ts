import { limitOf } from '../../../shared/node/limitOf';
import type { IDataObject } from 'n8n-workflow';
import { readAllPages } from '../../../shared/http/paginate';
import type { ServiceClient } from '../../../shared/http/request';
import type { MediaType } from '../../../shared/media/identity';
import { titleItem } from '../../../shared/media/titleItem';
import { asText } from '../../../shared/util/text';
import { defineOperation } from '../../../shared/node/operation';
import { SEERR_API } from '../../client/policy';
import { encode } from '../../client/query';
import { string, manyFields } from '../../../shared/node/fields';

interface Found {
	totalPages: number;
	results: IDataObject[];
}

export const searchMedia = defineOperation<ServiceClient>()({
	resource: 'media',
	operation: 'search',
	name: 'Search',
	action: 'Search for movies shows and people',
	description: 'Find movies, shows and people by name: TMDB number (id), media type, and in mediaInfo what Seerr knows',
	properties: [string('Title', 'query', 'What to look for', { required: true, placeholder: 'e.g. The Dark Knight' }), ...manyFields],
	async execute(client, item) {
		const query = encode(item.string('query'));
		const limit = limitOf(item);
		const fetchPage = async (page: number) => {
			const { results, totalPages } = (await client.get(`${SEERR_API}/search?query=${query}&page=${page}`)) as Found;
			return { items: results, pageCount: pagesWanted(totalPages, limit) };
		};
		const key = ({ mediaType, id }: IDataObject) => `${asText(mediaType)}:${asText(id)}`;
		return (await readAllPages({ service: 'Seerr', what: 'the results', key, concurrency: 2, fetchPage })).slice(0, limit).map(found);
	},
});

/** A result as an item that fits the title field of every node. */
function found(result: IDataObject): IDataObject {
	const { mediaType, id, title, name, releaseDate, firstAirDate, mediaInfo } = result;
	const types: Record<string, MediaType> = { movie: 'movie', tv: 'show', person: 'person' };
	const { tvdbId } = (mediaInfo ?? {}) as { tvdbId?: number | null };
	const year = Number((asText(releaseDate) || asText(firstAirDate)).slice(0, 4));
	return titleItem({ title: title ?? name, year, type: types[asText(mediaType)], ids: { tmdb: id, tvdb: tvdbId } }, result);
}

/** TMDB gives 20 results per page, and 500 pages at most. */
const pagesWanted = (totalPages: number, limit: number | undefined): number =>
	Math.max(1, Math.min(totalPages, 500, limit === undefined ? 500 : Math.ceil(limit / 20)));
