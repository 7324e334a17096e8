import { path } from '../../../shared/http/url';
import { options, dateTime } from '../../../shared/node/fields';
import { getMany } from '../../makers/reads';
import { isoTime } from '../../fields/watchedAt';

export const getUpdates = getMany({
	resource: 'discover',
	operation: 'updates',
	name: 'Updates',
	action: 'Get updated titles',
	description: 'List the films, shows or people whose data has changed since a date, at most 30 days back',
	properties: [
		options('Type', 'type', ['movies', 'shows', 'people'], 'Kind of titles to return'),
		dateTime('Since', 'since', 'Changes from this time on', { required: true }),
	],
	call: (item) => ({
		path: `/${item.string('type')}/updates${path`/${isoTime(item.string('since'), 'Since')}`}`,
	}),
});
