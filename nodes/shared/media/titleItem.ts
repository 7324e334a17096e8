import type { IDataObject } from 'n8n-workflow';
import type { MediaIds, MediaType } from './identity';

/** The fields that stand first in every item that tells of a title, in this order. */
export const TITLE_FIELDS = ['title', 'year', 'type', 'outcome', 'reason', 'ids', 'season', 'episode'] as const;

/** What is known of a title; whatever is empty is left out. */
interface TitleFacts {
	title?: unknown;
	year?: unknown;
	type?: MediaType;
	outcome?: string;
	reason?: string;
	/** Of the film or show; of the show, for its seasons and episodes. */
	ids?: MediaIds | IDataObject;
	season?: unknown;
	episode?: unknown;
}

/**
 * An item that tells of a title: what names it stands first and flat, so that the item fits the title field of every
 * node of this package; then what the service says of it, under the service's own names.
 *
 * @param rest what follows; a field that stands among the first already is not repeated
 */
export function titleItem(facts: TitleFacts, rest: IDataObject = {}): IDataObject {
	const { title, year, type, outcome, reason, ids = {}, season, episode } = facts;
	const known = present(ids);
	const named = Object.keys(known).length === 0 ? {} : { ids: known };
	const first = present({ title, year: year === 0 ? undefined : year, type, outcome, reason, ...named, season, episode });
	return { ...first, ...Object.fromEntries(Object.entries(rest).filter(([name]) => !Object.hasOwn(first, name))) };
}

const present = (fields: object): IDataObject =>
	Object.fromEntries(Object.entries(fields as IDataObject).filter(([, value]) => value !== undefined && value !== null && value !== ''));
