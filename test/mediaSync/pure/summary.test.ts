import fc from 'fast-check';
import { summarise, type SummaryFacts } from '../../../nodes/MediaSync/sync/summary';
import { mergeSeasons, type Outcome, type Result } from '../../../nodes/MediaSync/sync/titles';

const OF_TITLES: Outcome[] = ['added', 'inLibrary', 'alreadySubscribed', 'skipped', 'notFound', 'failed', 'planned'];

const result = (outcome: Outcome, more: Partial<Result> = {}): Result => ({
	outcome,
	media: { type: 'movie', title: 'Heat', year: 1995, ids: {} },
	source: 'watchlist',
	target: 'MoviePilot',
	...more,
});

const times = (count: number, outcome: Outcome, more: Partial<Result> = {}) =>
	Array.from({ length: count }, (_, index) => result(outcome, { media: { type: 'movie', title: `Film ${index + 1}`, ids: {} }, ...more }));

const summary = (results: Result[], more: Partial<SummaryFacts> = {}) =>
	summarise({
		results,
		route: 'Trakt watchlist → MoviePilot',
		unchanged: false,
		dryRun: false,
		requests: 9,
		durationMs: 12,
		problems: [],
		...more,
	});

it('the counts always add up to the titles', () => {
	const one = fc.record({ outcome: fc.constantFrom(...OF_TITLES), isRemoval: fc.boolean() });
	const removed = fc.constant({ outcome: 'removed' as Outcome, isRemoval: true });
	fc.assert(
		fc.property(fc.array(fc.oneof(one, removed)), (list) => {
			const results = list.map(({ outcome, isRemoval }) => result(outcome, isRemoval ? { action: 'remove' } : {}));
			const counts = summary(results);
			const sum = OF_TITLES.reduce((total, outcome) => total + (counts[outcome as 'added'] ?? 0), 0);
			expect(sum).toBe(counts.titles);
			expect(counts.titles).toBe(list.filter(({ isRemoval }) => !isRemoval).length);
			expect(counts.removed).toBe(list.filter(({ outcome }) => outcome === 'removed').length);
			expect(counts.toRemove).toBe(list.filter(({ outcome, isRemoval }) => isRemoval && outcome === 'planned').length);
		}),
	);
});

describe('the message', () => {
	it('of a typical night', () => {
		const results = [...times(3, 'added'), ...times(400, 'inLibrary'), ...times(12, 'alreadySubscribed'), result('notFound')];
		expect(summary(results).message).toBe(
			'Trakt watchlist → MoviePilot: 3 added, 412 already there, 1 without a TMDB number\nAdded: Film 1, Film 2, Film 3',
		);
	});

	it('of a night without news', () => {
		expect(summary([], { unchanged: true }).message).toBe('Trakt watchlist → MoviePilot: nothing new');
		expect(summary([]).message).toBe('Trakt watchlist → MoviePilot: no titles');
	});

	it('of a dry run', () => {
		expect(summary(times(2, 'planned'), { dryRun: true }).message).toBe(
			'Trakt watchlist → MoviePilot (dry run): would add 2\nNothing was changed. To do it, switch Dry Run off in the node.\nWould add: Film 1, Film 2',
		);
	});

	it('of a run that passes titles on', () => {
		expect(summary(times(2, 'planned'), { route: 'Trakt watchlist → next node' }).message).toBe('Trakt watchlist → next node: 2 passed on');
	});

	it('names what failed, what was removed and what went wrong besides', () => {
		const results = [
			result('failed', { reason: 'x' }),
			result('skipped'),
			...times(1, 'removed'),
			...times(2, 'planned', { action: 'remove' }),
		];
		expect(summary(results, { problems: ['Nothing was removed, because.'] }).message).toBe(
			[
				'Trakt watchlist → MoviePilot: 1 skipped, 1 failed, 1 removed, 2 to be removed',
				'Failed: Heat (1995) – x',
				'Removed: Film 1',
				'Nothing was removed, because.',
			].join('\n'),
		);
	});

	it('names ten titles and counts the rest', () => {
		const { message } = summary(times(412, 'added'));
		expect(message).toContain('Film 10 and 402 more');
		expect(message.length).toBeLessThan(300);
	});

	it('tells of a removal that failed', () => {
		const { message } = summary([result('inLibrary'), result('failed', { action: 'remove', reason: 'No' })]);
		expect(message).toMatch(/not be removed|1 failed/);
	});
});

describe('a show is', () => {
	it.each<[Outcome, Outcome[]]>([
		['failed', ['added', 'failed', 'inLibrary']],
		['added', ['inLibrary', 'added', 'alreadySubscribed']],
		['planned', ['inLibrary', 'planned']],
		['alreadySubscribed', ['inLibrary', 'alreadySubscribed']],
		['inLibrary', ['inLibrary', 'skipped']],
		['skipped', []],
	])('%s when its seasons are %j', (outcome, seasons) => {
		expect(mergeSeasons(seasons.map((one, season) => ({ season, outcome: one })))).toEqual({ outcome });
	});

	it('given the reason of the season that decides', () => {
		const seasons = [
			{ season: 1, outcome: 'inLibrary' as const, reason: 'there' },
			{ season: 2, outcome: 'failed' as const },
			{ season: 3, outcome: 'failed' as const, reason: 'broken' },
		];
		expect(mergeSeasons(seasons)).toEqual({ outcome: 'failed', reason: 'broken' });
	});
});
