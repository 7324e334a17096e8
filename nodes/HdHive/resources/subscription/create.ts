import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { defineOperation } from '../../../shared/node/operation';
import { writtenIn } from '../../client/answers';
import type { HdHiveApi } from '../../client/api';
import { OPEN } from '../../client/policy';
import { readTarget, targetFields } from './subscriptionFields';
import { json } from '../../../shared/node/fields';

export const createSubscription = defineOperation<HdHiveApi>()({
	resource: 'subscription',
	operation: 'create',
	name: 'Create',
	action: 'Create a subscription',
	description: 'Subscribe to something, so that HDHive sends a message when there is something new',
	properties: [
		...targetFields,
		json('Media Filters (JSON)', 'mediaFilters', 'HDHive’s field "media_filters", as its documentation has it; empty for none'),
	],
	async execute({ client }, item) {
		const body = { ...readTarget(item), media_filters: readFilters(item.string('mediaFilters')) };
		return writtenIn((await client.call({ method: 'POST', path: `${OPEN}/subscriptions`, body })).data);
	},
});

function readFilters(text: string): IDataObject | undefined {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return badFilters();
	}
}

function badFilters(): never {
	throw new InputError('Media Filters (JSON)', 'is not JSON', 'Correct it, or leave it empty.');
}
