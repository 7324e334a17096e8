import { InputError } from '../../shared/node/errors';
import type { MediaIds, MediaType } from '../../shared/media/identity';
import { needIds, readTitle as readShared, recogniseTitle } from '../../shared/media/readTitle';
import type { TitleReading } from '../../shared/media/titleReading';

/** What a person, an AI agent or another node means by a film, show, season, episode or person. */
export interface TitleRef {
	type: MediaType;
	/** IDs of the film, show or person; of the show, for its seasons and episodes. */
	ids: MediaIds;
	/** IDs of the season or episode itself, where they are known. */
	ownIds?: MediaIds;
	season?: number;
	episode?: number;
	title?: string;
	year?: number;
}

export type IdType = 'auto' | keyof MediaIds;

/** What the node's form says about a title, together with its value. */
export interface TitleForm {
	/** What the operation takes. With one entry the form has no Type. */
	types: readonly MediaType[];
	/** As the form has it; its default, the first of `types`, gives way to what the value says. */
	type: MediaType;
	idType: IdType;
	/** Numbers that the form shows; undefined when they are empty. */
	season?: number;
	episode?: number;
	/** True where a whole show or season counts as all its episodes: only Type may ask for that. */
	explicit?: boolean;
}

/**
 * Brings value and form together into one title. What they say differently, and what is missing, is refused
 * in words that name the fields; nothing grows: a show with the form's season and episode is that episode.
 *
 * @throws InputError
 */
export function readTitle(given: unknown, form: TitleForm): TitleRef {
	const value = withoutWrapper(given);
	const { type, types, season, episode, idType } = form;
	const said = recogniseTitle(value).type;
	// A default that nobody touched is no statement; an operation on shows takes the show of an episode.
	const isStatement = types.length > 1 && !(type === types[0] && said !== undefined);
	const reading = needIds(
		readShared(value, {
			...(isStatement ? { type } : {}),
			season,
			episode,
			...(idType === 'auto' ? {} : { idType }),
			wordsAreSlugs: true,
		}),
	);
	const ref = refOf(isItem(value) && said === undefined ? withoutNumbers(reading) : reading, reading.type ?? type);
	if (ref.type === 'movie' && reading.type === undefined) refuseNumbers(reading);
	const fitting = types.length === 1 ? asOnly(ref, type) : ref;
	if (!types.includes(fitting.type)) {
		throw new InputError(
			'Title',
			`is ${fitting.type === 'episode' ? 'an' : 'a'} ${fitting.type}`,
			`This operation takes ${types.join(', ')} only.`,
		);
	}
	if (form.explicit === true) refuseWhole(fitting, type);
	return withNumbers(fitting, reading);
}

const isItem = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * An item that does not say whether it is a film or a show may be of another type than the form's. Numbers and
 * slugs are then another title's; an IMDb ID belongs to one title alone, so that a wrong type finds nothing.
 */
function withoutNumbers(reading: TitleReading): TitleReading {
	const { imdb } = reading.ids;
	return imdb === undefined ? reading : { ...reading, ids: { imdb } };
}

/** Items of this package may hold their title as `media`. */
function withoutWrapper(value: unknown): unknown {
	const { media, ids } = (typeof value === 'object' && value !== null ? value : {}) as { media?: { ids?: unknown } | null; ids?: unknown };
	return ids === undefined && typeof media?.ids === 'object' ? media : value;
}

/** The title of an entry that Trakt itself sent; undefined for one whose film or show is null (trakt-api 783, 815). */
export function titleOfEntry(entry: unknown): TitleRef | undefined {
	try {
		const reading = recogniseTitle(entry);
		return refOf(reading, reading.type ?? 'movie');
	} catch {
		return undefined;
	}
}

function refOf({ ids, ownIds, season, episode, title, year }: TitleReading, type: MediaType): TitleRef {
	const isPart = type === 'season' || type === 'episode';
	return {
		type,
		ids,
		...(isPart && Object.keys(ownIds).length > 0 ? { ownIds } : {}),
		...(season === undefined || !isPart ? {} : { season }),
		...(episode === undefined || type !== 'episode' ? {} : { episode }),
		...(title === undefined || isBareSlug(title, ids) ? {} : { title }),
		...(year === undefined ? {} : { year }),
	};
}

const isBareSlug = (title: string, { slug }: MediaIds): boolean => title === slug;

function refuseNumbers({ season, episode }: TitleReading): void {
	if (season === undefined && episode === undefined) return;
	const numbers = [season === undefined ? '' : `season ${season}`, episode === undefined ? '' : `episode ${episode}`];
	throw new InputError(
		'Type',
		`is movie, but "Title" says ${numbers.filter(Boolean).join(' ')}`,
		'Choose Episode or Season in Type, or take the numbers out of the item.',
	);
}

function refuseWhole({ type }: TitleRef, chosen: MediaType): void {
	if ((type !== 'show' && type !== 'season') || type === chosen) return;
	throw new InputError(
		'Type',
		`is ${chosen}, but "Title" names a whole ${type}`,
		`Choose Episode in Type and fill in Season and Episode for one episode, or choose ${type === 'show' ? 'Show' : 'Season'} in Type if all of its episodes are meant.`,
	);
}

/** An operation on shows takes the show of an episode, one on seasons the season of an episode. */
function asOnly(ref: TitleRef, type: MediaType): TitleRef {
	const { ids, ownIds, season, episode, ...more } = ref;
	const isPart = ref.type === 'episode' || ref.type === 'season';
	if (type === 'show' && isPart) return { ...more, type, ids };
	if (type === 'season' && ref.type === 'episode') return { ...more, type, ids, season };
	if ((type === 'season' || type === 'episode') && (ref.type === 'show' || ref.type === 'season')) {
		return { ...more, type, ids, ...(ref.type === type ? { ownIds } : {}), season, episode };
	}
	return ref;
}

function withNumbers(ref: TitleRef, { from }: TitleReading): TitleRef {
	if ((ref.type !== 'season' && ref.type !== 'episode') || Object.keys(ref.ownIds ?? {}).length > 0) return ref;
	const needsEpisode = ref.type === 'episode' && ref.episode === undefined;
	// An IMDb ID may be the episode's own: unlike a number it is never another title's as well.
	if (needsEpisode && ref.season === undefined && ref.ids.imdb !== undefined && /imdb/i.test(from))
		return { ...ref, ids: {}, ownIds: ref.ids };
	if (ref.season === undefined) throw new InputError('Season', 'is empty', 'Give the number of the season; 0 are the specials.');
	if (needsEpisode) throw new InputError('Episode', 'is empty', 'Give the number of the episode within its season.');
	return ref;
}
