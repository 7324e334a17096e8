import type { IDataObject } from 'n8n-workflow';
import type { Media } from '../../shared/media/identity';
import { titleItem as flat } from '../../shared/media/titleItem';
import type { Summary } from './summary';
import type { Result } from './titles';

const behind = new WeakMap<object, Media>();

/** The title that an item of the first output tells of. */
export const mediaBehind = (item: object): Media | undefined => behind.get(item);

/**
 * A title as the first output gives it: what a person looks for stands first, everything is flat, and the item fits
 * the Title field of the other nodes.
 *
 * @returns `{ title, year, type, outcome, reason, ids, season, seasons, source, target, … }`, without what is not there
 */
export function titleItem({ media, outcome, reason, seasons, source, target, ...more }: Result): IDataObject {
	const { title, year, type, ids, season, episode } = media;
	const facts = { title, year, type, outcome, reason, ids, season, episode };
	const item = flat(facts, present({ ids, seasons, source, target, ...more }));
	behind.set(item, media);
	return item;
}

/** The summary as the second output gives it: the message first, and no count that is zero. */
export function summaryItem({ message, ...facts }: Summary): IDataObject {
	const told = Object.entries(facts).filter(([name, value]) => name === 'titles' || name === 'requests' || !isNothing(value));
	return { message, ...(Object.fromEntries(told) as IDataObject) };
}

const isNothing = (value: unknown): boolean => value === 0 || (Array.isArray(value) && value.length === 0);

const present = (item: object): IDataObject =>
	Object.fromEntries(Object.entries(item).filter((entry): entry is [string, IDataObject] => entry[1] !== undefined));
