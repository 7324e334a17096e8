import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/util/text';

/** What the trigger keeps between polls. */
export interface Memory {
	[key: string]: unknown;
	/** Which account and settings it belongs to; others begin anew. */
	about?: string;
	/** What has started the workflow already, oldest first. */
	seen?: string[];
	/** When the list was first looked at and found empty, as long as nothing was seen. Milliseconds since 1970. */
	emptySince?: number;
}

/** Real-Debrid's dates are whole seconds. */
const SECOND = 1_000;

/** Above the 5,000 rows of the longest page, so that nothing listed is ever forgotten. */
const MOST_SEEN = 12_000;

/**
 * Gives the rows that are new since the last poll, oldest first, and the memory for the next one. The
 * first poll only takes stock: what is there already starts nothing. Rows that vanish from the list stay
 * remembered, so one bad answer does not make everything new. Pure.
 *
 * @param keyOf what makes a row an event of its own
 */
export function newRows(
	memory: Memory,
	about: string,
	rows: IDataObject[],
	keyOf: (row: IDataObject) => string,
	now = 0,
): { fresh: IDataObject[]; next: Memory } {
	const isFirst = memory.about !== about;
	const seen = new Set(isFirst ? [] : memory.seen);
	const unseen = rows.filter((row) => !seen.has(keyOf(row))).reverse();
	for (const row of unseen) seen.add(keyOf(row));
	// An empty first answer may have been none: what is older than it was there already.
	const emptySince = seen.size === 0 ? (isFirst ? now : memory.emptySince) : undefined;
	const since = isFirst ? Infinity : Number(memory.emptySince ?? 0);
	const fresh = unseen.filter((row) => since === 0 || Date.parse(asText(row.addedUtc) || asText(row.generatedUtc)) >= since - SECOND);
	return { fresh, next: { about, seen: [...seen].slice(-MOST_SEEN), emptySince } };
}

/**
 * Premium that ends soon, or has ended: an event once each, and again when it was extended meanwhile.
 *
 * @param user as `readUser` gives it
 */
export function premiumEvent(memory: Memory, about: string, user: IDataObject, days: number): { fresh: IDataObject[]; next: Memory } {
	const left = Number(user.daysLeft ?? 0);
	const state = user.isPremium !== true ? 'expired' : left < days ? 'expiring' : 'good';
	// The date as Real-Debrid sends it: computed ones differ by a second from poll to poll.
	const key = `${state} ${asText(user.expiration)}`;
	const known = memory.about === about && (memory.seen ?? []).includes(key);
	const fresh = state === 'good' || known ? [] : [{ event: state, ...user }];
	return { fresh, next: { about, seen: [key] } };
}
