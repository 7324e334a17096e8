import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { MoviePilotApi } from '../../client/api';
import { string } from '../../../shared/node/fields';
import { kindField, kindOf, tmdbField, tmdbIdOf, wholeIn } from '../../fields/fields';
import { filmInLibrary, showInLibrary } from './library';

const forShows = { displayOptions: { show: { mediaType: ['tv'] } } };

export const existsInLibrary = defineOperation<MoviePilotApi>()({
	resource: 'library',
	operation: 'exists',
	name: 'Exists',
	action: 'Check whether the library has a film or show',
	description: 'Tell whether a film is on the media servers, or which seasons and episodes of a show are and are not',
	properties: [
		kindField,
		tmdbField,
		string('Season', 'season', 'Look at this season only; empty for all, or for season 1 where an episode is named', {
			placeholder: 'e.g. 2',
			...forShows,
		}),
		string('Episode', 'episode', 'Say whether this episode of the season exists; empty for the season as a whole', {
			placeholder: 'e.g. 5',
			...forShows,
		}),
	],
	async execute(api, item) {
		const tmdb = tmdbIdOf(item, kindOf(item));
		if (kindOf(item) === 'movie') return await filmInLibrary(api, tmdb);
		const [season, episode] = (['season', 'episode'] as const).map((name) => {
			const typed = asText(item.raw(name)).trim();
			const field = name === 'season' ? 'Season' : 'Episode';
			return typed === '' ? undefined : wholeIn(typed, field, 'Give its number, for example 2.');
		});
		return await showInLibrary(api, tmdb, { season: season ?? (episode === undefined ? undefined : 1), episode });
	},
});
