import { titleItem } from '../../../shared/media/titleItem';
import { defineOperation } from '../../../shared/node/operation';
import { asText } from '../../../shared/util/text';
import type { MoviePilotApi } from '../../client/api';
import { string } from '../../../shared/node/fields';
import { kindField, kindOf, tmdbField, tmdbIdOf, wholeIn } from '../../fields/fields';
import { simpleSubscription } from '../../client/records';

export const findByMedia = defineOperation<MoviePilotApi>()({
	resource: 'subscription',
	operation: 'findByMedia',
	name: 'Find by Media',
	action: 'Find a subscription by media',
	description: 'Tell by TMDB ID whether a film, show or season is subscribed: one item each, or one with "subscribed": false',
	properties: [
		kindField,
		tmdbField,
		string('Season', 'season', 'The season of the show; empty for any of them', {
			placeholder: 'e.g. 2',
			displayOptions: { show: { mediaType: ['tv'] } },
		}),
	],
	async execute(api, item) {
		const kind = kindOf(item);
		const typed = kind === 'show' ? asText(item.raw('season')).trim() : '';
		const season = typed === '' ? undefined : wholeIn(typed, 'Season', 'Give the number of the season, for example 2.');
		const looked = { kind, tmdb: tmdbIdOf(item, kindOf(item)), season };
		const found = await api.subscriptions.find(looked);
		if (found.length > 0) return found.map((record) => ({ ...simpleSubscription(record), subscribed: true }));
		const type = kind === 'movie' ? 'movie' : season === undefined ? 'show' : 'season';
		const more = { subscribed: false, mediaType: kind === 'movie' ? 'movie' : 'tv', tmdbId: looked.tmdb, season: season ?? null };
		return titleItem({ type, ids: { tmdb: looked.tmdb }, season }, more);
	},
});
