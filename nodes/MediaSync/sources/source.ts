import type { Media } from '../../shared/media/identity';
import type { Seen } from '../memory/seen';
import type { Title, Verdict } from '../sync/titles';

/** A list, or several, that titles come from. */
export interface Source {
	/** "Trakt watchlist" */
	name: string;
	/** What the history calls each of its lists. */
	labels: string[];
	/** Shows only a part of the list, such as a feed's newest entries: what is not among it was not taken off. */
	isWindow?: boolean;
	/** When each list last changed, in as few requests as can be. */
	changedAt(): Promise<Changes>;
	/**
	 * Reads lists to their proven end, or only what is new on them.
	 *
	 * @param labels of the lists to read; all when absent
	 * @param known what each list held, by its name: one that is not in it is read whole
	 * @throws ServiceError when not one of them can be read
	 */
	read(labels?: readonly string[], known?: ReadonlyMap<string, Seen>): Promise<SourceRead>;
	/**
	 * Asked for each title that is about to be added: what to do instead, or only why it is added now.
	 *
	 * @throws ServiceError when that cannot be told
	 */
	holdsBack?(title: Title): Promise<Verdict | { outcome?: undefined; reason: string } | undefined>;
	/**
	 * Takes titles of the last read off the lists they came from, many per request where the service can.
	 *
	 * @returns why some are still there; what is gone, or was gone already, is not in it
	 */
	remove(titles: Title[]): Promise<Map<Title, string>>;
	/**
	 * Does the service still have the title under the number that its key names? One that was deleted or merged
	 * there leaves every list without anybody having taken it off.
	 *
	 * @throws ServiceError when that cannot be told
	 */
	stillHas(title: { key: string; media: Media }): Promise<boolean>;
}

export interface Changes {
	/** By the service's own clock (milliseconds since 1970); a list is absent when that is not known. */
	times: Record<string, number>;
	/** A sentence for each list that cannot be reached: deleted, renamed or private since. */
	unreachable: Record<string, string>;
}

export interface SourceRead {
	titles: Title[];
	lists: ListRead[];
	/** By label, one sentence for each list that could not be read; the others are there all the same. */
	unreadable: Record<string, string>;
	/** What else went wrong. */
	problems?: string[];
}

/** One list of a read. */
export interface ListRead {
	/** Of the list it counts to. */
	label: string;
	/** What the memory calls it; a label may stand for several lists. */
	name: string;
	/** All that is on the list now, what was known and not read again included. */
	seen: Seen;
	/** Only what is new was read, and nothing has left the list. */
	newestOnly: boolean;
	/** Set when the service announces more than it sends: that something is not here proves nothing. */
	short?: { announced: number; received: number };
	/** Not all of it could be told: that something is not here proves nothing. */
	isIncomplete?: true;
	/** Up to which time of the service's clock the list is known by this read. */
	knownUpTo?: number;
}

/**
 * A change made in the very moment of a read may carry a time before the answer's, and two servers'
 * clocks differ a little: what changed this close before the read is looked at again.
 */
export const CLOCK_DOUBT_MS = 60_000;
