import type { RunOptions } from '../engine';
import { runTimeFaster } from '../fastTime';
import { Everything } from './everything';
import { CATALOGUE, HARD } from './hardTitles';

let world: Everything;

let endFastTime: () => void;

beforeAll(async () => {
	endFastTime = runTimeFaster(40);
	world = await Everything.start();
	for (const [tmdb, type, title, year, originalTitle = title, otherTitles] of CATALOGUE) {
		const seed = { tmdb, title, year, originalTitle, otherTitles, trakt: tmdb, slug: `title-${tmdb}` };
		world.introduce(type === 'movie' ? seed : { ...seed, tvdb: tmdb, seasons: [1] });
	}
});

afterAll(async () => {
	endFastTime();
	await world.close();
});

/** The table, and each title once more in capitals, without accents, and with a year and a type that are not its own. */
const rows = [
	...HARD,
	...HARD.filter(([, , , tmdb]) => tmdb !== null).flatMap(
		([title, year, type, tmdb]): Array<[string, number, 'movie' | 'show', number | null]> => [
			[title.toUpperCase().replace(/ß/g, 'SS'), year, type, tmdb],
			[title, year + 47, type, null],
		],
	),
];

test(`${rows.length} hard titles: what is found is right, and what is not certain is not found`, async () => {
	expect(rows.length).toBeGreaterThanOrEqual(200);
	const items = rows.map(([title, year, type], row) => ({ title, year, type, row }));
	const run = await world.sync(
		{ operation: 'items', target: 'none', titles: '={{ $json }}' },
		{ pinData: { Trigger: items.map((json) => ({ json })) } as RunOptions['pinData'] },
	);
	expect(run.error).toBe('');
	const found = new Map(
		run.run
			.output('Media Sync', 0)
			.map(({ json, pairedItem }) => [
				(pairedItem as { item: number }).item,
				json as { ids: { tmdb?: number }; outcome: string; reason?: string },
			]),
	);
	const wrong = rows.flatMap(([title, year, type, tmdb], row): object[] => {
		const result = found.get(row);
		// The same title again has no result of its own.
		if (result === undefined) return tmdb === null ? [{ title, year, type, lost: true }] : [];
		const got = result.ids.tmdb ?? null;
		return got === tmdb ? [] : [{ title, year, type, wanted: tmdb, got, reason: result.reason }];
	});
	expect(wrong).toEqual([]);
	for (const { outcome, reason } of found.values()) if (outcome === 'notFound') expect(reason).toMatch(/TMDB knows/);
}, 120_000);
