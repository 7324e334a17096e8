import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { calendarFields, readCalendar } from './calendar';
import { manyFields, simplifyField } from '../../../shared/node/fields';
import { simplify } from '../../client/simplify';

export const getCalendar = defineOperation<TraktApi>()({
	resource: 'calendar',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many calendar entries',
	description:
		'List what airs or is released in a range of days: episodes, premieres, finales, films, streaming or disc releases, of your titles or of all',
	properties: [...calendarFields.slice(0, 4), ...manyFields, simplifyField, ...calendarFields.slice(4)],
	async execute(api, item) {
		const entries = await readCalendar(api.client, item);
		const wanted = item.boolean('returnAll') ? entries : entries.slice(0, item.number('limit', 50));
		return item.boolean('simplify') ? wanted.map((entry) => simplify(entry)) : (wanted as IDataObject[]);
	},
});
