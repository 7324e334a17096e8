import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../shared/http/request';
import { airTime, calendarEntries, calendarKey } from '../resources/calendar/calendar';
import type { ListReference } from '../client/listReference';
import { takeStock } from '../../shared/util/stock';
import { asText } from '../../shared/util/text';
import { simplify } from '../client/simplify';
import { PLAY_ACTIVITIES, readWatched, SET_EVENTS, stampOf, type SetEvent } from './events';
import { entriesIn } from '../client/answers';
import { dueEntries, fingerprint, LONGEST_OUTAGE_MS, removals, trustIn, type Memory } from './memory';
import { newPlays } from './plays';

export type Entry = IDataObject;

/** What a trigger watches, as its fields say it. */
export interface Watch {
	event: string;
	list?: ListReference;
	/** Kinds of titles to tell of; all when empty. */
	types: string[];
	calendar: string;
	target: string;
	hoursAhead: number;
}

interface Poll {
	/** What happened, oldest first where that is known. */
	entries: Entry[];
	/** What to remember once the entries are handed over. */
	next: Memory;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Names everything that a memory belongs to; another setting must not be compared with it. */
const nameOf = ({ event, list, calendar, target }: Watch, account: string): string =>
	JSON.stringify([event, list?.label, event === 'airing' ? [calendar, target] : 0, account]);

/**
 * Looks what has happened since `memory`. A first look only remembers. Nothing is remembered before the
 * look is complete, so a failed one is made good by the next.
 *
 * @param now milliseconds since 1970
 * @throws ServiceError when Trakt cannot be read
 */
export async function poll(client: ServiceClient, watch: Watch, memory: Memory, account: string, now: number): Promise<Poll> {
	const of = nameOf(watch, account);
	const known = memory.of === of ? memory : {};
	const found = await look(client, watch, known, now);
	const wanted = found.entries.filter((entry) => watch.types.length === 0 || watch.types.includes(typeOf(entry)));
	return { entries: wanted, next: { ...found.next, of } };
}

async function look(client: ServiceClient, watch: Watch, memory: Memory, now: number): Promise<Poll> {
	if (watch.event === 'airing') return await lookAtCalendar(client, watch, memory, now);
	if (watch.event === 'playing') return await lookAtPlaying(client, memory);
	if (watch.event === 'watched') return await lookAtPlays(client, watch, memory, now);
	const event = SET_EVENTS[watch.event];
	return event === undefined ? { entries: [], next: memory } : await lookAtSet(client, event, watch, memory, now);
}

async function lookAtSet(client: ServiceClient, event: SetEvent, watch: Watch, memory: Memory, now: number): Promise<Poll> {
	// The mark is read before the list: what changes in between is looked at again next time.
	const stamp = await stampOf(client, event.activities, watch);
	if (memory.stamp === stamp) return { entries: [], next: memory };
	const { rows, missing } = await readWatched(client, event, watch);
	const { trust, surplus } = trustIn(memory.surplus, missing);
	// What may not be whole is looked at again next time, whether or not anything changes.
	const seal = trust === 'none' ? { surplus } : { surplus, stamp };
	const key = (entry: Entry) => event.key(entry);
	if (event.tells === 'removed') {
		const { removed, next } = removals(memory, rows, trust, key, (entry) => simplify(entry));
		return { entries: removed as Entry[], next: { ...next, ...seal } };
	}
	const { fresh, next } = takeStock(
		memory,
		{ rows, isWhole: trust === 'whole', now },
		{ name: (entry) => fingerprint(key(entry)), at: dateOf },
	);
	return { entries: fresh, next: { ...next, ...seal, ...(trust === 'none' ? {} : { doubtSince: undefined }) } };
}

/** When an entry came to be where it is. */
const dateOf = (entry: Entry): number =>
	Date.parse(asText(entry.listed_at ?? entry.rated_at ?? entry.collected_at ?? entry.paused_at ?? entry.last_collected_at));

async function lookAtPlays(client: ServiceClient, watch: Watch, memory: Memory, now: number): Promise<Poll> {
	const stamp = await stampOf(client, PLAY_ACTIVITIES, watch);
	if (memory.stamp === stamp) return { entries: [], next: memory };
	const { plays, next } = await newPlays(client, memory, now);
	return { entries: plays as Entry[], next: next.doubtSince === undefined ? { ...next, stamp } : next };
}

/** One request: what is playing right now, told once per playback, also when an answer in between said that nothing is. */
async function lookAtPlaying(client: ServiceClient, memory: Memory): Promise<Poll> {
	const { status, body } = await client.request({ method: 'GET', path: '/users/me/watching' });
	if (status === 204) return { entries: [], next: { playing: memory.playing ?? '' } };
	const watching = entriesIn([body], 'what is playing')[0] as Entry;
	const playing = `${JSON.stringify(watching.episode ?? watching.movie ?? '')}|${asText(watching.started_at)}`;
	const isNew = memory.playing !== undefined && playing !== memory.playing;
	return { entries: isNew ? [watching] : [], next: { playing } };
}

async function lookAtCalendar(client: ServiceClient, watch: Watch, memory: Memory, now: number): Promise<Poll> {
	const until = now + watch.hoursAhead * HOUR_MS;
	const since = Math.max(now - LONGEST_OUTAGE_MS, Math.min(now, memory.until ?? now));
	const days = Math.floor(until / DAY_MS) - Math.floor(since / DAY_MS) + 1;
	const { calendar, target } = watch;
	const entries = await calendarEntries(client, { calendar, target, start: since, days });
	const at = (entry: Entry) => Date.parse(airTime(entry));
	const { due, next } = dueEntries(memory, entries, { now, until, at, key: calendarKey });
	return { entries: due.sort((left, right) => at(left) - at(right)), next };
}

const TYPES = ['episode', 'season', 'movie', 'show', 'person'];

function typeOf(entry: Entry): string {
	if (typeof entry.type === 'string') return entry.type;
	return TYPES.find((type) => typeof entry[type] === 'object' && entry[type] !== null) ?? '';
}

/** A few real entries for a manual test; nothing is remembered. */
export async function sample(client: ServiceClient, watch: Watch, now: number): Promise<Entry[]> {
	const event = SET_EVENTS[watch.event];
	const entries = await sampleOf(client, watch, event, now);
	return entries.filter((entry) => watch.types.length === 0 || watch.types.includes(typeOf(entry))).slice(0, SAMPLES);
}

const SAMPLES = 3;

async function sampleOf(client: ServiceClient, watch: Watch, event: SetEvent | undefined, now: number): Promise<Entry[]> {
	if (watch.event === 'airing') {
		return await calendarEntries(client, { ...watch, start: now, days: 7 });
	}
	const path = watch.event === 'playing' || event === undefined ? '/users/me/history' : (event.paths(watch)[0] ?? '');
	return entriesIn((await client.get(path, { page: 1, limit: 50 })) ?? [], 'a list of entries');
}
