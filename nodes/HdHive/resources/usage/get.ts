import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { asObject, unreadable } from '../../client/answers';
import { isObject } from '../../../shared/util/isObject';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { dateTime } from '../../../shared/node/fields';

export const getUsage = defineOperation<HdHiveApi>()({
	resource: 'usage',
	operation: 'get',
	name: 'Get',
	action: 'Get the usage of a period',
	description: 'Get how many calls were made, by day and by endpoint',
	properties: [
		dateTime('From', 'startDate', 'The first day; empty leaves it to HDHive'),
		dateTime('To', 'endDate', 'The last day; empty leaves it to HDHive'),
	],
	async execute({ client }, item) {
		const query = { start_date: day(item, 'startDate', 'From'), end_date: day(item, 'endDate', 'To') };
		const usage = asObject((await client.get(`${OPEN}/usage`, query)).data);
		const parts = [usage.daily_stats, usage.endpoint_stats, usage.summary].filter((part) => part !== undefined);
		if (parts.length > 0 && parts.every((part) => isObject(part) || (Array.isArray(part) && part.every(isObject)))) return usage;
		throw unreadable();
	},
});

/** The date part of what n8n's date field gives, as it was chosen. */
function day<Name extends string>(item: { readonly string: (name: Name) => string }, name: Name, field: string): string | undefined {
	const text = item.string(name);
	if (text === '') return undefined;
	const found = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
	if (found !== undefined) return found;
	throw new InputError(field, 'is not a date', 'Choose a day, or give it as 2026-11-30.');
}
