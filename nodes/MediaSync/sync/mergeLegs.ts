import { sentencesOf } from './sentences';
import type { RunRecord } from '../memory/journal';
import type { SummaryFacts } from './summary';
import type { Leg } from './legs';
import type { SyncOutcome } from './sync';

export interface LegOutcome extends SyncOutcome {
	/** "2 Trakt lists" */
	source: string;
	/** "MoviePilot" */
	target: string;
	dryRun: boolean;
	/** What it added; absent when that is nothing. */
	run?: RunRecord;
}

/**
 * One summary for all legs of a sync. A leg that failed as a whole is a problem of the others' summary.
 *
 * @throws the first leg's error when every leg failed
 */
export function merged(settled: Array<PromiseSettledResult<LegOutcome>>, legs: Leg[]): Omit<SummaryFacts, 'requests' | 'durationMs'> {
	const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const [first] = done;
	if (first === undefined) throw (settled[0] as PromiseRejectedResult).reason;
	const failures = settled.flatMap((one, index) =>
		one.status === 'fulfilled' ? [] : [`${legs[index]?.labels.join(', ')}: ${sentencesOf(one.reason)}`],
	);
	return {
		results: done.flatMap(({ results }) => results),
		problems: [...done.flatMap(({ problems }) => problems), ...failures],
		unchanged: failures.length === 0 && done.every(({ unchanged }) => unchanged),
		route: done.map(({ source, target }) => `${source} → ${target}`).join('; '),
		dryRun: first.dryRun,
		runs: done.flatMap(({ run }) => (run === undefined ? [] : [run])),
		known: done.reduce((sum, { known }) => sum + known, 0),
	};
}
