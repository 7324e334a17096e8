import { defineOperation, type Operation } from '../../../shared/node/operation';
import type { TmdbApi } from '../../client/api';
import { changeItems } from './changeItems';
import { listField } from './listFields';
import { notFoundOutcome } from '../../../shared/media/notFound';
import { isUnknownTitle, titleFields } from '../../fields/titles';

export const addListItems = itemsOperation('POST', {
	operation: 'addItems',
	name: 'Add Items',
	action: 'Add items to a list',
	description: 'Add films and shows to a list, many in one request; what is on it already is left alone',
});

export const removeListItems = itemsOperation('DELETE', {
	operation: 'removeItems',
	name: 'Remove Items',
	action: 'Remove items from a list',
	description: 'Remove films and shows from a list, many in one request',
});

function itemsOperation(
	method: 'POST' | 'DELETE',
	about: Pick<Operation<TmdbApi>, 'operation' | 'name' | 'action' | 'description'>,
): Operation<TmdbApi> {
	return defineOperation<TmdbApi>()({
		resource: 'list',
		...about,
		properties: [listField, ...titleFields()],
		outcomeOf: notFoundOutcome('title', isUnknownTitle),
		async execute(api, item) {
			const [outcome] = await changeItems(api, [item], method);
			if (outcome instanceof Error) throw outcome;
			return outcome ?? [];
		},
		executeBatch: async (api, items) => await changeItems(api, items, method),
	});
}
