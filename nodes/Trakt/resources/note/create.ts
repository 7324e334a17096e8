import type { MediaType } from '../../../shared/media/identity';
import { act } from '../../makers/acts';
import { titleFields, titleOf } from '../../fields/fields';
import { noteBody, noteFields } from './noteFields';

const TYPES: readonly MediaType[] = ['movie', 'show', 'season', 'episode', 'person'];

export const createNote = act({
	resource: 'note',
	operation: 'create',
	name: 'Create',
	action: 'Create a note',
	description: 'Write a note of up to 500 characters on a film, show, season, episode or person',
	properties: [...titleFields(TYPES), ...noteFields],
	async call(item, api) {
		const body = noteBody(item);
		const ref = titleOf(item, TYPES);
		const { trakt } = await api.titles.ownIds(ref);
		return {
			method: 'POST',
			path: '/notes',
			body: { [ref.type]: { ids: { trakt } }, item: { type: ref.type }, ...body },
			retry: 'never',
		};
	},
});
