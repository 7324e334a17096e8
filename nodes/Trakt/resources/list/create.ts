import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../../shared/node/operation';
import type { TraktApi } from '../../client/api';
import { string } from '../../../shared/node/fields';
import { withAccountLimits } from '../../client/accountLimits';
import { listSettings, listSettingsFields } from './listSettings';
import { simplify } from '../../client/simplify';

export const createList = defineOperation<TraktApi>()({
	resource: 'list',
	operation: 'create',
	name: 'Create',
	action: 'Create a list',
	description: 'Create a personal list; a free account may have a few only',
	properties: [string('Name', 'name', 'Name of the new list', { required: true }), ...listSettingsFields()],
	async execute(api, item) {
		const body = { name: item.string('name'), ...listSettings(item) };
		const created = await create(api, body);
		if (created instanceof Error) throw created;
		return simplify(created);
	},
});

async function create(api: TraktApi, body: IDataObject): Promise<IDataObject | Error> {
	try {
		return ((await api.client.post('/users/me/lists', body)) ?? {}) as IDataObject;
	} catch (error) {
		return await withAccountLimits(api.client, error as Error);
	}
}
