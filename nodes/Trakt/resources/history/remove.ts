import { WATCHABLE } from '../../fields/paths';
import { syncWrite } from '../../makers/writes';
import { confirm } from '../../../shared/node/fields';
import { confirmed } from '../../../shared/node/confirmed';

const CONFIRM = 'Remove All Episodes';

export const removeFromHistory = syncWrite({
	resource: 'history',
	operation: 'remove',
	action: 'Remove a title from the history',
	description: 'Remove every play of films or episodes from your history; a show or season loses the plays of all its episodes',
	types: WATCHABLE,
	properties: [confirm(CONFIRM, 'Whether a show or season may be removed with every play of all its episodes. This cannot be undone.')],
	path: () => '/sync/history/remove',
	extras(item, ref) {
		// A bare show or season deletes the plays of all its episodes (Trakt API docs, POST /sync/history/remove).
		if (ref.type === 'show' || ref.type === 'season') {
			confirmed(item, CONFIRM, `Removing this ${ref.type} would delete every play of all its episodes.`);
		}
		return {};
	},
});
