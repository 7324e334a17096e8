import type { Media } from '../../../shared/media/identity';
import type { SummaryFacts } from '../summary';
import type { Outcome, Result } from '../titles';

/** What the message counts, in the order in which it tells of it. */
const COUNTED = [
	'added',
	'wouldAdd',
	'passedOn',
	'alreadyThere',
	'withoutNumber',
	'notFound',
	'skipped',
	'failed',
	'removed',
	'toRemove',
	'takenOff',
	'wouldTakeOff',
	'waiting',
	'conflicts',
	'notRemoved',
] as const;
export type Counted = (typeof COUNTED)[number];

/** What the message names titles of. */
export type Heading = 'added' | 'wouldAdd' | 'failed' | 'removed' | 'notFound';

/** Some titles by name, with the reason that they share. */
export interface Named {
	heading: Heading;
	titles: Media[];
	/** How many more there are. */
	more: number;
	reason?: string;
}

/** What a message says, in no language yet. */
export interface Notice {
	/** "Trakt watchlist → MoviePilot" */
	route: string;
	dryRun: boolean;
	/** Nothing had changed since the last run. */
	unchanged: boolean;
	counts: Array<[Counted, number]>;
	named: Named[];
	/** What went wrong apart from single titles, the first ten. */
	problems: string[];
	moreProblems: number;
}

/** A message is read on a phone, and a chat takes about 4,000 characters. */
const MOST = { titles: 10, titlesOfReason: 5, reasons: 3, problems: 10 };

/** What there is to tell of a run. What an earlier run has said is not said again. */
export function noticeOf(facts: SummaryFacts): Notice {
	const { route, dryRun, unchanged, problems, results } = facts;
	const news = results.filter(({ action, reportedBefore }) => action !== 'remove' && reportedBefore !== true);
	const of = (outcome: Outcome) => news.filter((result) => result.outcome === outcome);
	const unfound = of('notFound').filter(({ media }) => media.ids.tmdb !== undefined);
	const planned = of('planned');
	return {
		route,
		dryRun,
		unchanged,
		counts: countsOf(facts, news),
		named: [
			...firstOf('added', of('added')),
			...(dryRun ? firstOf('wouldAdd', planned) : []),
			...byReason(
				'failed',
				results.filter(({ outcome }) => outcome === 'failed'),
			),
			...firstOf(
				'removed',
				results.filter(({ outcome }) => outcome === 'removed'),
			),
			...byReason('notFound', unfound),
		],
		problems: problems.slice(0, MOST.problems),
		moreProblems: Math.max(0, problems.length - MOST.problems),
	};
}

function countsOf({ results, dryRun }: SummaryFacts, news: Result[]): Array<[Counted, number]> {
	const titles = results.filter((result) => result.action !== 'remove' && result.outcome !== 'removed');
	const removals = results.filter((result) => result.action === 'remove');
	const number = (of: Result[], outcome: Outcome) => of.filter((result) => result.outcome === outcome).length;
	const isNumbered = ({ media }: Result) => media.ids.tmdb !== undefined;
	const takenOff = titles.filter(({ fromSource }) => fromSource === 'removed' || fromSource === 'planned').length;
	const counts: Record<Counted, number> = {
		added: number(titles, 'added'),
		[dryRun ? 'wouldAdd' : 'passedOn']: number(titles, 'planned'),
		alreadyThere: number(titles, 'inLibrary') + number(titles, 'alreadySubscribed'),
		withoutNumber: number(
			news.filter((result) => !isNumbered(result)),
			'notFound',
		),
		notFound: number(news.filter(isNumbered), 'notFound'),
		skipped: number(
			news.filter(({ conflict }) => conflict !== true),
			'skipped',
		),
		failed: number(titles, 'failed'),
		removed: number(results, 'removed'),
		toRemove: number(removals, 'planned'),
		[dryRun ? 'wouldTakeOff' : 'takenOff']: takenOff,
		waiting: number(titles, 'waiting'),
		conflicts: results.filter(({ conflict }) => conflict === true).length,
		notRemoved: number(removals, 'failed'),
	} as Record<Counted, number>;
	return COUNTED.flatMap((what): Array<[Counted, number]> => (counts[what] > 0 ? [[what, counts[what]]] : []));
}

function firstOf(heading: Heading, results: Result[], most = MOST.titles): Named[] {
	const titles = results.map(({ media }) => media);
	return titles.length === 0 ? [] : [{ heading, titles: titles.slice(0, most), more: Math.max(0, titles.length - most) }];
}

/** One entry for each reason; titles that have none come as they are. */
function byReason(heading: Heading, results: Result[]): Named[] {
	const reasons = new Map<string | undefined, Result[]>();
	for (const result of results) reasons.set(result.reason, [...(reasons.get(result.reason) ?? []), result]);
	const told = [...reasons].slice(0, MOST.reasons);
	const left = [...reasons].slice(MOST.reasons).reduce((sum, [, { length }]) => sum + length, 0);
	return told.flatMap(([reason, those], index) =>
		firstOf(heading, those, MOST.titlesOfReason).map((named) => ({
			...named,
			more: named.more + (index === told.length - 1 ? left : 0),
			...(reason === undefined ? {} : { reason }),
		})),
	);
}
