import { sentencesOf } from './sentences';
import type { RunRecord } from '../memory/journal';
import type { SummaryFacts } from './summary';
import type { SyncPart } from './parts';
import type { SyncOutcome } from './sync';

export interface PartOutcome extends SyncOutcome {
	/** "2 Trakt lists" */
	source: string;
	/** "MoviePilot" */
	target: string;
	dryRun: boolean;
	/** What it added; absent when that is nothing. */
	run?: RunRecord;
}

/**
 * One summary for all parts of a sync. A part that failed as a whole is a problem of the others' summary.
 *
 * @throws the first part's error when every part failed
 */
export function merged(
	settled: Array<PromiseSettledResult<PartOutcome>>,
	parts: SyncPart[],
): Omit<SummaryFacts, 'requests' | 'durationMs'> {
	const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const [first] = done;
	if (first === undefined) throw (settled[0] as PromiseRejectedResult).reason;
	const failures = settled.flatMap((one, index) =>
		one.status === 'fulfilled' ? [] : [`${parts[index]?.labels.join(', ')}: ${sentencesOf(one.reason)}`],
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
