import { readTmdbList, setTmdbList, type TmdbClient, type TmdbType } from '../../../Tmdb/client';
import type { Title } from '../../sync/titles';
import { failedAdd } from '../added';
import type { Added, Expansion, Target, Unit } from '../target';

const TYPES: readonly TmdbType[] = ['movie', 'tv'];

/** The watchlist of a TMDB account: films and whole shows by their numbers. TMDB takes one title per write. */
export class TmdbWatchlistTarget implements Target {
	readonly name = 'TMDB watchlist';

	readonly concurrency: number;

	readonly keeps = true;

	private keys = new Set<string>();

	constructor(private readonly client: TmdbClient) {
		this.concurrency = client.policy.concurrency;
	}

	async open(): Promise<void> {
		const lists = await Promise.all(
			TYPES.map(async (type) => (await readTmdbList(this.client, 'watchlist', type)).map(({ id }) => tmdbKey(type, id))),
		);
		this.keys = new Set(lists.flat());
	}

	async expand({ media }: Title): Promise<Expansion> {
		const { tmdb } = media.ids;
		if (tmdb === undefined) return { units: [], settled: { outcome: 'notFound', reason: 'It has no TMDB number' } };
		return await Promise.resolve({ units: [{ key: tmdbKey(media.type === 'movie' ? 'movie' : 'tv', tmdb), media }] });
	}

	isSubscribed(unit: Unit): boolean {
		return this.keys.has(unit.key);
	}

	async isInLibrary(): Promise<boolean> {
		return await Promise.resolve(false);
	}

	async add({ key }: Unit): Promise<Added> {
		try {
			await setTmdbWatchlist(this.client, key, true);
			this.keys.add(key);
			return { outcome: 'added' };
		} catch (error) {
			return failedAdd(error);
		}
	}

	async remove(key: string): Promise<boolean> {
		if (!this.keys.has(key)) return false;
		await setTmdbWatchlist(this.client, key, false);
		this.keys.delete(key);
		return true;
	}
}

export const tmdbKey = (type: TmdbType, id: number): string => `${type === 'movie' ? 'movie' : 'show'}:${id}`;

/** @param key `movie:155` or `show:1396` */
export async function setTmdbWatchlist(client: TmdbClient, key: string, on: boolean): Promise<void> {
	const [type, id] = key.split(':');
	await setTmdbList(client, 'watchlist', type === 'movie' ? 'movie' : 'tv', Number(id), on);
}
