import { getMany } from '../../makers/reads';

export const getUpNext = getMany({
	resource: 'progress',
	operation: 'getUpNext',
	name: 'Get Many Up Next',
	action: 'Get many next episodes to watch',
	description: 'List the next episode to watch of every show you are in the middle of',
	call: () => ({ path: '/sync/progress/up_next', uncounted: true }),
	options: [],
});
