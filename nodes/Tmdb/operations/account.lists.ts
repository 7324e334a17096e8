import type { Operation } from '../../shared/operation';
import type { TmdbApi } from '../api';
import { choice, typeField } from '../fields';
import { listCall, setTmdbList, type TmdbList, type TmdbType } from '../lists';
import { getMany } from '../reads';
import { titleFields, titleOf } from '../titles';

/** Both lists work the same way: read, add, remove. */
export function accountListOperations(which: TmdbList): Array<Operation<TmdbApi>> {
	const label = which === 'favorite' ? 'Favorites' : 'Watchlist';
	return [readList(which, label), change(which, label, true), change(which, label, false)];
}

const readList = (which: TmdbList, label: string): Operation<TmdbApi> =>
	getMany({
		resource: 'account',
		operation: `get${label}`,
		name: `Get ${label}`,
		action: `Get the ${label.toLowerCase()}`,
		description: `List the films or the shows on the account’s ${label.toLowerCase()}`,
		properties: [typeField('Kind of titles to return')],
		options: [
			choice(
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

function change(which: TmdbList, label: string, on: boolean): Operation<TmdbApi> {
	const words = on
		? { operation: `addTo${label}`, name: `Add to ${label}` }
		: { operation: `removeFrom${label}`, name: `Remove From ${label}` };
	return {
		resource: 'account',
		...words,
		action: `${on ? 'Add a title to' : 'Remove a title from'} the ${label.toLowerCase()}`,
		description: `${on ? 'Put one film or show on' : 'Take one film or show off'} the account’s ${label.toLowerCase()}; doing it twice changes nothing`,
		properties: titleFields(),
		itemsAtOnce: 4,
		async execute(api, item) {
			const { type, id } = await titleOf(api, item);
			await setTmdbList(api.client, which, type, id, on);
			return { type: type === 'tv' ? 'show' : 'movie', ids: { tmdb: id }, [which === 'favorite' ? 'favorite' : 'onWatchlist']: on };
		},
	};
}
