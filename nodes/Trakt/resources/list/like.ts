import { act } from '../../makers/acts';
import { listField, listReferenceOf, listPath } from '../../client/lists';

export const likeList = act({
	resource: 'list',
	operation: 'like',
	name: 'Like',
	action: 'Like a list',
	description: 'Like a list of somebody else, which puts it among your liked lists',
	properties: [listField],
	call: (item) => ({ method: 'POST', path: `${listPath(listReferenceOf(item))}/like` }),
});
