import { plain, readFlat, readType, type Fields } from '../titleFields';
import { type Statements } from '../titleReading';
import { idNumber, partNumber, typeOfWord } from '../titleValues';
import { has, withoutKeys } from './tools';

/** Fields that only TMDB's own answers have, together with an `id`. */
const TMDB_MARKS = [
	'original_title',
	'original_name',
	'genre_ids',
	'poster_path',
	'backdrop_path',
	'profile_path',
	'first_air_date',
	'vote_average',
	'known_for_department',
];

const otherIdIn = (item: Fields): boolean =>
	Object.keys(item).some((key) => ['tmdb', 'tmdbid', 'themoviedbid', 'ids'].includes(plain(key)));

export function isTmdb(item: Fields): boolean {
	if (idNumber(item.id) === undefined || otherIdIn(item)) return false;
	if (Object.keys(item).every((key) => key === 'id' || key === 'media_type')) return typeOfWord(item.media_type) !== undefined;
	const present = TMDB_MARKS.filter((name) => item[name] !== undefined);
	return present.length >= 2 || (present.length === 1 && has(item, 'media_type'));
}

export function tmdb(all: Statements, item: Fields): void {
	all.id('ids', 'tmdb', 'id', idNumber(item.id));
	readType(all, 'media_type', item.media_type ?? item.mediaType);
	if (!has(item, 'media_type', 'mediaType')) {
		if (has(item, 'original_title')) all.type('original_title', 'movie');
		if (has(item, 'original_name', 'first_air_date')) all.type('original_name', 'show');
		if (has(item, 'known_for_department')) all.type('known_for_department', 'person');
	}
	// `type` is "Scripted" and the like here, `season` fields belong to parts of the item.
	readFlat(all, withoutKeys(camelDates(item), 'type', 'media_type', 'mediaType', 'season', 'episode', 'homepage'));
}

const camelDates = (item: Fields): Fields => ({ ...item, name: item.title ?? item.name });

export function isTmdbPart(item: Fields): boolean {
	return (
		idNumber(item.id) !== undefined &&
		partNumber(item.season_number) !== undefined &&
		has(item, 'air_date', 'still_path', 'poster_path', 'show_id') &&
		!otherIdIn(item)
	);
}

export function tmdbPart(all: Statements, item: Fields): void {
	const isEpisode = has(item, 'episode_number');
	all.type(isEpisode ? 'episode_number' : 'season_number', isEpisode ? 'episode' : 'season');
	all.id('ids', 'tmdb', 'show_id', idNumber(item.show_id));
	all.id('ownIds', 'tmdb', 'id', idNumber(item.id));
	all.number('season', 'season_number', partNumber(item.season_number));
	all.number('episode', 'episode_number', partNumber(item.episode_number));
}

/** Seerr passes TMDB's search on in camel case, with TMDB's number as `id`. */
export function isSeerrResult(item: Fields): boolean {
	if (idNumber(item.id) === undefined || !has(item, 'mediaType') || has(item, 'tmdbId')) return false;
	return has(item, 'profilePath') || ['posterPath', 'genreIds', 'voteAverage'].filter((name) => item[name] !== undefined).length >= 2;
}
