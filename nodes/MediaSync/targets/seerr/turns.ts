import { OneByOne } from '../turns';
import { BoundedMap } from '../../../shared/util/boundedMap';

/**
 * Seerr looks for a duplicate, counts a user's quota and writes, without a lock in between (MediaRequest.request): for
 * one user and for one title nothing runs at the same time.
 */
const turns = new OneByOne();

const MOST_TITLES = 50_000;

/** Which write of this process was the last to each title. */
const lastWrites = new BoundedMap<string, number>(MOST_TITLES);

let writes = 0;

interface Turn {
	/** Names the server. */
	account: string;
	/** The owner of the API key when absent. */
	user?: number;
	/** "movie:155" */
	title: string;
}

export const writesSoFar = (): number => writes;

/** Has another run asked for the title since this count of writes? */
export const wasWrittenSince = (count: number, account: string, title: string): boolean =>
	(lastWrites.get(`${account}|${title}`) ?? 0) > count;

/** Nobody who has the turn of a title waits for that of a user, so that no two wait for each other. */
export async function asOneByOne<T>({ account, user, title }: Turn, task: () => Promise<T>): Promise<T> {
	return await turns.run(`user ${account}|${user ?? ''}`, async () => {
		return await turns.run(`title ${account}|${title}`, async () => {
			try {
				return await task();
			} finally {
				lastWrites.set(`${account}|${title}`, ++writes);
			}
		});
	});
}
