import type { Media } from '../../shared/media/identity';
import type { Title } from '../sync/titles';

/** The smallest thing a target takes: a film, a whole show, or one season. */
export interface Unit {
	/** `movie:155`, `show:1396` or `season:1396:2`: the history knows it by this. */
	key: string;
	media: Media;
	season?: number;
}

/**
 * When what was not added is asked for again. `nextRun`: it is not finished (no season announced yet, a
 * look-up failed); `weekly`: refused for good, which is said once; `someDays`: gone for good, or out of reach just
 * now, which the target cannot tell apart: in the next runs, and weekly once it has been so for some days.
 */
export type AskAgain = 'nextRun' | 'someDays' | 'weekly';

/** What a title means to a target. */
export interface Expansion {
	units: Unit[];
	/**
	 * Set when there is nothing to add: the title is complete, or the target cannot take it. `again` is `weekly`
	 * for `notFound` and `skipped`, `nextRun` for `failed`, unless it says otherwise.
	 */
	settled?: { outcome: 'inLibrary' } | Refusal;
}

export interface Refusal {
	outcome: 'notFound' | 'skipped' | 'failed';
	reason: string;
	again?: AskAgain;
}

export type Added =
	| { outcome: 'added' }
	| { outcome: 'alreadySubscribed' }
	/** The library had it when it was looked at just before the add. */
	| { outcome: 'inLibrary' }
	/** `notFound`: the target does not know such a title. `skipped`: it does not want it (an exclusion, a decision of its administrator). */
	| Refusal
	/** No answer came: it may be there or not. Look before asking again. */
	| { outcome: 'unknown'; reason: string };

/** A unit that the history knows and that is to be removed. */
export interface Leaving {
	key: string;
	/** Label of the list that the title came from. */
	source: string;
}

/** What became of a removal: `gone` when it was not there any more. */
export type Removed = { outcome: 'removed' } | { outcome: 'gone' } | { outcome: 'failed'; reason: string };

/**
 * A server that titles are synced into. Asked in bulk first (`open`), then per title only about what
 * the bulk answer does not tell.
 */
export interface Target {
	/** "MoviePilot" */
	name: string;
	/** Titles worked on at once. */
	concurrency: number;
	/** Whether the target keeps what it is given, so that titles can be removed from it again. */
	keeps: boolean;
	/**
	 * Reads what is subscribed; called again to settle lost answers.
	 *
	 * @param few set when only these titles will be asked about (at most `FEW_TITLES`): the target then may ask
	 *   about each by itself, here or in `expand`, where that costs less than reading everything. Removals
	 *   (`remove`, `removeTogether`) come only after an `open` without it.
	 */
	open(few?: readonly Title[]): Promise<void>;
	/** Expanding a show costs a request: what is known of it from the last run saves that. */
	asksToExpand?: true;
	/** @param missingOnly leave out what the media library has */
	expand(title: Title, missingOnly: boolean): Promise<Expansion>;
	isSubscribed(unit: Unit): boolean;
	/**
	 * Of what is subscribed, where the target could not pass it on to what fetches it: asks it to do so once more.
	 *
	 * @returns what became of that, for the reader; undefined when there was nothing to do
	 */
	sendAgain?(unit: Unit): Promise<string | undefined>;
	isInLibrary(unit: Unit): Promise<boolean>;
	add(unit: Unit): Promise<Added>;
	/**
	 * Adds several units in fewer requests, where the target can; answers come in the order of the units.
	 * Without `batchSize` they are always seasons of one show.
	 */
	addTogether?(units: Unit[]): Promise<Added[]>;
	/** How many units, of any titles, one `addTogether` takes. */
	batchSize?: number;
	/**
	 * @param source label of the list that the title came from
	 * @param keepShow of a season: the show itself stays, although nothing of it is wanted any longer
	 * @returns false when it was gone already
	 */
	remove(key: string, source?: string, keepShow?: boolean): Promise<boolean>;
	/** Does it have the show of a season already, whether or not it wants the season? */
	holds?(unit: Unit): boolean;
	/** Removes several units in fewer requests, where the target can; answers come in their order. */
	removeTogether?(leaving: readonly Leaving[]): Promise<Removed[]>;
}

/** Up to so many titles a target is told by name: more are cheaper in bulk. */
export const FEW_TITLES = 50;
