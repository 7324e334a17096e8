import { addPlays } from '../../client/historySend';
import { WATCHABLE } from '../../fields/paths';
import { watchedAt, watchedAtFields } from '../../fields/watchedAt';
import { syncWrite } from '../../makers/writes';

export const addToHistory = syncWrite({
	resource: 'history',
	operation: 'add',
	action: 'Add a play to the history',
	description:
		'Mark films, episodes, whole seasons or shows as watched, many input items in one request. Adding the same title again adds another play.',
	types: WATCHABLE,
	properties: watchedAtFields,
	path: () => '/sync/history',
	extras: (item) => ({ watched_at: watchedAt(item) }),
	keepsDoubles: true,
	send: addPlays,
});
