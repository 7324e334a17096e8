import type { IDataObject } from 'n8n-workflow';
import type { MediaIds, MediaType } from '../../shared/media/identity';
import type { TitleRef } from './titleInput';

/** The names of the groups in Trakt's sync bodies and answers. */
const GROUPS: Record<MediaType, Group> = {
	movie: 'movies',
	show: 'shows',
	season: 'seasons',
	episode: 'episodes',
	person: 'people',
};

type Group = 'movies' | 'shows' | 'seasons' | 'episodes' | 'people';

/** One title as it stands in a sync body. */
export interface BodyEntry {
	/** The group it is sent in; a season without an ID of its own is sent inside its show. */
	group: Group;
	/** The group that Trakt counts it in. */
	counted: Group;
	entry: { ids: MediaIds; [field: string]: unknown };
	/** True when something is sent below a show: then the show's own fields are not the title's. */
	nested: boolean;
}

/** What Trakt finds a season or episode by; other IDs of theirs are not accepted (contract, `POST /sync/*`). */
const PART_IDS = ['trakt', 'tvdb'] as const;

/** Whether a season or episode can be sent by an ID of its own. */
export const hasPartId = ({ ownIds }: TitleRef): boolean => PART_IDS.some((kind) => ownIds?.[kind] !== undefined);

/**
 * @param extras fields of the title itself, such as `rating` or `watched_at`
 */
export function bodyEntry(ref: TitleRef, extras: IDataObject = {}): BodyEntry {
	const counted = GROUPS[ref.type];
	if (ref.type !== 'season' && ref.type !== 'episode') {
		return { group: counted, counted, entry: { ids: ref.ids, ...extras }, nested: false };
	}
	const own = PART_IDS.filter((kind) => ref.ownIds?.[kind] !== undefined);
	if (own.length > 0) {
		const ids = Object.fromEntries(own.map((kind) => [kind, ref.ownIds?.[kind]])) as MediaIds;
		return { group: counted, counted, entry: { ids, ...extras }, nested: false };
	}
	const part = ref.type === 'season' ? extras : { episodes: [{ number: ref.episode, ...extras }] };
	return {
		group: 'shows',
		counted,
		entry: { ids: ref.ids, seasons: [{ number: ref.season, ...part }] },
		nested: true,
	};
}

/** The body of one request. */
export function syncBody(entries: readonly BodyEntry[]): IDataObject {
	const body: Record<string, unknown[]> = {};
	for (const { group, entry } of entries) (body[group] ??= []).push(entry);
	return body;
}

/** What Trakt answers to a sync write; every part may be missing. */
export interface SyncAnswer {
	added?: Counts | null;
	existing?: Counts | null;
	updated?: Counts | null;
	deleted?: Counts | null;
	not_found?: Record<string, unknown> | null;
}

type Counts = Record<string, number>;

export type Outcome =
	| 'added'
	| 'existing'
	/** The answer counts both kinds and does not say which title is which. */
	| 'addedOrExisting'
	| 'removed'
	| 'notOnList'
	| 'removedOrNotOnList'
	| 'notFound';

/**
 * Reads the outcome of each entry from one answer. Trakt names only those it does not know; the others it
 * counts by type, which settles each of them unless one type has both kinds.
 */
export function outcomes(kind: 'add' | 'remove', entries: readonly BodyEntry[], answer: SyncAnswer): Outcome[] {
	const known = entries.map((entry) => !isNotFound(entry, answer));
	return entries.map((entry, index) => {
		if (known[index] !== true) return 'notFound';
		const sent = entries.filter((other, at) => known[at] === true && other.counted === entry.counted).length;
		return kind === 'add' ? addOutcome(entry, sent, answer) : removeOutcome(entry, sent, answer, known.filter(Boolean).length === 1);
	});
}

function addOutcome({ counted }: BodyEntry, sent: number, { added, existing }: SyncAnswer): Outcome {
	const before = existing?.[counted] ?? 0;
	const now = added?.[counted] ?? 0;
	if (before === 0 && now >= sent) return 'added';
	if (now === 0 && before >= sent) return 'existing';
	// A show is counted by its episodes in some answers (history, collection): then the sums decide.
	if (total(existing) === 0) return 'added';
	return total(added) === 0 ? 'existing' : 'addedOrExisting';
}

function removeOutcome({ counted }: BodyEntry, sent: number, { deleted }: SyncAnswer, isOnlyOne: boolean): Outcome {
	const gone = deleted?.[counted] ?? 0;
	if (gone >= sent) return 'removed';
	if (total(deleted) === 0) return 'notOnList';
	// Of the history a show or season is counted by its episodes.
	if (isOnlyOne) return 'removed';
	return 'removedOrNotOnList';
}

const total = (counts: Counts | null | undefined): number =>
	Object.values(counts ?? {}).reduce((sum, count) => sum + (typeof count === 'number' ? count : 0), 0);

function isNotFound({ group, entry }: BodyEntry, answer: SyncAnswer): boolean {
	const missing = answer.not_found?.[group];
	return Array.isArray(missing) && missing.some((candidate) => isSame(entry, candidate as IDataObject));
}

/** Trakt sends back what it was sent; for a part of a show, the part as well. */
function isSame(entry: BodyEntry['entry'], candidate: IDataObject): boolean {
	const ids = (candidate.ids ?? {}) as Record<string, unknown>;
	const named = Object.entries(ids).filter(([, id]) => id !== null && id !== undefined);
	const sent = entry.ids as Record<string, unknown>;
	if (named.length === 0 || named.some(([kind, id]) => String(sent[kind]) !== String(id))) return false;
	if (candidate.seasons === undefined || entry.seasons === undefined) return true;
	return numbersOf(candidate).some((part) => numbersOf(entry).includes(part));
}

interface Part {
	number?: number;
	episodes?: Part[];
}

function numbersOf(entry: Record<string, unknown>): string[] {
	return ((entry.seasons ?? []) as Part[]).flatMap(({ number, episodes = [] }) =>
		episodes.length === 0 ? [`${number}`] : episodes.map((episode) => `${number}x${episode.number}`),
	);
}
