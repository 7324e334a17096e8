import { asText } from '../../util/text';
import { isFields, plain, readFlat, readType, type Fields } from '../titleFields';
import { UnclearTitle, type Statements } from '../titleReading';
import { idNumber, nameAndYear, partNumber, typeOfWord } from '../titleValues';
import { withoutKeys } from './tools';

/** A webhook's or request's `media`; `id` is Seerr's own. A request for one season means that season. */
export function seerr(all: Statements, item: Fields): void {
	const media = item.media as Fields;
	readType(all, 'type', item.type);
	readFlat(all, withoutKeys(media, 'seasons'), { within: 'media.' });
	const seasons = Array.isArray(item.seasons) ? item.seasons.filter(isFields) : [];
	const [only] = seasons;
	if (seasons.length === 1 && only !== undefined && typeOfWord(media.mediaType ?? media.media_type) === 'show') {
		all.number('season', 'seasons', partNumber(only.seasonNumber));
	}
	const { title, year } = nameAndYear(asText(item.subject));
	all.title('subject', title, year);
}

export function sonarrWebhook(all: Statements, item: Fields): void {
	all.type('series', 'show');
	readFlat(all, withoutKeys(item.series as Fields, 'type'), { within: 'series.' });
	const episodes = Array.isArray(item.episodes) ? item.episodes.filter(isFields) : [];
	const [only] = episodes;
	if (episodes.length > 1) {
		throw new UnclearTitle(
			`names ${episodes.length} episodes at once`,
			'Split the field "episodes" out first, or give {{ $json.series }} for the show.',
		);
	}
	if (only === undefined) return;
	all.number('season', 'episodes.seasonNumber', partNumber(only.seasonNumber));
	all.number('episode', 'episodes.episodeNumber', partNumber(only.episodeNumber));
	all.id('ownIds', 'tvdb', 'episodes.tvdbId', idNumber(only.tvdbId));
}

export function radarrWebhook(all: Statements, item: Fields): void {
	all.type('movie', 'movie');
	readFlat(all, withoutKeys(item.movie as Fields, 'type'), { within: 'movie.' });
}

/** Version 3 names the source beside the number. */
export function moviePilot(all: Statements, item: Fields): void {
	const source = plain(asText(item.media_source));
	if (source === 'themoviedb' || source === 'tmdb') all.id('ids', 'tmdb', 'media_id', idNumber(item.media_id));
	else if (source !== '') all.otherId(source, 'media_id', asText(item.media_id));
	readFlat(all, item);
}
