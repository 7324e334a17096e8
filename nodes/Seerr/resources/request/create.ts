import type { IDataObject } from 'n8n-workflow';
import { chosenId, chosenText, seasonNumbers } from '../../../shared/arr/input';
import { seasonsTogether } from '../../../shared/media/titleField';
import { ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import type { ItemInput } from '../../../shared/node/itemInput';
import { defineOperation } from '../../../shared/node/operation';
import { destinationFields, is4kField, requestAsField, titleFields, titleOf } from '../../fields/fields';
import { makeRequest, readShow, requestable } from '../../client/requests';

export const createRequest = defineOperation<ServiceClient>({
	resource: 'request',
	operation: 'create',
	name: 'Create',
	action: 'Create a request',
	description: 'Ask for a movie or for seasons of a show; what is requested or there already is not asked for again',
	properties: [
		...titleFields,
		{
			displayName: 'Seasons',
			name: 'seasons',
			type: 'string',
			default: 'all',
			placeholder: 'e.g. all, or 1, 2, 5-7',
			displayOptions: { show: { mediaType: ['tv'] } },
			description: 'The seasons to ask for: all (without specials), or their numbers',
		},
		is4kField,
		requestAsField,
		...destinationFields,
	],
	async execute(client, item) {
		const mediaType = item.string('mediaType') === 'tv' ? 'tv' : 'movie';
		const title = titleOf(item);
		const mediaId = title.tmdb;
		const seasons = mediaType === 'tv' ? { seasons: await seasonsOf(client, title, item) } : {};
		const made = await makeRequest(client, {
			mediaType,
			mediaId,
			is4k: item.boolean('seerrIs4k'),
			userId: chosenId(item, 'seerrUser', 'Request As'),
			...seasons,
			...destinationOf(item, mediaType === 'tv' ? 'seerrShow' : 'seerrMovie'),
		});
		if ('nothingNew' in made) return { outcome: 'alreadyRequested', mediaType, tmdbId: mediaId };
		if ('thrownAway' in made) throw noTvdb(mediaId);
		return { outcome: 'requested', ...(made.request as unknown as IDataObject) };
	},
});

async function seasonsOf(client: ServiceClient, title: ReturnType<typeof titleOf>, item: ItemInput): Promise<number[]> {
	const wanted = seasonsTogether(title, seasonNumbers(item.string('seasons')), 'TMDB ID');
	return wanted === 'all' ? requestable(await readShow(client, title.tmdb)) : wanted;
}

function destinationOf(item: ItemInput, prefix: string) {
	const chosen = {
		serverId: chosenId(item, `${prefix}Server`, 'Server'),
		profileId: chosenId(item, `${prefix}Profile`, 'Quality Profile'),
		rootFolder: chosenText(item, `${prefix}RootFolder`) || undefined,
	};
	return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

const noTvdb = (tmdb: number) =>
	new ServiceError({
		service: 'Seerr',
		message: `Seerr cannot take the show with the TMDB number ${tmdb}`,
		description: 'TMDB has no TVDB number of it, and without one Seerr passes no show on: nothing was requested.',
	});
