import { PAGE_SIZE } from '../../nodes/Trakt/client/policy';
import type { Measurement, Result } from './types';

type Run = keyof Pick<Measurement, 'first' | 'unchanged' | 'oneNew' | 'tenAndTen'>;

/** Half of the titles are subscribed before the first run. */
const newIn = (run: Run, titles: number): number => ({ first: titles / 2, unchanged: 0, oneNew: 1, tenAndTen: 10 })[run];

/**
 * The arithmetic least of requests for what has to be known and done: the pages of the list that cannot be known, what is
 * subscribed, a look into the library for each new title (MoviePilot tells nothing of it in bulk that would do: its latest
 * items carry no numbers, and a transfer that was made once says nothing of now), and its add. A later run has to ask first
 * when the list was changed. Whatever leaves the list moves every entry that was listed before it, so all pages are read.
 */
export function leastRequests({ way, titles }: Pick<Result, 'way' | 'titles'>, run: Run): number {
	const pages = Math.ceil(titles / PAGE_SIZE);
	const perTitle = way === 'oursWithoutLibrary' ? 1 : 2;
	const read = { first: pages, unchanged: 1, oneNew: 1 + 1, tenAndTen: 1 + pages }[run];
	return read + (run === 'unchanged' ? 0 : 1) + perTitle * newIn(run, titles);
}
