import { path } from '../../../shared/http/url';
import { HIDEABLE, sectionField } from '../../fields/users';
import { syncWrite } from '../../makers/writes';

export const addHidden = syncWrite({
	resource: 'hiddenItem',
	operation: 'add',
	action: 'Hide a title',
	description: 'Hide films, shows or seasons from the calendar, progress or recommendations, or mark shows as dropped',
	types: HIDEABLE,
	properties: [sectionField],
	path: (item) => path`/users/hidden/${item.string('section')}`,
});
