import type { IDataObject } from 'n8n-workflow';
import type { MediaType } from '../../shared/media/identity';
import { titleItem } from '../../shared/media/titleItem';
import { asText } from '../../shared/util/text';
import { imageUrl, type ImageSettings } from './images';
import { isObject } from '../../shared/util/isObject';

/** TMDB's word for the kind of a thing, in the words of this package. */
const KINDS: Record<string, string> = { movie: 'movie', tv: 'show', person: 'person', tv_season: 'season', tv_episode: 'episode' };

/** Fields with a name of their own in a simple item, or that few workflows read; Simplify off shows them. */
const REPLACED = [
	'id',
	'media_type',
	'title',
	'name',
	'original_title',
	'original_name',
	'release_date',
	'first_air_date',
	'genre_ids',
	'genres',
	'vote_average',
	'vote_count',
	'poster_path',
	'backdrop_path',
	'profile_path',
	'still_path',
	'original_language',
	'imdb_id',
	'external_ids',
	'adult',
	'video',
	'spoken_languages',
	'production_companies',
	'production_countries',
	'networks',
	'belongs_to_collection',
	'seasons',
	'type',
	'created_by',
	'languages',
	'softcore',
	'gender',
	'known_for',
	'show_id',
	'season_number',
	'episode_number',
];

/**
 * One flat item: `type`, `title`, `year`, `ids` as all nodes of this package write them (so it can go into
 * any of their operations as it is), then what TMDB says about it, without what is empty.
 *
 * @param type of entries that do not say it themselves: `movie` or `tv`
 */
export function simplify(entry: IDataObject, images: ImageSettings, type = ''): IDataObject {
	const kind = asText(entry.media_type) || type;
	const date = asText(entry.release_date) || asText(entry.first_air_date);
	const year = Number(date.slice(0, 4));
	const rest = Object.entries(entry).filter(([name, value]) => !REPLACED.includes(name) && says(value));
	const said = withoutEmpty({
		original_title: asText(entry.original_title) || asText(entry.original_name),
		date,
		language: entry.original_language,
		rating: entry.vote_average,
		votes: entry.vote_count,
		genres: names(entry.genres),
		genre_ids: entry.genres === undefined ? entry.genre_ids : undefined,
		countries: codes(entry.production_countries),
		networks: names(entry.networks),
		collection: isObject(entry.belongs_to_collection) ? entry.belongs_to_collection.name : undefined,
		seasons: seasonsOf(entry.seasons),
		// Scripted, Documentary, Miniseries …: TMDB calls it the type of a show.
		format: entry.type,
		known_for: knownFor(entry.known_for),
		...Object.fromEntries(rest),
		poster: imageUrl(images, entry.poster_path, 'w500'),
		backdrop: imageUrl(images, entry.backdrop_path, 'w1280'),
		photo: imageUrl(images, entry.profile_path, 'h632'),
		still: imageUrl(images, entry.still_path, 'w300'),
	});
	const title = asText(entry.title) || asText(entry.name);
	const facts = { title, year, type: (KINDS[kind] ?? kind) as MediaType };
	return titleItem({ ...facts, ids: idsOf(entry), season: entry.season_number, episode: entry.episode_number }, said);
}

/** IDs of the title; of the show, for its seasons and episodes. */
function idsOf(entry: IDataObject): IDataObject {
	const external = isObject(entry.external_ids) ? entry.external_ids : {};
	return withoutEmpty({
		tmdb: entry.show_id ?? entry.id,
		imdb: entry.imdb_id ?? external.imdb_id,
		tvdb: external.tvdb_id,
		wikidata: external.wikidata_id,
	});
}

const names = (value: unknown): string[] | undefined =>
	Array.isArray(value) ? value.filter(isObject).map(({ name }) => asText(name)) : undefined;

const codes = (value: unknown): string[] | undefined =>
	Array.isArray(value) ? value.filter(isObject).map(({ iso_3166_1: code }) => asText(code)) : undefined;

const knownFor = (value: unknown): string[] | undefined =>
	Array.isArray(value) ? value.filter(isObject).map(({ title, name }) => asText(title) || asText(name)) : undefined;

const seasonsOf = (value: unknown): IDataObject[] | undefined =>
	Array.isArray(value)
		? value
				.filter(isObject)
				.map((season) =>
					withoutEmpty({ season: season.season_number, title: season.name, episodes: season.episode_count, date: season.air_date }),
				)
		: undefined;

const says = (value: unknown): boolean =>
	value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const withoutEmpty = (item: IDataObject): IDataObject => Object.fromEntries(Object.entries(item).filter(([, value]) => says(value)));
