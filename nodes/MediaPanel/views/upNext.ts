import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';
import { part, traktCard } from '../card';
import { withKnownPosters } from '../posters';
import type { View } from '../views';
import { traktPage } from './paging';

const LIMIT = 250;
/** A thousand shows that somebody is in the middle of. */
const MOST_PAGES = 4;

/** Shows with a next episode that has aired. Trakt announces 1337 of them whatever there are, so they are counted here. */
export const upNext: View = {
	isPersonal: true,
	freshMs: 300_000,
	async load(context) {
		const client = await context.upstream.trakt();
		const entries: IDataObject[] = [];
		for (let page = 1; page <= MOST_PAGES; page++) {
			const read = await traktPage(client, '/sync/progress/up_next', page, LIMIT);
			entries.push(...read.entries);
			if (read.entries.length < read.size) break;
		}
		return { cards: withKnownPosters(context, entries.flatMap(cardOf)) };
	},
};

function cardOf(entry: IDataObject) {
	const progress = part(entry.progress);
	const next = part(progress.next_episode);
	const card = traktCard('show', entry.show);
	if (next.number === undefined || (card.tmdb ?? card.trakt) === undefined) return [];
	return [
		{
			...card,
			season: Number(next.season),
			episode: Number(next.number),
			episodeTitle: asText(next.title),
			aired: Number(progress.aired ?? 0),
			completed: Number(progress.completed ?? 0),
			watchedAt: asText(progress.last_watched_at) || undefined,
		},
	];
}
