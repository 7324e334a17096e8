import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/node/errors';
import { systemClock } from '../../shared/util/clock';
import { asText } from '../../shared/util/text';
import { objectsIn, part, traktCard, type Card } from '../card';
import { withPosters } from '../posters';
import type { View, ViewContext } from '../views';

/** Of Greenwich: it never has another length than this. */
const UTC_DAY_MS = 86_400_000;
const HALF_A_DAY_MS = UTC_DAY_MS / 2;

/** A day more at both ends: where the browser is, a day begins up to fourteen hours earlier or twelve later. */
const DAYS = 9;

const FURTHEST_WEEK = 520;

/** As many as a phone shows at first: with the calendar, and what is next to tick, six requests. */
const FIRST_POSTERS = 4;

interface Entry extends Card {
	/** The moment an episode airs, or the day (`YYYY-MM-DD`) a film comes out. */
	airsAt: string;
	season?: number;
	episode?: number;
	episodeTitle?: string;
	network?: string;
	premiere?: boolean;
	/** How a film comes out. */
	release?: 'cinema' | 'digital';
	/** The show's own hour: `{ time: '21:00', zone: 'America/New_York' }`. */
	local?: { time: string; zone: string };
}

/** What airs and comes out in one week: of the account's titles, or of everybody's. */
export const schedule: View = {
	isPersonal: true,
	freshMs: 600_000,
	parameters(query) {
		const week = asText(query.week) || '0';
		const of = asText(query.of) || 'mine';
		if (!/^-?\d{1,3}$/.test(week) || Math.abs(Number(week)) > FURTHEST_WEEK) {
			throw new InputError('Week', 'is not a week', `Give a number from -${FURTHEST_WEEK} to ${FURTHEST_WEEK}; 0 begins today.`);
		}
		if (of !== 'mine' && of !== 'all') throw new InputError('Of', 'is unknown', 'Give mine or all.');
		const today = Math.floor(systemClock.now() / UTC_DAY_MS);
		return `${dayText(today + 7 * Number(week) - 1)} ${of}`;
	},
	async load(context, parameters) {
		const [from = '', of] = parameters.split(' ');
		const entries = of === 'all' ? await everybodys(context, from) : await own(context, from);
		const now = systemClock.now();
		// The first posters go to what the page shows first.
		const soon = entries.filter(({ airsAt }) => Date.parse(airsAt) > now - HALF_A_DAY_MS);
		const pictured = await withPosters(context, [...soon, ...entries.filter((entry) => !soon.includes(entry))], FIRST_POSTERS);
		return { from, entries: pictured.sort(inTime) };
	},
};

const dayText = (day: number): string => new Date(day * UTC_DAY_MS).toISOString().slice(0, 10);

const inTime = (a: Entry, b: Entry): number => Date.parse(a.airsAt) - Date.parse(b.airsAt);

async function own({ upstream }: ViewContext, from: string): Promise<Entry[]> {
	const client = await upstream.trakt();
	// Episodes and films in one feed, as Trakt's own app reads it (trakt-web, `calendars.media`).
	return objectsIn(await client.get(`/calendars/my/media/${from}/${DAYS}`, { extended: 'full' })).flatMap(entryOf);
}

/** What many people wait for; the calendar of everything has thousands of entries a week. */
async function everybodys({ upstream }: ViewContext, from: string): Promise<Entry[]> {
	const client = await upstream.trakt();
	return objectsIn(await client.get(`/calendars/releases/hot/${from}/${DAYS}`, { extended: 'full' })).flatMap(entryOf);
}

const entryOf = (entry: IDataObject): Entry[] => (entry.movie == null ? episodeOf(entry) : filmOf(entry));

function episodeOf(entry: IDataObject): Entry[] {
	const episode = part(entry.episode);
	const show = part(entry.show);
	const card = traktCard('show', show);
	if ((card.tmdb ?? card.trakt) === undefined || Number.isNaN(Date.parse(asText(entry.first_aired)))) return [];
	const { time, timezone } = part(show.airs);
	return [
		{
			...card,
			season: Number(episode.season),
			episode: Number(episode.number),
			episodeTitle: asText(episode.title),
			airsAt: asText(entry.first_aired),
			network: asText(show.network),
			premiere: Number(episode.number) === 1,
			local: asText(time) === '' || asText(timezone) === '' ? undefined : { time: asText(time), zone: asText(timezone) },
		},
	];
}

/** The feed is by the day on which a film can be seen; the film's own day is that of the cinemas. */
function filmOf(entry: IDataObject): Entry[] {
	const card = traktCard('movie', entry.movie);
	const day = asText(entry.released).slice(0, 10);
	if ((card.tmdb ?? card.trakt) === undefined || Number.isNaN(Date.parse(day))) return [];
	const inCinemas = asText(part(entry.movie).released).slice(0, 10);
	return [{ ...card, airsAt: day, release: inCinemas === '' || day <= inCinemas ? 'cinema' : 'digital' }];
}
