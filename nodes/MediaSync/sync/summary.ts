import { label } from '../../shared/media/identity';
import { bounded, type RunRecord } from '../memory/journal';
import type { Outcome, Result } from './titles';

export interface Summary {
	/** Ready to be sent to a person. */
	message: string;
	added: number;
	inLibrary: number;
	alreadySubscribed: number;
	skipped: number;
	notFound: number;
	failed: number;
	/** Left out for now: they can be streamed. */
	waiting: number;
	planned: number;
	removed: number;
	/** Titles that the source has; the counts above, without `removed`, add up to it. */
	titles: number;
	/** Titles that earlier runs have settled and that are still listed: not looked at again in this run. */
	known: number;
	/** Planned removals: announced in this run, carried out by the next if nothing changes. */
	toRemove: number;
	/** Titles taken off the list they came from, because the target has them; in a dry run, that would be. */
	takenOff: number;
	/** Titles on which the two sides of a two-way sync disagree; they count as skipped. */
	conflicts: number;
	/** True when nothing had changed since the last run, so that nothing was read or written. */
	unchanged: boolean;
	dryRun: boolean;
	requests: number;
	durationMs: number;
	/** What went wrong apart from single titles. */
	problems: string[];
	/** What the run added to each target, for Undo Run; absent when it added nothing. */
	runs?: RunRecord[];
}

export interface SummaryFacts {
	results: Result[];
	/** "Trakt watchlist → MoviePilot" */
	route: string;
	unchanged: boolean;
	dryRun: boolean;
	requests: number;
	durationMs: number;
	problems: string[];
	runs?: RunRecord[];
	/** See `Summary.known`. */
	known?: number;
}

export function summarise(facts: SummaryFacts): Summary {
	const isRemoval = (result: Result) => result.action === 'remove' || result.outcome === 'removed';
	const titles = facts.results.filter((result) => !isRemoval(result));
	const count = (outcome: Outcome) => titles.filter((result) => result.outcome === outcome).length;
	const counts = {
		added: count('added'),
		inLibrary: count('inLibrary'),
		alreadySubscribed: count('alreadySubscribed'),
		skipped: count('skipped'),
		notFound: count('notFound'),
		failed: count('failed'),
		waiting: count('waiting'),
		planned: count('planned'),
		removed: facts.results.filter((result) => result.outcome === 'removed').length,
		titles: titles.length,
		toRemove: facts.results.filter((result) => result.outcome === 'planned' && isRemoval(result)).length,
		takenOff: titles.filter(({ fromSource }) => fromSource === 'removed' || fromSource === 'planned').length,
		conflicts: facts.results.filter(({ conflict }) => conflict === true).length,
		known: facts.known ?? 0,
	};
	const { unchanged, dryRun, requests, durationMs, problems } = facts;
	const summary = { ...counts, unchanged, dryRun, requests, durationMs, problems };
	const { runs = [] } = facts;
	return { message: message(facts, summary), ...summary, ...(runs.length > 0 ? { runs: bounded(runs) } : {}) };
}

function message(facts: SummaryFacts, counts: Omit<Summary, 'message'>): string {
	if (facts.unchanged) return [`${facts.route}: nothing new`, ...facts.problems].join('\n');
	const notRemoved = facts.results.filter((result) => result.action === 'remove' && result.outcome === 'failed').length;
	// What an earlier run has said is not said again.
	const news = facts.results.filter(({ action, reportedBefore }) => action !== 'remove' && reportedBefore !== true);
	const notFound = news.filter(({ outcome }) => outcome === 'notFound');
	const unnumbered = notFound.filter(({ media }) => media.ids.tmdb === undefined);
	const unfound = notFound.filter(({ media }) => media.ids.tmdb !== undefined);
	const skipped = news.filter(({ outcome, conflict }) => outcome === 'skipped' && conflict !== true);
	const parts = [
		counts.added > 0 && `${counts.added} added`,
		counts.planned > 0 && (facts.dryRun ? `would add ${counts.planned}` : `${counts.planned} passed on`),
		counts.inLibrary + counts.alreadySubscribed > 0 && `${counts.inLibrary + counts.alreadySubscribed} already there`,
		unnumbered.length > 0 && `${unnumbered.length} without a TMDB number`,
		unfound.length > 0 && `${unfound.length} not found`,
		skipped.length > 0 && `${skipped.length} skipped`,
		counts.failed > 0 && `${counts.failed} failed`,
		counts.removed > 0 && `${counts.removed} removed`,
		counts.toRemove > 0 && `${counts.toRemove} to be removed`,
		counts.takenOff > 0 && `${counts.takenOff} ${facts.dryRun ? 'would be taken' : 'taken'} off the list`,
		counts.waiting > 0 && `${counts.waiting} waiting`,
		counts.conflicts > 0 && `${counts.conflicts} in conflict`,
		notRemoved > 0 && `${notRemoved} could not be removed`,
	].filter((part) => part !== false);
	const head = `${facts.route}${facts.dryRun ? ' (dry run)' : ''}: ${parts.join(', ') || 'no titles'}`;
	const next = facts.dryRun ? 'Nothing was changed. To do it, switch Dry Run off in the node.' : '';
	return [
		head,
		next,
		named('Added', 'added'),
		named('Failed', 'failed'),
		named('Removed', 'removed'),
		...reasons(unfound),
		...facts.problems,
	]
		.filter((line) => line !== '')
		.join('\n');

	function named(heading: string, outcome: Outcome): string {
		const titles = facts.results.filter((result) => result.outcome === outcome).map((result) => label(result.media));
		const more = titles.length > 10 ? ` and ${titles.length - 10} more` : '';
		return titles.length === 0 ? '' : `${heading}: ${titles.slice(0, 10).join(', ')}${more}`;
	}
}

/** Why titles were not found that have a TMDB number: a line for each reason, the first three. */
function reasons(results: Result[]): string[] {
	const byReason = new Map<string, string[]>();
	for (const { media, reason = 'The target does not know it' } of results)
		byReason.set(reason, [...(byReason.get(reason) ?? []), label(media)]);
	return [...byReason].slice(0, 3).map(([reason, titles]) => {
		const more = titles.length > 5 ? ` and ${titles.length - 5} more` : '';
		return `Not found: ${titles.slice(0, 5).join(', ')}${more} (${reason})`;
	});
}
