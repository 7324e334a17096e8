import type { Traits } from './generation';
import { upTo } from './library';
import { FILM, titleWithYear, type Media } from './media';
import type { Kind, Model } from './parse';
import { imagesOf, type Download, type Transfer, type Workflow } from './state';
import type { Subscription } from './subscriptions';

const models = (text: string, kind: Kind) => text.split(' ').map((name) => [name, kind] as const);

/** The fields of a subscription that a v2 client may send. */
export const SUBSCRIPTION_V2: Model = Object.fromEntries([
	...models('id tmdbid bangumiid season total_episode start_episode lack_episode', 'int'),
	...models('best_version current_priority search_imdbid', 'int'),
	...models('name year type keyword doubanid mediaid poster backdrop description', 'text'),
	...models('filter include exclude quality resolution effect state last_update username', 'text'),
	...models('downloader save_path date custom_words media_category episode_group', 'text'),
	...models('sites filter_groups', 'list'),
	['vote', 'float'],
	['note', 'any'],
]);

/** The fields of a subscription that a v3 client may send. */
export const SUBSCRIPTION_V3: Model = Object.fromEntries([
	...Object.entries(SUBSCRIPTION_V2).filter(([name]) => !['tmdbid', 'doubanid', 'bangumiid', 'mediaid'].includes(name)),
	...models('media_source media_id media_category_id', 'text'),
]);

/** What v3 keeps to itself: a client that writes these fields is not heard. */
export const READ_ONLY_V3: ReadonlySet<string> = new Set(
	(
		'id poster backdrop vote description lack_episode completed_episode note state last_update ' +
		'username current_priority episode_priority date'
	).split(' '),
);

/** What a v2 model fills in for fields that a request leaves out. */
export const SUBSCRIPTION_DEFAULTS = {
	vote: 0,
	total_episode: 0,
	start_episode: 0,
	lack_episode: 0,
	best_version: 0,
	search_imdbid: 0,
} as const;

/** The part of a media description that the library routes read. */
export const MEDIA_INFO: Model = Object.fromEntries([
	...models('title type year media_source media_id', 'text'),
	...models('tmdb_id season', 'int'),
	['seasons', 'object'],
]);

const V2_FIELDS = (
	'id name year type keyword tmdbid doubanid bangumiid mediaid season poster backdrop vote ' +
	'description filter include exclude quality resolution effect total_episode start_episode ' +
	'lack_episode note state last_update username sites downloader best_version current_priority ' +
	'save_path search_imdbid date custom_words media_category filter_groups episode_group'
).split(' ');

const V3_FIELDS = (
	'id name year type keyword media_source media_id music_type total_tracks season poster backdrop ' +
	'vote description filter include exclude quality resolution effect audio_quality audio_format ' +
	'min_bitrate min_bit_depth min_sample_rate total_episode start_episode lack_episode ' +
	'completed_episode note state last_update username sites downloader best_version ' +
	'best_version_full current_priority current_audio_format current_bitrate current_bit_depth ' +
	'current_sample_rate episode_priority save_path search_imdbid date custom_words ' +
	'media_category_id media_category classification_rule_id classification_policy_revision ' +
	'classification_source filter_groups episode_group execution_status'
).split(' ');

/** A subscription as this generation shows it. */
export function presentSubscription(row: Subscription, traits: Traits): Record<string, unknown> {
	if (!traits.sourceIdentity) {
		const shown: Record<string, unknown> = {};
		for (const name of V2_FIELDS) shown[name] = row[name as keyof Subscription];
		if (traits.oldModels && row.vote !== null) shown.vote = Math.trunc(row.vote);
		return shown;
	}
	const total = row.total_episode ?? 0;
	const completed = row.type === FILM || total === 0 ? null : total - (row.lack_episode ?? 0);
	const extra: Record<string, unknown> = {
		media_source: row.tmdbid === null ? null : 'themoviedb',
		media_id: row.tmdbid === null ? null : String(row.tmdbid),
		completed_episode: completed,
	};
	const shown: Record<string, unknown> = {};
	for (const name of V3_FIELDS) shown[name] = extra[name] ?? row[name as keyof Subscription] ?? null;
	return shown;
}

/** "Not subscribed": a subscription in which everything is null. */
export function noSubscription(traits: Traits): Record<string, null> {
	return Object.fromEntries((traits.sourceIdentity ? V3_FIELDS : V2_FIELDS).map((name) => [name, null]));
}

