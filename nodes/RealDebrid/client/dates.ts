/** A row of a list, with whatever dates it has. */
type Row = Record<string, unknown>;

const FIELDS = ['added', 'ended', 'generated'];

/**
 * Adds `addedUtc`, `endedUtc` and `generatedUtc`. Real-Debrid writes the clock of Paris with a `Z`
 * behind it (seen live: 21:00:13.000Z at 19:00:13 UTC), so the raw value is one or two hours late.
 */
export function withUtc<T extends Row>(row: T): T {
	const added = FIELDS.flatMap((field) => {
		const utc = parisToUtc(row[field]);
		return utc === undefined ? [] : [[`${field}Utc`, utc]];
	});
	return { ...row, ...(Object.fromEntries(added) as Row) };
}

/**
 * The moment that a Paris clock with a wrong `Z` means, as ISO text in UTC. In the hour that an autumn
 * night has twice, the earlier one.
 */
export function parisToUtc(text: unknown): string | undefined {
	const clock = typeof text === 'string' ? Date.parse(`${text.replace(/(Z|[+-]\d\d:?\d\d)$/, '')}Z`) : NaN;
	// Dates thousands of years away have no text form that is left whole by the hours in between.
	if (Number.isNaN(clock) || Math.abs(clock) > LAST_MOMENT) return undefined;
	const first = clock - parisOffset(clock - 2 * HOUR);
	// Right for both sides of a change, because the offset is looked up at the moment found, not on the clock.
	const moment = parisOffset(first) === clock - first ? first : clock - parisOffset(first);
	return new Date(moment).toISOString();
}

const HOUR = 3_600_000;

/** The year 9999. */
const LAST_MOMENT = 253_402_300_799_999;

/** Made at the first use: it takes longer than the rest of this node to load. */
let paris: Intl.DateTimeFormat | undefined;

const makeParis = () =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone: 'Europe/Paris',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
	});

/** How far the clock of Paris is ahead of UTC at a moment, in milliseconds. */
function parisOffset(moment: number): number {
	const parts = Object.fromEntries((paris ??= makeParis()).formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
	const clock = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second);
	return clock - Math.floor(moment / 1000) * 1000;
}
