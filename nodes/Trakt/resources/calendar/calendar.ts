import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { mapLimited } from '../../../shared/http/paginate';
import type { ServiceClient } from '../../../shared/http/request';
import type { ItemInput } from '../../../shared/node/itemInput';
import { byName } from '../../../shared/util/order';
import { asText } from '../../../shared/util/text';
import { collection, options, dateTime, number } from '../../../shared/node/fields';
import { entriesIn } from '../../client/answers';
import { filterFields, filterQuery, fullDetails, ignoreFields } from '../../fields/fields';
import { CALENDAR_DAYS, PAGES_AT_ONCE } from '../../client/policy';

const DAY_MS = 86_400_000;

/** The calendars as the form names them, and where they are. */
const CALENDARS: Record<string, { name: string; path: string }> = {
	shows: { name: 'Episodes', path: 'shows' },
	newShows: { name: 'New Shows', path: 'shows/new' },
	premieres: { name: 'Season Premieres', path: 'shows/premieres' },
	finales: { name: 'Finales', path: 'shows/finales' },
	movies: { name: 'Movies', path: 'movies' },
	streaming: { name: 'Streaming Releases', path: 'streaming' },
	dvd: { name: 'Disc Releases', path: 'dvd' },
	media: { name: 'Movies and Episodes', path: 'media' },
};

export const calendarChoice = options('Calendar', 'calendar', Object.keys(CALENDARS), 'What to list', {
	options: Object.entries(CALENDARS)
		.map(([value, { name }]) => ({ name, value }))
		.sort(byName),
});

export const targetChoice = options('Titles', 'target', ['my', 'all'], 'Whose titles', {
	options: [
		{ name: 'All Titles', value: 'all' },
		{ name: 'Mine', value: 'my', description: 'What you have watched, collected or put on your watchlist' },
	],
});

export const calendarFields = [
	calendarChoice,
	targetChoice,
	dateTime('Start Date', 'startDate', 'First day, in UTC; today when empty'),
	number('Days', 'days', 'How many days from the start date on', {
		default: 7,
		typeOptions: { minValue: 1, maxValue: 366 },
	}),
	collection('Options', 'options', [...filterFields, ...ignoreFields, fullDetails]),
];

/** Reads the calendar that the fields describe. @throws InputError for a date that is none */
export async function readCalendar(client: ServiceClient, item: ItemInput<(typeof calendarFields)[number]>): Promise<unknown[]> {
	const startText = item.string('startDate');
	// The day as it was picked: the calendar counts days by name, and 00:00 in Shanghai is another day in UTC.
	const start = startText === '' ? Date.now() : Date.parse(startText.slice(0, 10));
	if (Number.isNaN(start)) throw new InputError('Start Date', 'is not a date', 'Write it as 2026-10-31.');
	const days = Math.min(366, Math.max(1, Math.round(item.number('days', 7))));
	const options = item.collection('options');
	const query = { ...filterQuery(options), extended: options.full === true ? 'full' : undefined };
	return await calendarEntries(client, {
		calendar: item.string('calendar'),
		target: item.string('target'),
		start,
		days,
		query,
	});
}

interface CalendarCall {
	calendar: string;
	target: string;
	/** Milliseconds since 1970. */
	start: number;
	days: number;
	query?: Record<string, string | boolean | undefined>;
}

/** Reads any number of days: Trakt gives 33 at once, so longer ranges are cut and joined, each entry once. */
export async function calendarEntries(client: ServiceClient, call: CalendarCall): Promise<IDataObject[]> {
	const where = CALENDARS[call.calendar]?.path ?? 'shows';
	const cuts = Array.from({ length: Math.ceil(call.days / CALENDAR_DAYS) }, (_, index) => index * CALENDAR_DAYS);
	const parts = await mapLimited(cuts, PAGES_AT_ONCE, async (offset) => {
		const from = new Date(call.start + offset * DAY_MS).toISOString().slice(0, 10);
		const days = Math.min(CALENDAR_DAYS, call.days - offset);
		return entriesIn(
			await client.get(`/calendars/${call.target === 'all' ? 'all' : 'my'}/${where}/${from}/${days}`, call.query),
			'the calendar',
		);
	});
	const unique = new Map<string, IDataObject>();
	for (const entry of parts.flat()) unique.set(calendarKey(entry), entry);
	return [...unique.values()];
}

/** What airs, and when: one episode can air twice. */
export function calendarKey(entry: IDataObject): string {
	const about = (entry.episode ?? entry.movie ?? entry.show) as { ids?: { trakt?: number } } | null | undefined;
	const kind = entry.episode ? 'episode' : entry.movie ? 'movie' : 'show';
	return `${kind}:${about?.ids?.trakt ?? JSON.stringify(entry)}:${airTime(entry)}`;
}

/** When it airs or is released, as Trakt writes it. */
export const airTime = (entry: IDataObject): string => asText(entry.first_aired ?? entry.released);
