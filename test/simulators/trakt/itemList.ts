import type { Episode, FilmSeed, Media, MediaLibrary, MediaType, PersonSeed, Season, ShowSeed } from './media';
import { mediaView, type Extended } from './views';

/** One entry of a watchlist or list. */
export interface Entry {
	id: number;
	listedAt: string;
	notes: string | null;
	media: Media;
	rank: number;
}

interface StoredEntry extends Entry {
	/** The JSON of everything but the rank, made once: a page of 250 must not cost 250 renderings. */
	text: Partial<Record<Extended, string>>;
}

/** What a builder may say about the entry itself. */
export interface EntrySeed {
	/** When it was listed; a moment in January 2026 when absent. */
	listedAt?: string;
	notes?: string | null;
}

/** What an item list needs from the state it lives in. */
export interface ListWorld {
	library: MediaLibrary;
	nextId(): number;
	/** A moment after everything that has happened so far. */
	now(): string;
	/** A moment in the past for the next built entry. */
	past(): string;
}

export interface Sort {
	by: string;
	how: 'asc' | 'desc';
}

/** A watchlist, or the items of a list: entries in order, each thing at most once. */
export class ItemList {
	sort: Sort = { by: 'rank', how: 'asc' };

	updatedAt: string;

	private readonly entries = new Map<string, StoredEntry>();

	private cache = new Map<string, StoredEntry[]>();

	constructor(
		private readonly world: ListWorld,
		private readonly changed: (types: Set<MediaType>, at: string) => void,
	) {
		this.updatedAt = '2025-12-31T00:00:00.000Z';
	}

	get size(): number {
		return this.entries.size;
	}

	/** How many entries of one type there are. */
	count(type: MediaType): number {
		return this.read(new Set([type])).length;
	}

	/** Builds a film (or takes the one with the same Trakt id) and lists it, in the past by default. */
	addMovie(seed: FilmSeed & EntrySeed): Entry {
		return this.build(this.world.library.movie(seed), seed);
	}

	addShow(seed: ShowSeed & EntrySeed): Entry {
		return this.build(this.world.library.show(seed), seed);
	}

	/** Lists one season of a show; the show itself is not listed by that. */
	addSeason(show: ShowSeed, number: number, seed: EntrySeed = {}): Entry {
		return this.build(this.seasonOf(show, number), seed);
	}

	addEpisode(show: ShowSeed, season: number, number: number, seed: EntrySeed = {}): Entry {
		const episode = this.seasonOf(show, season).episodes[number - 1];
		if (episode === undefined) throw new Error(`${show.title} has no episode ${season}x${number}`);
		return this.build(episode satisfies Episode, seed);
	}

	addPerson(seed: PersonSeed & EntrySeed): Entry {
		return this.build(this.world.library.person(seed), seed);
	}

	/** Lists something now, as a user would. Returns undefined when it is listed already. */
	add(media: Media, at = this.world.now(), notes: string | null = null): Entry | undefined {
		const key = keyOf(media);
		if (this.entries.has(key)) return undefined;
		const entry: StoredEntry = {
			id: this.world.nextId(),
			listedAt: at,
			notes,
			media,
			rank: this.entries.size + 1,
			text: {},
		};
		this.entries.set(key, entry);
		this.touch(media.type, at);
		return entry;
	}

	/** Takes something off the list now. Returns whether it was there. */
	remove(media: Media, at = this.world.now()): boolean {
		if (!this.entries.delete(keyOf(media))) return false;
		this.touch(media.type, at);
		return true;
	}

	has(media: Media): boolean {
		return this.entries.has(keyOf(media));
	}

	clear(): void {
		for (const entry of [...this.entries.values()]) this.remove(entry.media);
	}

