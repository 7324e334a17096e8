import { createHash } from 'crypto';
import { asText } from '../../shared/util/text';

/** A list as it was last read: what it holds, so that the next read needs only what is new. */
export interface Seen {
	/** By the entry's own number at its service: the key of its title, '' for one without any ID. */
	entries: Map<string, string>;
	/** By how many entries the service's count is higher than what it sends. */
	surplus: number;
	/** Was it said that the count is wrong? */
	saidShort: boolean;
}

/** Numbers as they are; an entry that has none by its print. */
export function entryId(key: string): string {
	return /^[\w:.-]{1,40}$/.test(key) ? key : createHash('sha256').update(key).digest('base64url').slice(0, 12);
}

/** One string for a list: n8n wraps every stored object in a proxy, and there may be 100,000 entries. */
export function packSeen({ entries, surplus, saidShort }: Seen): string {
	const packed = [...entries].map(([id, key]) => (id === key ? id : `${id} ${key}`));
	return [surplus, saidShort ? 1 : 0, ...packed].join(',');
}

/** @returns undefined for what is not a list */
export function unpackSeen(stored: unknown): Seen | undefined {
	const [surplus, saidShort, ...packed] = asText(stored).split(',');
	if (!/^-?\d+$/.test(surplus ?? '') || (saidShort !== '0' && saidShort !== '1')) return undefined;
	const entries = packed.map((one): [string, string] => {
		const [id = '', key = id] = one.split(' ');
		return [id, key];
	});
	return { entries: new Map(entries), surplus: Number(surplus), saidShort: saidShort === '1' };
}
