import { path } from '../../../shared/http/url';
import { HIDEABLE, sectionField } from '../../fields/users';
import { syncWrite } from '../../makers/writes';

export const removeHidden = syncWrite({
	resource: 'hiddenItem',
	operation: 'remove',
	action: 'Unhide a title',
	description: 'Show films, shows or seasons again that you have hidden or dropped',
	types: HIDEABLE,
	properties: [sectionField],
	path: (item) => path`/users/hidden/${item.string('section')}/remove`,
});
