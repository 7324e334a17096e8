import { dateTime, variant } from '../../../shared/node/fields';
import { titleFields, titleOf, typeField, userField } from '../../fields/fields';
import { path } from '../../../shared/http/url';
import { asText } from '../../../shared/util/text';
import { getMany } from '../../makers/reads';
import { optionalTime } from '../../fields/watchedAt';
import type { MediaType } from '../../../shared/media/identity';

const ONE: Record<string, readonly MediaType[]> = { movie: ['movie'], show: ['show'], episode: ['episode'] };

export const getHistory = getMany({
	resource: 'history',
	action: 'Get many plays',
	description: 'List what was watched and when, newest first, your own history or another user’s',
	properties: [
		typeField(['all', 'movies', 'shows', 'episodes', 'movie', 'show', 'episode'], {
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Episodes', value: 'episodes' },
				{ name: 'Movies', value: 'movies' },
				{ name: 'One Episode', value: 'episode' },
				{ name: 'One Movie', value: 'movie' },
				{ name: 'One Show', value: 'show' },
				{ name: 'Shows', value: 'shows' },
			],
		}),
		...titleFields(['movie', 'show', 'episode'], false).map((field) =>
			variant(field, {
				displayOptions: {
					show: { type: ['season', 'episode'].includes(field.name) ? ['episode'] : ['movie', 'show', 'episode'] },
				},
			}),
		),
		userField,
	],
	options: [dateTime('From', 'start_at', 'Only plays from this time on'), dateTime('Until', 'end_at', 'Only plays up to this time')],
	async call(item, api) {
		const type = item.string('type');
		const { start_at, end_at } = item.collection('options');
		const times = {
			start_at: optionalTime(asText(start_at), 'From'),
			end_at: optionalTime(asText(end_at), 'Until'),
		};
		const history = path`/users/${item.string('user')}/history`;
		const base = { what: 'the history', proven: true, query: times };
		if (type === 'all') return { ...base, path: history };
		const kinds = ONE[type];
		if (kinds === undefined) return { ...base, path: `${history}/${type}` };
		const ref = titleOf(item, kinds);
		const id = ref.type === 'episode' ? (await api.titles.ownIds(ref)).trakt : await api.titles.pathId(ref);
		return { ...base, path: `${history}${path`/${type}s/${id}`}` };
	},
});
