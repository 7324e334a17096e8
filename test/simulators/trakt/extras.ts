import { ItemList } from './itemList';
import type { Media } from './media';
import type { Account, TraktState } from './state';

export interface Rating {
	rating: number;
	ratedAt: string;
	media: Media;
}

export interface Playback {
	id: number;
	progress: number;
	pausedAt: string;
	media: Media;
}

/** What an account has besides its watchlist, lists and history. */
export class Extras {
	readonly favorites: ItemList;

	readonly collection: ItemList;

	readonly ratings = new Map<Media, Rating>();

	readonly playback: Playback[] = [];

	readonly hidden = new Map<string, ItemList>();

	readonly following = new Set<string>();

	/** What is checked in, until when. */
	checkIn: { expiresAt: string; media: Media } | undefined;

	/** What was scrobbled last, and when. */
	scrobbled: { watchedAt: string; media: Media } | undefined;

	constructor(
		private readonly state: TraktState,
		account: Account,
	) {
		this.favorites = new ItemList(state.world(), (types, at) => {
			account.touch('favorites', 'updated_at', at);
			for (const type of types) account.touch(`${type}s`, 'favorited_at', at);
		});
		this.collection = new ItemList(state.world(), (types, at) => {
			for (const type of types) account.touch(type === 'movie' ? 'movies' : 'episodes', 'collected_at', at);
		});
	}

	hiddenIn(section: string): ItemList {
		const known = this.hidden.get(section);
		if (known !== undefined) return known;
		const list = new ItemList(this.state.world(), () => {});
		this.hidden.set(section, list);
		return list;
	}
}

const extras = new WeakMap<Account, Extras>();

export function extrasOf(state: TraktState, account: Account): Extras {
	const known = extras.get(account);
	if (known !== undefined) return known;
	const made = new Extras(state, account);
	extras.set(account, made);
	return made;
}
