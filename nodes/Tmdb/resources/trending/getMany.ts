import { getMany } from '../../makers/reads';
import { options } from '../../../shared/node/fields';

export const getTrending = getMany({
	resource: 'trending',
	action: 'Get trending titles',
	description: 'List the films, shows or people that are looked at most at TMDB today or this week',
	properties: [
		options(
			'Type',
			'type',
			{ 'Movies, Shows and People': 'all', Movie: 'movie', Person: 'person', Show: 'tv' },
			'Kind of entries to return',
		),
		options('Period', 'period', { Day: 'day', Week: 'week' }, 'Time that counts', { default: 'week' }),
	],
	call: (item) => ({
		path: `/3/trending/${item.string('type')}/${item.string('period')}`,
		what: 'the trending titles',
		type: item.string('type') === 'all' ? undefined : item.string('type'),
	}),
});
