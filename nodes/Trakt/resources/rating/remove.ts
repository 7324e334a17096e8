import { WATCHABLE } from '../../fields/paths';
import { syncWrite } from '../../makers/writes';

export const removeRating = syncWrite({
	resource: 'rating',
	operation: 'remove',
	action: 'Remove a rating',
	description: 'Take back your ratings of films, shows, seasons or episodes, many input items in one request',
	types: WATCHABLE,
	path: () => '/sync/ratings/remove',
	byOwnId: true,
});