	/**
	 * The entries of the given types (all when absent), sorted. The array is kept until the list
	 * changes: walking 100,000 entries in pages sorts them once.
	 */
	read(types?: ReadonlySet<MediaType>, sort: Sort = this.sort): readonly Entry[] {
		const key = `${types === undefined ? '' : [...types].sort().join()} ${sort.by} ${sort.how}`;
		let found = this.cache.get(key);
		if (found === undefined) {
			found = this.ranked();
			if (types !== undefined) found = found.filter((entry) => types.has(entry.media.type));
			found = sorted(found, sort);
			this.cache.set(key, found);
		}
		return found;
	}

	/** The JSON text of some entries of this list, ranks included. */
	static text(entries: readonly Entry[], extended: Extended): string {
		const texts = (entries as readonly StoredEntry[]).map((entry) => {
			entry.text[extended] ??= textOf(entry, extended);
			return `{"rank":${entry.rank},${entry.text[extended]}`;
		});
		return `[${texts.join(',')}]`;
	}

	private build(media: Media, seed: EntrySeed): Entry {
		const entry = this.add(media, seed.listedAt ?? this.world.past(), seed.notes ?? null);
		if (entry === undefined) throw new Error(`${keyOf(media)} is listed already`);
		return entry;
	}

	private seasonOf(show: ShowSeed, number: number): Season {
		const season = this.world.library.show(show).seasons[number - 1];
		if (season === undefined) throw new Error(`${show.title} has no season ${number}`);
		return season;
	}

	private touch(type: MediaType, at: string): void {
		this.cache = new Map();
		if (at > this.updatedAt) this.updatedAt = at;
		this.changed(new Set([type]), at);
	}

	private ranked(): StoredEntry[] {
		let ranked = this.cache.get('ranked');
		if (ranked === undefined) {
			ranked = [...this.entries.values()];
			for (const [index, entry] of ranked.entries()) entry.rank = index + 1;
			this.cache.set('ranked', ranked);
		}
		return ranked;
	}
}

function textOf(entry: Entry, extended: Extended): string {
	const { id, listedAt, notes, media } = entry;
	const head = JSON.stringify({ id, listed_at: listedAt, notes, type: media.type });
	return `${head.slice(1, -1)},${JSON.stringify(mediaView(media, extended)).slice(1)}`;
}

const keyOf = (media: Media) => `${media.type}:${media.ids.trakt}`;

/** The film or show that an entry's title, runtime and votes come from. */
function titleOf(media: Media) {
	if (media.type === 'person') return { title: media.name, runtime: 0, votes: 0, rating: 0 };
	const title = media.type === 'season' || media.type === 'episode' ? media.show : media;
	return { ...title, runtime: title.runtime ?? 0 };
}

function releasedOf(media: Media): string {
	if (media.type === 'person') return '';
	return media.type === 'movie' ? (media.released ?? '') : media.firstAired;
}

const collator = new Intl.Collator('en');

/** Trakt ignores a leading article. */
const sortTitle = (media: Media) => titleOf(media).title.replace(/^(the|an?) /i, '');

const COMPARE: Record<string, (left: Entry, right: Entry) => number> = {
	rank: (left, right) => left.rank - right.rank,
	added: (left, right) => compare(left.listedAt, right.listedAt) || left.id - right.id,
	title: (left, right) => collator.compare(sortTitle(left.media), sortTitle(right.media)),
	released: (left, right) => compare(releasedOf(left.media), releasedOf(right.media)),
	runtime: (left, right) => titleOf(left.media).runtime - titleOf(right.media).runtime,
	votes: (left, right) => titleOf(left.media).votes - titleOf(right.media).votes,
	popularity: (left, right) => titleOf(left.media).votes - titleOf(right.media).votes,
	percentage: (left, right) => titleOf(left.media).rating - titleOf(right.media).rating,
};

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Sort words that the simulator has no numbers for leave the order by rank. */
function sorted(entries: StoredEntry[], sort: Sort): StoredEntry[] {
	if (sort.by === 'rank' && sort.how === 'asc') return entries;
	const by = COMPARE[sort.by] ?? (COMPARE.rank as (left: Entry, right: Entry) => number);
	const ordered = [...entries].sort(by);
	return sort.how === 'desc' ? ordered.reverse() : ordered;
}
