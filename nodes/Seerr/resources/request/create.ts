import type { Field } from '../../../shared/node/field';
import type { IDataObject } from 'n8n-workflow';
import { chosenId, chosenText, seasonNumbers } from '../../../shared/arr/input';
import { seasonsTogether } from '../../../shared/media/titleField';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { titleItem } from '../../../shared/media/titleItem';
import { InputError, ServiceError } from '../../../shared/node/errors';
import type { ServiceClient } from '../../../shared/http/request';
import type { ItemInput } from '../../../shared/node/itemInput';
import { defineOperation } from '../../../shared/node/operation';
import { destinationFields, is4kField, requestAsField, titleFields, titleOf } from '../../fields/fields';
import { GONE_FROM_TMDB, type Destination, lacksTvdb, makeRequest, readShow, requestable, takesSpecials } from '../../client/requests';
import { checkDestination, checkUser, type Kind, lacks4kServer } from '../../client/servers';
import { string } from '../../../shared/node/fields';

export const createRequest = defineOperation<ServiceClient>()({
	resource: 'request',
	operation: 'create',
	name: 'Create',
	action: 'Create a request',
	description: 'Ask for a movie or for seasons of a show; what is requested or there already is not asked for again',
	properties: [
		...titleFields,
		string('Seasons', 'seasons', 'The seasons to ask for: all (without specials), or their numbers', {
			default: 'all',
			placeholder: 'e.g. all, or 1, 2, 5-7',
			displayOptions: { show: { mediaType: ['tv'] } },
		}),
		is4kField,
		requestAsField,
		...destinationFields,
	],
	outcomeOf: notFoundOutcome('tmdbId', ({ code }) => code === GONE_FROM_TMDB),
	async execute(client, item) {
		const mediaType = item.string('mediaType') === 'tv' ? 'tv' : 'movie';
		const title = titleOf(item);
		const mediaId = title.tmdb;
		const about = { type: title.type, ids: { ...title.ids, tmdb: mediaId } };
		const is4k = item.boolean('seerrIs4k');
		const userId = chosenId(item, 'seerrUser', 'Request As');
		const destination = destinationOf(item, mediaType === 'tv' ? 'seerrShow' : 'seerrMovie');
		await checkChoices(client, { kind: mediaType === 'tv' ? 'sonarr' : 'radarr', is4k, userId, destination });
		const seasons = mediaType === 'tv' ? { seasons: await seasonsOf(client, title, item) } : {};
		const made = await makeRequest(client, {
			mediaType,
			mediaId,
			is4k,
			userId,
			...seasons,
			...destination,
		});
		if ('nothingNew' in made) return titleItem({ ...about, outcome: 'alreadyRequested' }, { mediaType, tmdbId: mediaId });
		if ('thrownAway' in made) throw noTvdb(mediaId);
		return titleItem({ ...about, outcome: 'requested' }, { ...(made.request as unknown as IDataObject), mediaType, tmdbId: mediaId });
	},
});

async function seasonsOf(
	client: ServiceClient,
	title: ReturnType<typeof titleOf>,
	item: ItemInput<Field<'seasons', 'string'>>,
): Promise<number[]> {
	const wanted = seasonsTogether(title, seasonNumbers(item.string('seasons')), 'TMDB ID');
	const show = await readShow(client, title.tmdb);
	if (lacksTvdb(show)) throw noTvdb(title.tmdb);
	const regular = requestable(show);
	if (wanted === 'all') return regular;
	const unknown = wanted.find((season) => season > 0 && !regular.includes(season));
	if (unknown !== undefined)
		throw new InputError(
			'Seasons',
			`names season ${unknown}, which cannot be requested`,
			`These can: ${regular.join(', ') || 'none yet'}.`,
		);
	if (wanted.includes(0) && !(await takesSpecials(client)))
		throw new InputError('Seasons', 'names season 0', 'This Seerr takes no specials: leave out 0, or switch them on in Seerr.');
	return wanted;
}

interface Choices {
	kind: Kind;
	is4k: boolean;
	userId: number | undefined;
	destination: Destination;
}

/** Seerr itself takes any number, and a 4K request that it passes on to nobody. */
async function checkChoices(client: ServiceClient, { kind, is4k, userId, destination }: Choices): Promise<void> {
	await Promise.all([checkUser(client, userId), checkDestination(client, kind, is4k, destination)]);
	const lack = is4k && destination.serverId === undefined ? await lacks4kServer(client, kind) : undefined;
	if (lack !== undefined) throw new InputError('4K', 'is on', `${lack}.`);
}

function destinationOf(item: ItemInput<(typeof destinationFields)[number]>, prefix: 'seerrMovie' | 'seerrShow'): Destination {
	const chosen = {
		serverId: chosenId(item, `${prefix}Server` as const, 'Server'),
		profileId: chosenId(item, `${prefix}Profile` as const, 'Quality Profile'),
		rootFolder: chosenText(item, `${prefix}RootFolder` as const) || undefined,
	};
	return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

const noTvdb = (tmdb: number) =>
	new ServiceError({
		service: 'Seerr',
		message: `Seerr cannot take the show with the TMDB number ${tmdb}`,
		description: 'TMDB has no TVDB number of it, and without one Seerr passes no show on: nothing was requested.',
	});
