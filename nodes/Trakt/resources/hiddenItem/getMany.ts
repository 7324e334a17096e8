import { path } from '../../../shared/http/url';
import { getMany } from '../../makers/reads';
import { sectionField } from '../../fields/users';
import { options } from '../../../shared/node/fields';

export const getHidden = getMany({
	resource: 'hiddenItem',
	action: 'Get many hidden items',
	description: 'List the films, shows and seasons you have hidden from the calendar, progress or recommendations, or dropped',
	properties: [sectionField, options('Type', 'type', ['any', 'movie', 'show', 'season'], 'Kind of titles to return')],
	call(item) {
		const type = item.string('type');
		return {
			path: path`/users/hidden/${item.string('section')}`,
			query: type === 'any' ? {} : { type },
			what: 'the hidden items',
			proven: true,
		};
	},
});
