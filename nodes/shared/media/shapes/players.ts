import { asText } from '../../util/text';
import { readFlat, readIds, readType, type Fields } from '../titleFields';
import { readGuid } from '../titleGuid';
import { type Statements } from '../titleReading';
import { idOf, partNumber, typeOfWord, yearOf } from '../titleValues';

/** The GUIDs of an episode are its own, those of its show stand elsewhere. */
export function plex(all: Statements, item: Fields): void {
	readType(all, 'type', item.type);
	const type = typeOfWord(item.type);
	const isPart = type === 'season' || type === 'episode';
	readIds(all, isPart ? 'ownIds' : 'ids', 'Guid', item.Guid ?? item.Guids);
	const old = readGuid(asText(item.guid));
	// The old agents name the show, with season and episode behind it.
	if (old !== undefined && (!isPart || old.season !== undefined)) all.add('guid', old);
	if (type === 'season') all.number('season', 'index', partNumber(item.index));
	if (type === 'episode') {
		all.number('season', 'parentIndex', partNumber(item.parentIndex));
		all.number('episode', 'index', partNumber(item.index));
	}
	const titleField = type === 'episode' ? 'grandparentTitle' : type === 'season' ? 'parentTitle' : 'title';
	all.title(titleField, asText(item[titleField]), isPart ? undefined : yearOf(item.year));
}

/** Provider_* are the item's own: the episode's, not its show's. */
export function jellyfinWebhook(all: Statements, item: Fields): void {
	readType(all, 'ItemType', item.ItemType);
	const type = typeOfWord(item.ItemType);
	const isPart = type === 'season' || type === 'episode';
	for (const name of ['tmdb', 'imdb', 'tvdb'] as const)
		all.id(isPart ? 'ownIds' : 'ids', name, `Provider_${name}`, idOf(name, item[`Provider_${name}`]));
	if (isPart) all.number('season', 'SeasonNumber', partNumber(item.SeasonNumber));
	if (type === 'episode') all.number('episode', 'EpisodeNumber', partNumber(item.EpisodeNumber));
	const field = isPart ? 'SeriesName' : 'Name';
	all.title(field, asText(item[field]), isPart ? undefined : yearOf(item.Year));
}

export function emby(all: Statements, item: Fields): void {
	readType(all, 'Type', item.Type);
	const type = typeOfWord(item.Type);
	const isPart = type === 'season' || type === 'episode';
	readIds(all, isPart ? 'ownIds' : 'ids', 'ProviderIds', item.ProviderIds);
	if (isPart) readIds(all, 'ids', 'SeriesProviderIds', item.SeriesProviderIds);
	if (type === 'season') all.number('season', 'IndexNumber', partNumber(item.IndexNumber));
	if (type === 'episode') {
		all.number('season', 'ParentIndexNumber', partNumber(item.ParentIndexNumber));
		all.number('episode', 'IndexNumber', partNumber(item.IndexNumber));
	}
	const field = isPart ? 'SeriesName' : 'Name';
	all.title(field, asText(item[field]), isPart ? undefined : yearOf(item.ProductionYear));
}

/** Whose the IDs of a season or episode are depends on the Plex agent, so they are not used. */
export function tautulli(all: Statements, item: Fields): void {
	readType(all, 'media_type', item.media_type);
	const type = typeOfWord(item.media_type);
	const isPart = type === 'season' || type === 'episode';
	readFlat(all, item, { ids: isPart ? 'none' : 'ids', named: !isPart });
	if (isPart) all.title('show_name', asText(item.show_name));
}
