import { BoundedMap } from '../../../shared/util/boundedMap';

/** More accounts than this in one n8n are unheard of. */
const MOST_HOLDS = 200;

/** Until when no torrent is added with an account (milliseconds since 1970), by account. */
const holds = new BoundedMap<string, number>(MOST_HOLDS);

/** Nobody adds a torrent with this account before `untilMs`. */
export function holdAdds(account: string, untilMs: number): void {
	holds.set(account, Math.max(untilMs, holds.get(account) ?? 0));
}

/** Milliseconds until adding is free again. */
export function heldFor(account: string, now: number): number {
	return Math.max(0, (holds.get(account) ?? 0) - now);
}
