import type { ServiceClient } from '../../../shared/http/request';
import { path } from '../../../shared/http/url';
import { defineOperation } from '../../../shared/node/operation';
import { titleFields, titleOf } from '../../fields/fields';
import { requestable, type ShowDetails } from '../../client/requests';

/** MediaStatus in words; what comes after has another meaning in each form of Seerr. */
const WORDS = ['unknown', 'unknown', 'pending', 'processing', 'partiallyAvailable', 'available'];

const word = (status: number | undefined): string => WORDS[status ?? 0] ?? 'blockedOrDeleted';

export const getMediaStatus = defineOperation<ServiceClient>({
	resource: 'media',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get the status of a title',
	description: 'Tell whether a movie or show is available, on its way, requested or unknown; shows season by season',
	properties: titleFields,
	async execute(client, item) {
		const type = item.string('mediaType') === 'tv' ? 'tv' : 'movie';
		const tmdbId = titleOf(item).tmdb;
		const details = (await client.get(path`/api/v1/${type}/${tmdbId}`)) as ShowDetails & { title?: string; name?: string };
		const { mediaInfo: known } = details;
		const base = {
			tmdbId,
			mediaType: type,
			title: details.title ?? details.name,
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
