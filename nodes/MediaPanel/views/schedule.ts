import { asText } from '../../shared/util/text';
import { listOf, part, traktCard } from '../card';
import { withPosters } from '../posters';
import type { View } from '../views';

const DAY_MS = 86_400_000;
const HALF_A_DAY_MS = DAY_MS / 2;

/** Yesterday (it may still be today where the browser is) and a week from today. */
const DAYS = 9;

/** What airs: episodes of the shows that the account watches or wants to watch, in the order of their time. */
export const schedule: View = {
	isPersonal: true,
	freshMs: 600_000,
	async load(context) {
		const client = await context.upstream.trakt();
		const from = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS).toISOString().slice(0, 10);
		const entries = listOf(await client.get(`/calendars/my/shows/${from}/${DAYS}`, { extended: 'full' })).map((entry) => {
			const episode = part(entry.episode);
			return {
				...traktCard('show', entry.show),
				season: Number(episode.season),
				episode: Number(episode.number),
				episodeTitle: asText(episode.title),
				airsAt: asText(entry.first_aired),
				network: asText(part(entry.show).network),
				premiere: Number(episode.number) === 1,
			};
		});
		entries.sort((a, b) => Date.parse(a.airsAt) - Date.parse(b.airsAt));
		// The first posters go to what the page shows first.
		const today = entries.filter(({ airsAt }) => Date.parse(airsAt) > Date.now() - HALF_A_DAY_MS);
		const pictured = await withPosters(context, [...today, ...entries.filter((entry) => !today.includes(entry))]);
		return { entries: pictured.sort((a, b) => Date.parse(a.airsAt) - Date.parse(b.airsAt)) };
	},
};
