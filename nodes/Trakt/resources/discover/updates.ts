import { path } from '../../../shared/http/url';
import { text } from '../../../shared/node/fields';
import { choice } from '../../fields/fields';
import { getMany } from '../../makers/reads';
import { isoTime } from '../../fields/watchedAt';

export const getUpdates = getMany({
	resource: 'discover',
	operation: 'updates',
	name: 'Updates',
	action: 'Get updated titles',
	description: 'List the films, shows or people whose data has changed since a date, at most 30 days back',
	properties: [
		choice('Type', 'type', ['movies', 'shows', 'people'], 'Kind of titles to return'),
		text('Since', 'since', 'Changes from this time on', { type: 'dateTime', required: true }),
	],
	call: (item) => ({
		path: `/${item.string('type')}/updates${path`/${isoTime(item.string('since'), 'Since')}`}`,
	}),
});
