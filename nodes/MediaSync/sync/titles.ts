import type { Media, MediaIds } from '../../shared/media/identity';
import type { AskAgain } from '../targets/target';

/** A title as a source names it. */
export interface Title {
	media: Media;
	/** Type and ID; absent for a title without any ID. */
	key?: string;
	/** Label of the list it came from; the first one, when it stands in several. */
	source: string;
	genres?: string[];
	rating?: number;
	/** Set where the source knows already what becomes of it: it was not found, for example. */
	settled?: Verdict;
	/** Its owner has seen it: with Take Watched Off the List it leaves its list. */
	watched?: true;
	/** A season's own IDs, where the source tells them: it is taken off the list by them. */
	ownIds?: MediaIds;
}

/** What became of a title. */
export type Outcome = 'added' | 'inLibrary' | 'alreadySubscribed' | 'skipped' | 'notFound' | 'failed' | 'removed' | 'planned' | 'waiting';

export interface Verdict {
	outcome: Outcome;
	/** Why, in one sentence, where it is not plain. */
	reason?: string;
	/** Of what was not added: when it is asked for again. Absent where only the settings decide. */
	again?: AskAgain;
}

export interface SeasonVerdict extends Verdict {
	season: number;
}

/** One output item. */
export interface Result extends Verdict {
	media: Media;
	source: string;
	target: string;
	/** For a show that the target takes season by season. */
	seasons?: SeasonVerdict[];
	/** Only on a planned removal. */
	action?: 'remove';
	/** Whether it was taken off the list it came from, because the target has it or because it was watched. */
	fromSource?: 'planned' | 'removed' | 'failed';
	/** Only in a two-way sync: both sides have changed in ways that do not go together. */
	conflict?: true;
	/** An earlier run has said the same: refused for good, looked at again weekly. */
	reportedBefore?: true;
}

/** Says one thing about a show from what became of its seasons. */
export function mergeSeasons(seasons: SeasonVerdict[]): Verdict {
	const order: Outcome[] = ['failed', 'added', 'planned', 'waiting', 'alreadySubscribed', 'inLibrary', 'skipped', 'notFound'];
	const outcome = order.find((candidate) => seasons.some((season) => season.outcome === candidate)) ?? 'skipped';
	const { reason } = seasons.find((season) => season.outcome === outcome && season.reason !== undefined) ?? {};
	return reason === undefined ? { outcome } : { outcome, reason };
}
