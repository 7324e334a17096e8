import { ItemList } from './itemList';
import type { Media, Show } from './media';
import type { Account, TraktState } from './state';

/** A list that Trakt fills by a rule. */
export interface SmartList {
	ids: { trakt: number; slug: string };
	name: string;
	items: ItemList;
}

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

	readonly followers = new Set<string>();

	/** Accounts that ask to follow, by the number of their request. */
	readonly requests = new Map<number, Account>();

	/** When a show was started over. */
	readonly resets = new Map<Show, string>();

	readonly smartLists: SmartList[] = [];

	/** What is checked in, from and until when. */
	checkIn: { startedAt: string; expiresAt: string; media: Media } | undefined;

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

	/** Adds a smart list; what is on it, the test says. */
	smartList(name: string, trakt: number): SmartList {
		const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		const list = { ids: { trakt, slug }, name, items: new ItemList(this.state.world(), () => {}) };
		this.smartLists.push(list);
		return list;
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