/** A title as the media routes show it; without one, the model with nothing but its defaults. */
export function presentMedia(media: Media | undefined, traits: Traits): Record<string, unknown> {
	const seasons = media === undefined ? [] : seasonsOf(media, traits);
	const film = media?.type === FILM;
	const episodes = seasons.reduce((sum, [, count]) => sum + count, 0);
	const images = media === undefined ? undefined : imagesOf(media);
	return {
		source: media === undefined ? null : 'themoviedb',
		type: media?.type ?? null,
		title: media?.title ?? null,
		en_title: media?.originalTitle ?? null,
		year: media?.year ?? null,
		title_year: media === undefined ? null : titleWithYear(media),
		season: null,
		tmdb_id: media?.tmdbid ?? null,
		imdb_id: media?.imdbid ?? null,
		tvdb_id: tvdbOf(media, traits),
		douban_id: null,
		bangumi_id: null,
		collection_id: null,
		mediaid_prefix: null,
		media_id: traits.sourceIdentity && media !== undefined ? String(media.tmdbid) : null,
		...(traits.sourceIdentity && { media_source: media === undefined ? null : 'themoviedb' }),
		original_language: null,
		original_title: media?.originalTitle ?? null,
		release_date: media?.released ?? null,
		backdrop_path: images?.backdrop ?? null,
		poster_path: images?.poster ?? null,
		vote_average: media?.vote ?? 0,
		overview: media?.overview ?? null,
		category: '',
		seasons: Object.fromEntries(seasons.map(([season, count]) => [season, upTo(count)])),
		season_info: media === undefined || film ? [] : presentSeasons(media, traits),
		names: [],
		actors: [],
		directors: [],
		detail_link: media === undefined ? null : `https://www.themoviedb.org/${film ? 'movie' : 'tv'}/${media.tmdbid}`,
		adult: false,
		created_by: [],
		episode_run_time: [],
		genres: [],
		first_air_date: film ? null : (media?.released ?? null),
		homepage: null,
		languages: [],
		last_air_date: null,
		networks: [],
		number_of_episodes: episodes,
		number_of_seasons: seasons.length,
		origin_country: [],
		original_name: media === undefined || film ? null : media.originalTitle,
		production_companies: [],
		production_countries: [],
		spoken_languages: [],
		status: null,
		tagline: null,
		genre_ids: [],
		vote_count: 0,
		popularity: 0,
		runtime: null,
		...(!traits.oldModels && { release_dates: [] }),
		next_episode_to_air: {},
		episode_groups: [],
		episode_group: null,
	};
}

function tvdbOf(media: Media | undefined, traits: Traits): string | number | null {
	const number = media?.tvdbid ?? null;
	return number !== null && traits.oldModels ? String(number) : number;
}

/** The seasons of a show. */
export function presentSeasons(media: Media, traits: Traits): Array<Record<string, unknown>> {
	return seasonsOf(media, traits).map(([season, count]) => ({
		air_date: media.released,
		episode_count: count,
		name: season === 0 ? '特别篇' : `第 ${season} 季`,
		overview: '',
		poster_path: `/show${media.tmdbid}-${season}.jpg`,
		season_number: season,
		vote_average: media.vote,
	}));
}

/** Season and episodes, in order, as far as this generation knows the season. */
export function seasonsOf(media: Media, traits: Traits): Array<[number, number]> {
	return [...media.seasons].filter(([season, count]) => count > 0 && (season > 0 || traits.specials)).sort(([a], [b]) => a - b);
}

/** A workflow as the workflow routes show it. */
export function presentWorkflow(workflow: Workflow, traits: Traits): Record<string, unknown> {
	const { runMs: _runMs, failsAt: _failsAt, ...shown } = workflow;
	if (traits.oldModels) return shown;
	return { ...shown, trigger_type: 'timer', event_type: null, event_conditions: {} };
}

/** A running download. */
export function presentDownload(download: Download, traits: Traits): Record<string, unknown> {
	const { tmdbid, ...rest } = download;
	return {
		downloader: 'qbittorrent',
		...rest,
		upspeed: '0B',
		dlspeed: download.state === 'paused' ? '0B' : '1.2M',
		media: tmdbid === null ? {} : { tmdbid, title: download.title },
		userid: null,
		username: null,
		left_time: download.state === 'paused' ? '' : '12m',
		...(!traits.oldModels && { tags: 'MOVIEPILOT' }),
	};
}

/** One line of the transfer history. */
export function presentTransfer(transfer: Transfer): Record<string, unknown> {
	return {
		...transfer,
		category: null,
		imdbid: null,
		tvdbid: null,
		doubanid: null,
		image: null,
		download_hash: null,
		episode_group: null,
	};
}
