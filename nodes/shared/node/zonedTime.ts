import { BoundedMap } from '../util/boundedMap';

/**
 * Dates as n8n's date picker stores them: `YYYY-MM-DDTHH:mm:ss` without a zone, meaning the time zone of the
 * workflow. `new Date(text)` would read them in the zone of the server.
 */

const MINUTE_MS = 60_000;

const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?$/;

const WITH_OFFSET = /^(.{10,29}?)\s?(?:(Z)|(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?|GMT|UTC)$/i;

/** RFC 2822 as mail and feeds have it; always with a zone. */
const MAIL_DATE = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|Z|[+-]\d{4})$/i;

/**
 * The moment that a text means, as ISO text with its offset: `2026-05-01T00:00:00.000+08:00`. Its first ten
 * characters are the day as the person reads it; `new Date(…)` takes the whole.
 *
 * A text that names its own zone keeps it; one without a zone is read in `timeZone`. A time that summer time
 * skips is the one an hour later, as n8n itself (Luxon) has it; of one that comes twice the first is meant.
 *
 * @param text ISO date, or date and time; milliseconds or seconds since 1970 in digits; a mail date
 * @param timeZone IANA name such as "Europe/Berlin"; one that is not known counts as UTC
 * @returns undefined for what is no date
 */
export function zonedTime(text: string, timeZone: string): string | undefined {
	const given = text.trim();
	if (/^\d{10}$/.test(given)) return withOffset(Number(given) * 1000, offsetAt(Number(given) * 1000, timeZone));
	if (/^\d{12,13}$/.test(given)) return withOffset(Number(given), offsetAt(Number(given), timeZone));
	const wall = wallClock(given);
	if (wall !== undefined) return fromWall(wall, timeZone);
	const own = WITH_OFFSET.exec(given);
	const ownWall = own === null ? undefined : wallClock(own[1]?.trim() ?? '');
	if (own !== null && ownWall !== undefined) return fromOwnZone(ownWall, own);
	if (!MAIL_DATE.test(given)) return undefined;
	const moment = Date.parse(given);
	return Number.isNaN(moment) ? undefined : withOffset(moment, offsetAt(moment, timeZone));
}

/** The day of a moment (milliseconds since 1970) in a time zone: `2026-05-01`. */
export const zonedDay = (moment: number, timeZone: string): string => withOffset(moment, offsetAt(moment, timeZone)).slice(0, 10);

/** The clock's face as milliseconds, as if it hung in Greenwich; undefined for a day or time that does not exist. */
function wallClock(text: string): number | undefined {
	const found = WALL_TIME.exec(text);
	if (found === null) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
	const fraction = Number(`0.${found[7] ?? '0'}`);
	if (hour > 23 || minute > 59 || second > 59 || year < 1) return undefined;
	const face = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, Math.floor(fraction * 1000)));
	// Date.UTC takes the years 0 to 99 for 1900 to 1999.
	face.setUTCFullYear(year, month - 1, day);
	return face.getUTCMonth() === month - 1 && face.getUTCDate() === day ? face.getTime() : undefined;
}

const DAY_MS = 24 * 60 * MINUTE_MS;

function fromWall(wall: number, timeZone: string): string {
	const [before, after] = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
	const fitting = [Math.max(before, after), Math.min(before, after)].find((offset) => offsetAt(wall - offset, timeZone) === offset);
	const moment = wall - (fitting ?? Math.min(before, after));
	return withOffset(moment, offsetAt(moment, timeZone));
}

function fromOwnZone(wall: number, [, , , sign, hours = '0', minutes = '0']: string[]): string | undefined {
	const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === '-' ? -1 : 1);
	if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
	return withOffset(wall - offset, offset);
}

function withOffset(moment: number, offset: number): string {
	const face = new Date(moment + offset).toISOString().slice(0, -1);
	if (offset === 0) return `${face}Z`;
	const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${face}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What the clocks of a zone are ahead of UTC at a moment, in milliseconds, to the minute. */
function offsetAt(moment: number, timeZone: string): number {
	const parts = clockOf(timeZone).formatToParts(moment);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
	const face = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
	return face - Math.floor(moment / MINUTE_MS) * MINUTE_MS;
}

/** A workflow has one zone; more than this at once is a mistake. */
const MOST_CLOCKS = 50;

const clocks = new BoundedMap<string, Intl.DateTimeFormat>(MOST_CLOCKS);

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known !== undefined) return known;
	const clock = makeClock(timeZone) ?? makeClock('UTC') ?? new Intl.DateTimeFormat();
	clocks.set(timeZone, clock);
	return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
		return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric });
	} catch {
		return undefined;
	}
}
