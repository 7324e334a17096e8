import type { MediaType } from '../identity';
import { isFields, readFlat, readIds, readType, type Fields } from '../titleFields';
import { type Statements } from '../titleReading';
import { partNumber } from '../titleValues';
import { has, nestedIn, withoutKeys } from './tools';

/** `{ type, movie }`, `{ show, season }`, `{ show, episode }` as Trakt gives them, and others that nest so. */
export function entry(all: Statements, item: Fields): void {
	const nested = nestedIn(item);
	const [[name, type]] = nested as [[string, MediaType]];
	for (const [field, word] of nested) if (!(word === 'season' && type === 'episode')) all.type(field, word);
	readType(all, 'type', item.type ?? item.media_type);
	const own = item[name] as Fields;
	if (type !== 'season' && type !== 'episode') return readFlat(all, withoutKeys(own, 'type'), { within: `${name}.` });
	readIds(all, 'ownIds', `${name}.ids`, own.ids);
	all.number('season', type === 'season' ? 'season.number' : 'episode.season', partNumber(type === 'season' ? own.number : own.season));
	if (type === 'episode') all.number('episode', 'episode.number', partNumber(own.number));
	const show = nested.find(([, kind]) => kind === 'show')?.[0];
	if (show !== undefined) readFlat(all, withoutKeys(item[show] as Fields, 'type', 'season', 'episode'), { within: `${show}.` });
}

/** Trakt's own season and episode objects carry their own IDs, and nothing of their show. */
export function traktPart(all: Statements, item: Fields): void {
	const isEpisode = has(item, 'season');
	readType(all, 'type', item.type);
	all.type('number', isEpisode ? 'episode' : 'season');
	all.number('season', isEpisode ? 'season' : 'number', partNumber(isEpisode ? item.season : item.number));
	if (isEpisode) all.number('episode', 'number', partNumber(item.number));
	readIds(all, 'ownIds', 'ids', item.ids);
	if (isFields(item.show_ids)) readIds(all, 'ids', 'show_ids', item.show_ids);
}
