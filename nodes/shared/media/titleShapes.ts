import type { MediaType } from './identity';
import { aniList, animeMapping, douban, isAniList, isLetterboxd, isSimkl, letterboxd, mdblist, myAnimeList, simkl } from './shapes/lists';
import { emby, jellyfinWebhook, plex, tautulli } from './shapes/players';
import { moviePilot, radarrWebhook, seerr, sonarrWebhook } from './shapes/servers';
import { isSeerrResult, isTmdb, isTmdbPart, tmdb, tmdbPart } from './shapes/tmdb';
import { has, nestedIn } from './shapes/tools';
import { entry, traktPart } from './shapes/trakt';
import { isFields, readFlat, type Fields } from './titleFields';
import { Statements, type TitleReading } from './titleReading';
import { partNumber } from './titleValues';

/** How one service describes a title. The first shape that fits is read; the last one fits every item. */
interface Shape {
	name: string;
	fits: (item: Fields) => boolean;
	read: (all: Statements, item: Fields) => void;
}

const SHAPES: readonly Shape[] = [
	{ name: 'Plex webhook', fits: (item) => isFields(item.Metadata), read: (all, item) => plex(all, item.Metadata as Fields) },
	{ name: 'Plex item', fits: (item) => has(item, 'ratingKey') && has(item, 'guid', 'Guid') && has(item, 'type'), read: plex },
	{
		name: 'Jellyfin webhook',
		fits: (item) => typeof item.ItemType === 'string' && has(item, 'Name', 'ItemId', 'NotificationType'),
		read: jellyfinWebhook,
	},
	{
		name: 'Emby webhook',
		fits: (item) => isFields(item.Item) && has(item.Item, 'Type'),
		read: (all, item) => emby(all, item.Item as Fields),
	},
	{ name: 'Jellyfin item', fits: (item) => has(item, 'ProviderIds') && typeof item.Type === 'string', read: emby },
	{ name: 'Tautulli notification', fits: (item) => has(item, 'rating_key') && has(item, 'media_type'), read: tautulli },
	{
		name: 'AniList entry',
		fits: (item) => isFields(item.media) && isAniList(item.media),
		read: (all, item) => aniList(all, item.media as Fields),
	},
	{ name: 'AniList title', fits: isAniList, read: aniList },
	{
		name: 'MyAnimeList entry',
		fits: (item) => isFields(item.node) && has(item.node, 'id', 'title'),
		read: (all, item) => myAnimeList(all, item.node as Fields),
	},
	{ name: 'MyAnimeList title', fits: (item) => has(item, 'main_picture', 'num_list_users', 'my_list_status'), read: myAnimeList },
	{
		name: 'Seerr media',
		fits: (item) => isFields(item.media) && has(item.media, 'mediaType', 'media_type', 'tmdbId', 'tvdbId'),
		read: seerr,
	},
	{ name: 'Sonarr webhook', fits: (item) => isFields(item.series) && has(item.series, 'tvdbId', 'tmdbId', 'imdbId'), read: sonarrWebhook },
	{
		name: 'Radarr webhook',
		fits: (item) => isFields(item.movie) && !has(item.movie, 'ids') && has(item.movie, 'tmdbId', 'imdbId'),
		read: radarrWebhook,
	},
	{
		name: 'anime mapping',
		fits: (item) => has(item, 'anilist_id', 'mal_id', 'anidb_id') && has(item, 'type', 'season', 'themoviedb_id', 'tvdb_id', 'imdb_id'),
		read: animeMapping,
	},
	{ name: 'SIMKL entry', fits: isSimkl, read: simkl },
	{ name: 'Trakt entry', fits: (item) => nestedIn(item).length > 0, read: entry },
	{
		name: 'Trakt season or episode',
		fits: (item) => isFields(item.ids) && has(item, 'number') && partNumber(item.number) !== undefined,
		read: traktPart,
	},
	{
		name: 'MDBList item',
		fits: (item) => has(item, 'mediatype') && has(item, 'imdb_id', 'tvdb_id', 'release_year', 'rank', 'adult'),
		read: mdblist,
	},
	{ name: 'TMDB season or episode', fits: isTmdbPart, read: tmdbPart },
	{ name: 'TMDB title', fits: isTmdb, read: tmdb },
	{ name: 'Seerr search result', fits: isSeerrResult, read: tmdb },
	{
		name: 'Douban subject',
		fits: (item) => isFields(item.subject) && has(item.subject, 'id', 'title'),
		read: (all, item) => douban(all, item.subject as Fields),
	},
	{ name: 'MoviePilot title', fits: (item) => has(item, 'media_source') && has(item, 'media_id'), read: moviePilot },
	{ name: 'Letterboxd entry', fits: isLetterboxd, read: letterboxd },
	{
		name: 'Sonarr series',
		fits: (item) =>
			has(item, 'tvdbId') &&
			!has(item, 'type', 'mediaType') &&
			(has(item, 'seriesType', 'titleSlug', 'statistics', 'seasons', 'firstAired', 'network') || isLoneTvdb(item)),
		read: (all, item) => typed(all, item, 'show', 'tvdbId'),
	},
	{
		name: 'Radarr movie',
		fits: (item) =>
			has(item, 'tmdbId') &&
			!has(item, 'tvdbId', 'type', 'mediaType') &&
			has(
				item,
				'minimumAvailability',
				'isAvailable',
				'hasFile',
				'movieFile',
				'inCinemas',
				'digitalRelease',
				'physicalRelease',
				'sizeOnDisk',
			),
		read: (all, item) => typed(all, item, 'movie', 'tmdbId'),
	},
	{ name: 'item', fits: () => true, read: (all, item) => readFlat(all, item) },
];

/**
 * Reads an item of any of the shapes above.
 *
 * @throws UnclearTitle when its fields contradict each other
 */
export function readItem(item: Fields): TitleReading {
	const inner = unwrap(item);
	const shape = SHAPES.find(({ fits }) => fits(inner)) as Shape;
	const all = new Statements(shape.name);
	shape.read(all, inner);
	for (const key of Object.keys(inner).slice(0, 30)) all.look(key);
	return all.finish();
}

/** n8n's own item, its Webhook node (`headers`, `query`, `body`), Plex's form field `payload` with JSON in it. */
function unwrap(item: Fields, depth = 0): Fields {
	if (depth > 3) return item;
	const inner =
		has(item, 'headers') && isFields(item.body)
			? item.body
			: isFields(item.json) && Object.keys(item).every((key) => ['json', 'binary', 'pairedItem', 'error'].includes(key))
				? item.json
				: typeof item.payload === 'string' && item.payload.startsWith('{')
					? parsed(item.payload)
					: undefined;
	return inner === undefined ? item : unwrap(inner, depth + 1);
}

function parsed(text: string): Fields | undefined {
	try {
		const value: unknown = JSON.parse(text.slice(0, 500_000));
		return isFields(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function typed(all: Statements, item: Fields, type: MediaType, field: string): void {
	all.type(field, type);
	readFlat(all, item);
}

/** Sonarr's custom list is `[{ "tvdbId": "75837" }]`: shows only. */
const isLoneTvdb = (item: Fields): boolean => Object.keys(item).length === 1;
