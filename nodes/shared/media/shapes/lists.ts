import { asText } from '../../util/text';
import { isFields, plain, readFlat, readType, type Fields } from '../titleFields';
import { type Statements } from '../titleReading';
import { idNumber, partNumber, typeOfWord, yearOf } from '../titleValues';
import { has, idText, nestedIn, withoutKeys } from './tools';

export function isAniList(item: Fields): boolean {
	return has(item, 'idMal') || (isFields(item.title) && has(item.title, 'romaji', 'english', 'native', 'userPreferred'));
}

/** `type` is ANIME or MANGA; what it is on the screen stands in `format`. */
export function aniList(all: Statements, item: Fields): void {
	readType(all, 'type', asText(item.type) === 'ANIME' ? undefined : item.type);
	readType(all, 'format', item.format);
	all.otherId('anilist', 'id', idText(item.id));
	all.otherId('mal', 'idMal', idText(item.idMal));
	const start = isFields(item.startDate) ? item.startDate.year : undefined;
	const names = isFields(item.title) ? item.title : { title: item.title };
	for (const [language, name] of Object.entries(names).slice(0, 6))
		all.title(`title.${language}`, asText(name), yearOf(item.seasonYear ?? start));
}

/** `id` and `media_type` are there as at TMDB, but the number is MyAnimeList's. */
export function myAnimeList(all: Statements, item: Fields): void {
	readType(all, 'media_type', item.media_type);
	all.otherId('mal', 'id', idText(item.id));
	all.title('title', asText(item.title), yearOf(item.start_date));
}

export function isSimkl(item: Fields): boolean {
	const nested = nestedIn(item).map(([name]) => (item[name] as Fields).ids);
	return has(item, 'anime_type') || [...nested, item.ids].some((ids) => isFields(ids) && has(ids, 'simkl', 'simkl_id'));
}

/** The slug is SIMKL's own; an anime film stands under `show`. */
export function simkl(all: Statements, item: Fields): void {
	const [nested] = nestedIn(item);
	const animeType = typeOfWord(item.anime_type);
	const isAnime = has(item, 'anime_type');
	if (isAnime) all.type('anime_type', animeType);
	if (nested !== undefined && !isAnime) all.type(nested[0], nested[1]);
	const title = nested === undefined ? item : (item[nested[0]] as Fields);
	readFlat(all, withoutKeys(title, ...(isAnime ? ['type'] : [])), {
		within: nested === undefined ? '' : `${nested[0]}.`,
		slugIsTrakts: false,
	});
}

/** The open mapping lists: an entry is one season of a show; the season may be counted differently per service. */
export function animeMapping(all: Statements, item: Fields): void {
	const type = typeOfWord(item.type);
	const { season } = item;
	if (type !== 'movie' && isFields(season)) {
		for (const [service, number] of Object.entries(season).slice(0, 4)) all.number('season', `season.${service}`, partNumber(number));
	}
	readFlat(all, withoutKeys(item, ...(isFields(season) || type === 'movie' ? ['season'] : [])));
}

/** MDBList's `id` is TMDB's number; newer answers have `ids` as well. */
export function mdblist(all: Statements, item: Fields): void {
	readFlat(all, item);
	if (all.reading.ids.tmdb === undefined) all.id('ids', 'tmdb', 'id', idNumber(item.id));
}

export function douban(all: Statements, item: Fields): void {
	all.otherId('douban', 'subject.id', idText(item.id));
	readFlat(all, item, { within: 'subject.' });
}

const letterboxdKeys = (item: Fields): string[] => Object.keys(item).map(plain);

export function isLetterboxd(item: Fields): boolean {
	const keys = letterboxdKeys(item);
	return (
		keys.some((key) => key.startsWith('letterboxd')) ||
		keys.includes('tmdbmovieid') ||
		keys.includes('tmdbtvid') ||
		asText(item.guid).startsWith('letterboxd-')
	);
}

/** The diary feed and the CSV files: films, but for what the feed marks with `tmdb:tvId`. */
export function letterboxd(all: Statements, item: Fields): void {
	let isShow = false;
	for (const [key, value] of Object.entries(item)) {
		const name = plain(key);
		if (name === 'tmdbmovieid' && idNumber(value) !== undefined) {
			all.type(key, 'movie');
			all.id('ids', 'tmdb', key, idNumber(value));
		}
		if (name === 'tmdbtvid' && idNumber(value) !== undefined) {
			isShow = true;
			all.type(key, 'show');
			all.id('ids', 'tmdb', key, idNumber(value));
		}
	}
	const isFeed = letterboxdKeys(item).includes('letterboxdfilmtitle');
	readFlat(all, withoutKeys(item, ...(isFeed ? ['title', 'link', 'guid'] : []), ...(isShow ? ['link', 'guid'] : [])));
	if (!isShow && all.reading.looked.length > 0) all.type('Letterboxd', 'movie');
	if (!isFeed && asText(item.guid).startsWith('letterboxd-')) nameFromFeed(all, asText(item.title));
}

/** Without Custom Fields n8n's RSS node leaves "Dune, 2021 - ★★★★" only. */
function nameFromFeed(all: Statements, text: string): void {
	const found = /^(.{1,300}), (\d{4})(?: - ★.{0,12})?$/u.exec(text.slice(0, 400));
	if (found === null) return;
	all.reading.title = found[1];
	all.reading.year = yearOf(found[2]);
}
