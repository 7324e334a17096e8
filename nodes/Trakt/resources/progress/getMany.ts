import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getProgress = getMany({
	resource: 'progress',
	action: 'Get progress of many shows',
	description: 'List the shows you have started, with the episodes watched, aired and next',
	properties: [options('Sort By', 'sortBy', ['added', 'title', 'released', 'watched'], 'Order of the shows')],
	call: (item) => ({
		path: '/sync/progress/watched',
		query: { sort_by: item.string('sortBy'), sort_how: item.string('sortBy') === 'title' ? 'asc' : 'desc' },
	}),
});
