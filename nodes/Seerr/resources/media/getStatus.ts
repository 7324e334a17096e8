import type { ServiceClient } from '../../../shared/http/request';
import { path } from '../../../shared/http/url';
import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { titleFields, titleOf } from '../../fields/fields';
import { requestable, type ShowDetails } from '../../client/requests';

/** MediaStatus in words; what comes after has another meaning in each form of Seerr. */
const WORDS = ['unknown', 'unknown', 'pending', 'processing', 'partiallyAvailable', 'available'];

const word = (status: number | undefined): string => WORDS[status ?? 0] ?? 'blockedOrDeleted';

interface Details {
	title?: string;
	name?: string;
	releaseDate?: string | null;
	firstAirDate?: string | null;
}

export const getMediaStatus = defineOperation<ServiceClient>()({
	resource: 'media',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a title',
	description: 'Tell whether a movie or show is available, on its way, requested or unknown; shows season by season',
	properties: titleFields,
	async execute(client, item) {
		const type = item.string('mediaType') === 'tv' ? 'tv' : 'movie';
		const tmdbId = titleOf(item).tmdb;
		const details = (await client.get(path`/api/v1/${type}/${tmdbId}`)) as ShowDetails & Details;
		const { mediaInfo: known } = details;
		const title = details.title ?? details.name;
		const year = Number((details.releaseDate ?? details.firstAirDate ?? '').slice(0, 4));
		const named = titleItem({ title, year, type: type === 'tv' ? 'show' : 'movie', ids: { tmdb: tmdbId } });
		const base = {
			...named,
			tmdbId,
			mediaType: type,
			status: word(known?.status),
			status4k: word(known?.status4k),
			requests: known?.requests?.length ?? 0,
		};
		if (type === 'movie') return base;
		const seasons = requestable(details).map((season) => {
			const one = known?.seasons?.find(({ seasonNumber }) => seasonNumber === season);
			return { season, status: word(one?.status), status4k: word(one?.status4k) };
		});
		return { ...base, seasons };
	},
});
