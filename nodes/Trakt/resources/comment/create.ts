import { act } from '../../makers/acts';
import { commentBody, commentFields } from './commentFields';
import { titleFields, titleOf } from '../../fields/fields';
import { WATCHABLE } from '../../fields/paths';

export const createComment = act({
	resource: 'comment',
	operation: 'create',
	name: 'Create',
	action: 'Create a comment',
	description: 'Write a comment on a film, show, season or episode; Trakt wants at least five English words',
	properties: [...titleFields(WATCHABLE), ...commentFields],
	async call(item, api) {
		const body = commentBody(item);
		const ref = titleOf(item, WATCHABLE);
		const { trakt } = await api.titles.ownIds(ref);
		// Two comments of the same words are two comments: never sent twice.
		return {
			method: 'POST',
			path: '/comments',
			body: { [ref.type]: { ids: { trakt } }, ...body },
			retry: 'never',
		};
	},
});
