import { addPlays } from '../../client/historySend';
import { WATCHABLE } from '../../fields/paths';
import { watchedAt, watchedAtFields } from '../../fields/watchedAt';
import { syncWrite } from '../../makers/writes';
import { confirm, variant } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Add All Episodes';

const confirmWholeShow = variant(confirm(CONFIRM, 'Whether a whole show may be added: every one of its episodes counts as watched'), {
	displayOptions: { show: { mediaType: ['show'] } },
});

export const addToHistory = syncWrite({
	resource: 'history',
	operation: 'add',
	action: 'Add a play to the history',
	description:
		'Mark films, episodes, whole seasons or shows as watched, many input items in one request. Adding the same title again adds another play.',
	types: WATCHABLE,
	properties: [...watchedAtFields, confirmWholeShow],
	path: () => '/sync/history',
	extras(item, { type }) {
		if (type === 'show') confirmed(item, CONFIRM, 'Every episode of this show would be marked as watched.');
		return { watched_at: watchedAt(item) };
	},
	keepsDoubles: true,
	send: addPlays,
	explicitWhole: true,
});
