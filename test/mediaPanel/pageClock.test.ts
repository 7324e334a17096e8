import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The evening before a night on which the clocks go back, as an hour of Greenwich. */
const NIGHTS = [
	['Europe/Berlin', '2026-10-24T20:00:00Z'],
	['America/New_York', '2026-11-01T01:00:00Z'],
	['Australia/Lord_Howe', '2027-04-03T09:00:00Z'],
	['Pacific/Chatham', '2027-04-03T08:00:00Z'],
	// Midnight itself comes twice here, and is left out in spring.
	['America/Havana', '2026-10-31T22:00:00Z'],
	['Africa/Cairo', '2026-04-23T18:00:00Z'],
] as const;

const HOURS = 60;

/** The page's own waiting for midnight, for as many hours: each local time at which it draws. */
const PROGRAM = `
	const { untilTomorrow } = await import(process.argv[1]);
	const drawn = [];
	const start = Date.parse(process.argv[2]);
	for (let now = start; drawn.length < 1000; ) {
		now += untilTomorrow(new Date(now));
		if (now > start + ${HOURS} * 3_600_000) break;
		const local = new Date(now);
		drawn.push([local.getMonth() + 1, local.getDate(), local.getHours(), local.getMinutes()]);
	}
	console.log(JSON.stringify(drawn));
`;

describe('a page that stays open while the clocks change', () => {
	it.each(NIGHTS)('in %s draws each new day as it begins, and once', (TZ, evening) => {
		const module = join(__dirname, '../../nodes/MediaPanel/web/js/days.mjs');
		const said = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM, module, evening], {
			env: { ...process.env, TZ },
			encoding: 'utf8',
		});
		const drawn = JSON.parse(said) as number[][];
		const days = drawn.map(([month, day]) => `${month}-${day}`);
		expect(new Set(days).size).toBe(2 + (days.length > 2 ? 1 : 0));
		expect(drawn.length).toBeLessThanOrEqual(4);
		// Within the first minute of the day, or of its first hour where midnight is left out.
		for (const [, , , minute] of drawn) expect(minute).toBe(0);
	});
});
