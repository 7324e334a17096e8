import { setNote } from '../../makers/listItems';

export const setFavoriteNote = setNote({
	resource: 'favorite',
	action: 'Set the note of a favorite',
	description: 'Write or clear the note that says why a film or show is a favorite',
	path: () => '/sync/favorites',
});
