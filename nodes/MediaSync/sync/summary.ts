import { bounded, type RunRecord } from '../memory/journal';
import { english } from './message/english';
import type { Language } from './message/language';
import { asHtml, asMarkdown, asPlainText } from './message/layouts';
import { noticeOf } from './message/notice';
import type { Outcome, Result } from './titles';

export interface Summary {
	/** Ready to be sent to a person: as plain text for a chat, as Markdown, and as HTML for mail. */
	message: string;
	markdown: string;
	html: string;
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

export function summarise(facts: SummaryFacts, language: Language = english): Summary {
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
	const notice = noticeOf(facts);
	return {
		message: asPlainText(notice, language),
		...summary,
		...(runs.length > 0 ? { runs: bounded(runs) } : {}),
		markdown: asMarkdown(notice, language),
		html: asHtml(notice, language),
	};
}
