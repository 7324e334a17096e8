import { defineOperation, type Operation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { ServiceError } from '../../../shared/node/errors';
import { path } from '../../../shared/http/url';
import { attempt, wasThere } from '../../../shared/util/attempt';
import { typeField } from '../../fields/fields';
import { listCall, setTmdbList, type TmdbList, type TmdbType } from '../../client/lists';
import { getMany } from '../../makers/reads';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { isUnknownTitle, titleFields, titleOf, UNKNOWN_TITLE, type TitleRef } from '../../fields/titles';
import { options } from '../../../shared/node/fields';

/** The watchlist and the favorites work the same way: read, add, remove. */
const labelOf = (which: TmdbList) => (which === 'favorite' ? 'Favorites' : 'Watchlist');

export function getList(which: TmdbList): Operation<TmdbApi> {
	const label = labelOf(which);
	return getMany({
		resource: 'account',
		operation: `get${label}`,
		name: `Get ${label}`,
		action: `Get the ${label.toLowerCase()}`,
		description: `List the films or the shows on the account’s ${label.toLowerCase()}`,
		properties: [typeField('Kind of titles to return')],
		options: [
			options(
				'Sort By',
				'sortBy',
				{ 'Added, Oldest First': 'created_at.asc', 'Added, Newest First': 'created_at.desc' },
				'Order of the titles',
			),
		],
		async call(item, { client }) {
			const type: TmdbType = item.string('type') === 'tv' ? 'tv' : 'movie';
			const { sortBy } = item.collection('options');
			return { ...(await listCall(client, which, type, { sort: sortBy as string | undefined })), type, proven: true };
		},
	});
}

export const addTo = (which: TmdbList): Operation<TmdbApi> => change(which, true);

export const removeFrom = (which: TmdbList): Operation<TmdbApi> => change(which, false);

function change(which: TmdbList, on: boolean): Operation<TmdbApi> {
	const label = labelOf(which);
	const names = on
		? { operation: `addTo${label}`, name: `Add to ${label}` }
		: { operation: `removeFrom${label}`, name: `Remove From ${label}` };
	return defineOperation<TmdbApi>()({
		resource: 'account',
		...names,
		action: `${on ? 'Add a title to' : 'Remove a title from'} the ${label.toLowerCase()}`,
		description: `${on ? 'Put one film or show on' : 'Take one film or show off'} the account’s ${label.toLowerCase()}; doing it twice changes nothing`,
		properties: titleFields(),
		itemsAtOnce: 4,
		outcomeOf: notFoundOutcome('title', isUnknownTitle),
		async execute(api, item) {
			const { type, id } = await titleOf(api, item);
			const refused = await attempt(setTmdbList(api.client, which, type, id, on));
			if (refused instanceof ServiceError) throw await explained(api, refused, { type, id });
			return { type: type === 'tv' ? 'show' : 'movie', ids: { tmdb: id }, [which === 'favorite' ? 'favorite' : 'onWatchlist']: on };
		},
	});
}

/** TMDB says "not found" of an account as well as of a title: only the title's own page tells which. */
async function explained({ client }: TmdbApi, error: ServiceError, { type, id }: TitleRef): Promise<ServiceError> {
	if (error.status !== 404 || (await wasThere(client.get(path`/3/${type}/${id}`)))) return error;
	const { service, status, message, description } = error;
	return new ServiceError({ service, status, message, description, code: UNKNOWN_TITLE });
}
