import type { IDataObject } from 'n8n-workflow';
import type { MediaIds, MediaType } from '../../shared/media/identity';
import { titleItem } from '../../shared/media/titleItem';
import { isObject } from '../../shared/util/isObject';

/** Kinds of things that Trakt nests in an entry, the one an entry is about first. */
const SUBJECTS = ['episode', 'season', 'movie', 'show', 'person', 'list', 'user', 'comment', 'note'] as const;

/** Big or technical parts that few workflows read; Simplify off shows them. */
const DROPPED = ['images', 'colors', 'available_translations', 'languages', 'subgenres', 'plex', 'airs', 'user_stats', 'available_on'];

/** What an entry is about that is a bare title and does not say it itself, as an operation knows it. */
export interface Bare {
	type: MediaType;
	/** Of a bare season or episode: its show, as far as it is known. */
	show?: { title?: string; year?: number; ids: MediaIds };
}

/**
 * One flat item per entry: title, year, type and IDs of what it is about first, then what the entry says (listed_at,
 * rating, plays …). Field names stay Trakt's own. For a season or episode `ids` are the show's, and `season_ids` or
 * `episode_ids` its own, so that the item can go into the title field of any node as it is.
 */
export function simplify(entry: unknown, bare?: Bare): IDataObject {
	if (!isObject(entry)) return { id: entry as IDataObject[string] };
	const subject = SUBJECTS.find((name) => isObject(entry[name]));
	if (subject === undefined) return isBareTitle(entry, bare) ? bareTitle(entry, bare) : inOrder(kept(entry));
	const rest = Object.fromEntries(Object.entries(entry).filter(([name]) => !isSubject(name, entry)));
	const about = aboutOf(subject, entry);
	return inOrder({ ...about, ...kept(rest), ...(about.type === undefined ? {} : { type: about.type }) });
}

/** Kinds of titles; a list or a user has other fields. */
const TITLES: readonly unknown[] = ['movie', 'show', 'season', 'episode', 'person'];

function inOrder(item: IDataObject): IDataObject {
	if (!TITLES.includes(item.type)) return item;
	const { title, name, year, type, ids, season, episode } = item;
	return titleItem({ title: title ?? name, year, type: type as MediaType, ids: ids as MediaIds, season, episode }, item);
}

const isBareTitle = (entry: IDataObject, bare: Bare | undefined): bare is Bare =>
	bare !== undefined && entry.type === undefined && isObject(entry.ids);

function bareTitle(entry: IDataObject, { type, show }: Bare): IDataObject {
	if (type !== 'season' && type !== 'episode') return inOrder({ type, ...kept(entry) });
	return inOrder(aboutOf(type, { [type]: entry, ...(show === undefined ? {} : { show: show }) }));
}

const isSubject = (name: string, entry: IDataObject): boolean => (SUBJECTS as readonly string[]).includes(name) && isObject(entry[name]);

function aboutOf(subject: (typeof SUBJECTS)[number], entry: IDataObject): IDataObject {
	const own = kept(entry[subject] as IDataObject);
	if (subject === 'episode' || subject === 'season') {
		const show = isObject(entry.show) ? kept(entry.show) : {};
		const { ids, number, season, title, ...more } = own;
		return {
			...more,
			type: subject,
			...(show.title === undefined ? {} : { title: show.title }),
			...(show.year === undefined ? {} : { year: show.year }),
			season: subject === 'season' ? number : season,
			...(subject === 'episode' ? { episode: number } : {}),
			...(title === undefined ? {} : { [`${subject}_title`]: title }),
			...(show.ids === undefined ? {} : { ids: show.ids }),
			[`${subject}_ids`]: ids,
		};
	}
	if (subject === 'comment' || subject === 'note') return own;
	return { ...(subject === 'user' ? {} : { type: subject }), ...own };
}

/** The fields that say something: neither null nor empty nor dropped; a user is named by the user name. */
function kept(value: IDataObject): IDataObject {
	const simple: IDataObject = {};
	for (const [name, field] of Object.entries(value)) {
		if (field === null || field === undefined || DROPPED.includes(name)) continue;
		if (name === 'user' && isObject(field)) simple.user = field.username ?? (field.ids as IDataObject | undefined)?.slug;
		else if (name === 'ids' && isObject(field)) simple.ids = kept(field);
		else simple[name] = field;
	}
	return simple;
}
