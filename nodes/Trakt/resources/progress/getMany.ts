import { choice } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getProgress = getMany({
	resource: 'progress',
	action: 'Get progress of many shows',
	description: 'List the shows you have started, with the episodes watched, aired and next',
	properties: [choice('Sort By', 'sortBy', ['added', 'title', 'released', 'watched'], 'Order of the shows')],
	call: (item) => ({
		path: '/sync/progress/watched',
		query: { sort_by: item.string('sortBy'), sort_how: item.string('sortBy') === 'title' ? 'asc' : 'desc' },
	}),
});
