import type { Title } from '../sync/titles';

/** A list, or several, that titles come from. */
export interface Source {
	/** "Trakt watchlist" */
	name: string;
	/** What the history calls each of its lists. */
	labels: string[];
	/** Shows only a part of the list, such as a feed's newest entries: what is not among it was not taken off. */
	isWindow?: boolean;
	/**
	 * When each list last changed, by the service's own clock (milliseconds since 1970), in as few
	 * requests as can be; a list is absent when that is not known.
	 */
	changedAt(): Promise<Record<string, number>>;
	read(): Promise<SourceRead>;
	/**
	 * Takes titles of the last read off the lists they came from, many per request where the service can.
	 *
	 * @returns why some are still there; what is gone, or was gone already, is not in it
	 */
	remove(titles: Title[]): Promise<Map<Title, string>>;
}

export interface SourceRead {
	titles: Title[];
	/** Per list label: up to which time of the service's clock the list is known by this read. */
	knownUpTo: Record<string, number>;
	/** One sentence for each list that could not be read; the others are there all the same. */
	problems: string[];
}

/**
 * A change made in the very moment of a read may carry a time before the answer's, and two servers'
 * clocks differ a little: what changed this close before the read is looked at again.
 */
export const CLOCK_DOUBT_MS = 60_000;
