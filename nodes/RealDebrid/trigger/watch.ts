import type { IDataObject } from 'n8n-workflow';
import { takeStock, type Stock } from '../../shared/util/stock';
import { asText } from '../../shared/util/text';

/** What the trigger keeps between polls. */
export interface Memory extends Stock {
	/** Which account and settings it belongs to; others begin anew. */
	about?: string;
}

/** Above the 5,000 rows of the longest page, so that nothing listed is ever forgotten. */
const MOST_SEEN = 12_000;

/**
 * Gives the rows that are new since the last poll, oldest first, and the memory for the next one. Rows that vanish
 * from the list stay remembered. Pure.
 *
 * @param rows as Real-Debrid lists them, newest first
 * @param keyOf what makes a row an event of its own
 * @param now milliseconds since 1970
 * @param isWhole whether the answer surely held all there is; an empty one may have been none
 */
export function newRows(
	memory: Memory,
	about: string,
	rows: IDataObject[],
	keyOf: (row: IDataObject) => string,
	now = 0,
	isWhole = rows.length > 0,
): { fresh: IDataObject[]; next: Memory } {
	const stock = memory.about === about ? memory : {};
	const look = { rows: [...rows].reverse(), isWhole, now };
	const { fresh, next } = takeStock(stock, look, { name: keyOf, at: cameToBe, most: MOST_SEEN });
	return { fresh, next: { about, ...next } };
}

const cameToBe = (row: IDataObject): number => Date.parse(asText(row.addedUtc) || asText(row.generatedUtc));

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
