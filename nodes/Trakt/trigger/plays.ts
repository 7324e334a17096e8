import { header } from '../../shared/http/messages';
import type { ServiceClient } from '../../shared/http/request';
import { entriesIn, oddAnswer } from '../client/answers';
import { readTraktPages } from '../client/paging';
import { PAGE_SIZE } from '../client/policy';
import { keyOf } from '../makers/reads';
import type { Memory } from './memory';

interface Play {
	id?: number | null;
	watched_at?: string | null;
	type?: string | null;
}

/** Plays are looked for this far below the newest known time before the count is trusted. */
const WINDOW_MS = 86_400_000;

interface NewPlays {
	plays: Play[];
	next: Pick<Memory, 'lastPlay' | 'plays' | 'doubtSince'>;
}

/**
 * Finds the plays that were added since the last poll, by their IDs: those grow with every play, whatever
 * its own time. The history comes newest first, so one page is enough most of the time; a play that was
 * added with an old date shows in the number of plays, and is searched for further down.
 */
export async function newPlays(client: ServiceClient, memory: Memory, now: number): Promise<NewPlays> {
	const { lastPlay } = memory;
	if (lastPlay === undefined) return { plays: [], next: await wholeHistory(client, now) };
	const found = new Map<number, Play>();
	let highest = lastPlay;
	let total = 0;
	for (let page = 1, pages = 1; page <= pages; page++) {
		const answer = await client.request({ method: 'GET', path: HISTORY, query: { page, limit: PAGE_SIZE } });
		const plays = entriesIn(answer.body, HISTORY_WORDS) as Play[];
		const count = header(answer, 'x-pagination-item-count');
		if (plays.length === 0 && count !== '0') throw oddAnswer(HISTORY_WORDS);
		pages = Number(header(answer, 'x-pagination-page-count') ?? 1);
		total = Number(count ?? memory.plays ?? plays.length);
		const fresh = plays.filter((play) => (play.id ?? 0) > lastPlay);
		for (const play of fresh) found.set(play.id ?? 0, play);
		highest = Math.max(highest, ...fresh.map((play) => play.id ?? 0));
		const reachesBack = fresh.length < plays.length && isOld(plays.at(-1), now);
		if (reachesBack && isExplained(found.size, total - (memory.plays ?? 0))) break;
	}
	const oldestFirst = [...found.values()].sort((left, right) => (left.id ?? 0) - (right.id ?? 0));
	const { doubtSince } = memory;
	const wasThere = (play: Play) => doubtSince !== undefined && !(Date.parse(play.watched_at ?? '') >= doubtSince);
	return { plays: oldestFirst.filter((play) => !wasThere(play)), next: { lastPlay: highest, plays: total } };
}

const HISTORY = '/users/me/history';
const HISTORY_WORDS = 'the history';

/** Read once, at the first poll: the highest ID may belong to a play with an old date. */
async function wholeHistory(client: ServiceClient, now: number): Promise<NewPlays['next']> {
	const { items, short, announced } = await readTraktPages<Play>(client, {
		path: HISTORY,
		what: HISTORY_WORDS,
		key: (play) => keyOf(play),
	});
	const plays = entriesIn(items, HISTORY_WORDS) as Play[];
	const isWhole = short === undefined && (plays.length > 0 || announced === 0);
	const lastPlay = plays.reduce((highest, play) => Math.max(highest, play.id ?? 0), 0);
	return { lastPlay, plays: short?.announced ?? plays.length, ...(isWhole ? {} : { doubtSince: now }) };
}

const isOld = (play: Play | undefined, now: number): boolean => Date.parse(play?.watched_at ?? '') < now - WINDOW_MS;

/** Does what was found account for the change of the number? Fewer plays than before mean a removal. */
const isExplained = (found: number, more: number): boolean => found >= more && (found > 0 || more < 0);
