import { defineOperation } from '../../../shared/node/operation';
import { InputError } from '../../../shared/node/errors';
import type { RealDebridApi } from '../../client/api';
import { string } from '../../../shared/node/fields';
import { mapIn } from '../../client/answers';

const DAY = 86_400_000;

export const getTrafficDetails = defineOperation<RealDebridApi>()({
	resource: 'traffic',
	operation: 'details',
	name: 'Get Details',
	action: 'Get traffic details',
	description: 'List the traffic used per day and hoster, one item per day; days without traffic are left out',
	properties: [
		string('Start', 'start', 'First day as YYYY-MM-DD; a week ago when empty'),
		string('End', 'end', 'Last day as YYYY-MM-DD, at most 31 days after the first; today when empty'),
	],
	async execute(api, item) {
		const start = day(item.string('start'), 'Start');
		const end = day(item.string('end'), 'End');
		if (start !== undefined && end !== undefined && Math.abs(Date.parse(end) - Date.parse(start)) > 31 * DAY) {
			throw new InputError('End', 'is more than 31 days after Start', 'Real-Debrid gives at most 31 days at once.');
		}
		return mapIn(await api.client.get('/traffic/details', { start, end }), 'the traffic', '[]', '{}').map(([date, used]) => ({
			date,
			...used,
		}));
	},
});

/** Accepts a full date and time, too, as expressions give it. */
function day(text: string, field: string): string | undefined {
	if (text === '') return undefined;
	const found = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
	if (found === undefined || Number.isNaN(Date.parse(found))) throw new InputError(field, 'is not a day', 'Write it as 2026-10-31.');
	return found;
}
