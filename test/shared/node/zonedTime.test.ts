import { DateTime } from 'luxon';
import { zonedDay, zonedTime } from '../../../nodes/shared/node/zonedTime';

const ZONES = ['Europe/Berlin', 'Asia/Shanghai', 'America/Los_Angeles', 'UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];

/** Wall times on both sides of the changes of summer time in 2026, every quarter of an hour. */
function* wallTimes(): Generator<string> {
	for (const day of ['03-08', '03-29', '04-05', '05-01', '10-04', '10-25', '11-01', '12-31']) {
		for (let quarter = 0; quarter < 96; quarter++) {
			const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
			yield `2026-${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:07`;
		}
	}
}

const moment = (text: string | undefined) => new Date(text ?? Number.NaN).getTime();

/** Of a time that comes twice Luxon takes the one that suits the day of the test; the first is meant. */
const luxon = (text: string, zone: string) =>
	Math.min(
		...DateTime.fromISO(text, { zone })
			.getPossibleOffsets()
			.map((one) => one.toMillis()),
	);

describe('A date without a zone', () => {
	it.each(ZONES)('means the time zone of the workflow, as n8n itself reads it: %s', (zone) => {
		const wrong = [...wallTimes()].filter((text) => moment(zonedTime(text, zone)) !== luxon(text, zone));
		expect(wrong).toEqual([]);
	});

	it.each(ZONES)('keeps its day in its first ten characters: %s', (zone) => {
		const moved = [...wallTimes()].filter((text) => zonedTime(text, zone)?.slice(0, 10) !== text.slice(0, 10));
		expect(moved).toEqual([]);
	});

	it.each([
		['Europe/Berlin', '2026-05-01', '2026-04-30T22:00:00.000Z'],
		['Asia/Shanghai', '2026-05-01T00:00:00', '2026-04-30T16:00:00.000Z'],
		['America/Los_Angeles', ' 2026-05-01 20:15 ', '2026-05-02T03:15:00.000Z'],
		['UTC', '2026-05-01T00:00:00.250', '2026-05-01T00:00:00.250Z'],
		['Not/AZone', '2026-05-01T00:00:00', '2026-05-01T00:00:00.000Z'],
	])('%s: %s', (zone, text, expected) => {
		expect(new Date(zonedTime(text, zone) ?? '').toISOString()).toBe(expected);
	});
});

describe('A date with a zone of its own', () => {
	it.each([
		['2026-05-01T20:15:00Z', '2026-05-01T20:15:00.000Z'],
		['2026-05-01T20:15:00+02:00', '2026-05-01T20:15:00.000+02:00'],
		['2026-05-01T20:15:00.123-0730', '2026-05-01T20:15:00.123-07:30'],
		['2026-05-01 20:15 UTC', '2026-05-01T20:15:00.000Z'],
	])('keeps it: %s', (text, expected) => {
		expect(zonedTime(text, 'Asia/Shanghai')).toBe(expected);
	});

	it.each(['1777666500', '1777666500000', 'Fri, 01 May 2026 20:15:00 GMT'])(
		'is the same moment in the zone of the workflow: %s',
		(text) => {
			expect(zonedTime(text, 'Asia/Shanghai')).toBe('2026-05-02T04:15:00.000+08:00');
		},
	);
});

it.each([
	'',
	'tomorrow',
	'2026-02-30',
	'2026-13-01',
	'2026-05-01T24:00:00',
	'01.05.2026',
	'5',
	'2026-05-01T20:15:00+25:00',
	'2026',
	'[object Object]',
])('"%s" is no date', (text) => {
	expect(zonedTime(text, 'Europe/Berlin')).toBeUndefined();
});

it('A moment has the day of the zone', () => {
	const evening = Date.parse('2026-05-01T20:15:00Z');
	expect(['Asia/Shanghai', 'America/Los_Angeles', 'UTC'].map((zone) => zonedDay(evening, zone))).toEqual([
		'2026-05-02',
		'2026-05-01',
		'2026-05-01',
	]);
});

it('A megabyte of digits is read in no time', () => {
	const start = performance.now();
	for (const text of ['1'.repeat(1e6), '2026-05-01T'.repeat(1e5), `2026-05-01${' '.repeat(1e6)}x`]) zonedTime(text, 'UTC');
	expect(performance.now() - start).toBeLessThan(100);
});
