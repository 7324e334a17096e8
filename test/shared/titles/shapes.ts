/** An item as a service, feed, file or person gives it; what it means as in addresses.ts, or words of its refusal. */
export interface ShapeCase {
	name: string;
	item: unknown;
	/** undefined where the item is refused */
	meaning?: string;
	title?: string;
	year?: number;
	refused?: RegExp;
}

const matrixIds = { trakt: 481, slug: 'the-matrix-1999', imdb: 'tt0133093', tmdb: 603 };
const badIds = { trakt: 1388, slug: 'breaking-bad', tvdb: 81189, imdb: 'tt0903747', tmdb: 1396 };
const MATRIX = 'movie tmdb=603 imdb=tt0133093 trakt=481 slug=the-matrix-1999';
const BAD = 'tmdb=1396 imdb=tt0903747 tvdb=81189 trakt=1388 slug=breaking-bad';

export const SHAPES: readonly ShapeCase[] = [
	// our own items
	{
		name: 'our flat film',
		item: { type: 'movie', title: 'The Matrix', year: 1999, ids: matrixIds },
		meaning: MATRIX,
		title: 'The Matrix',
		year: 1999,
	},
	{ name: 'our flat show', item: { type: 'show', title: 'Breaking Bad', year: 2008, ids: badIds }, meaning: `show ${BAD}` },
	{
		name: 'our flat season',
		item: { type: 'season', title: 'Breaking Bad', season: 2, ids: badIds, season_ids: { trakt: 3951 } },
		meaning: 'season tmdb=1396 imdb=tt0903747 tvdb=81189 trakt=1388 slug=breaking-bad own.trakt=3951 s=2',
	},
	{
		name: 'our flat episode',
		item: { type: 'episode', title: 'Breaking Bad', season: 5, episode: 14, ids: { tmdb: 1396 }, episode_ids: { tvdb: 4639461 } },
		meaning: 'episode tmdb=1396 own.tvdb=4639461 s=5 e=14',
	},
	{
		name: 'a result of Media Sync',
		item: {
			title: 'Breaking Bad',
			year: 2008,
			type: 'show',
			outcome: 'added',
			ids: { tmdb: 1396 },
			seasons: [{ season: 1 }],
			source: 'Trakt watchlist',
		},
		meaning: 'show tmdb=1396',
	},
	{ name: 'a history entry of Media Sync', item: 'season:1396:2', meaning: 'season tmdb=1396 s=2' },
	{ name: 'an item as JSON text', item: '{"type":"movie","ids":{"tmdb":603}}', meaning: 'movie tmdb=603' },
	{ name: "n8n's own item", item: { json: { type: 'movie', ids: { tmdb: 603 } }, pairedItem: 0 }, meaning: 'movie tmdb=603' },
	// Trakt
	{
		name: 'Trakt watchlist film',
		item: {
			rank: 1,
			id: 101,
			listed_at: '2024-01-01T00:00:00.000Z',
			notes: null,
			type: 'movie',
			movie: { title: 'The Matrix', year: 1999, ids: matrixIds },
		},
		meaning: MATRIX,
		year: 1999,
	},
	{
		name: 'Trakt history episode',
		item: {
			id: 1982346,
			watched_at: '2024-03-31T09:28:53.000Z',
			action: 'scrobble',
			type: 'episode',
			episode: { season: 2, number: 1, title: 'x', ids: { trakt: 251, tvdb: 1088041, imdb: null, tmdb: 62118 } },
			show: { title: 'Breaking Bad', year: 2008, ids: badIds },
		},
		meaning: `episode ${BAD} own.tmdb=62118 own.tvdb=1088041 own.trakt=251 s=2 e=1`,
		title: 'Breaking Bad',
	},
	{
		name: 'Trakt season of a list',
		item: {
			type: 'season',
			season: { number: 1, ids: { trakt: 3950, tmdb: 3572, tvdb: 30272 } },
			show: { title: 'Breaking Bad', year: 2008, ids: badIds },
		},
		meaning: `season ${BAD} own.tmdb=3572 own.tvdb=30272 own.trakt=3950 s=1`,
	},
	{ name: 'Trakt trending show', item: { watchers: 12, show: { title: 'Breaking Bad', year: 2008, ids: badIds } }, meaning: `show ${BAD}` },
	{
		name: 'Trakt person',
		item: { type: 'person', person: { name: 'Bryan Cranston', ids: { trakt: 1, slug: 'bryan-cranston', imdb: 'nm0186505', tmdb: 17419 } } },
		meaning: 'person tmdb=17419 imdb=nm0186505 trakt=1 slug=bryan-cranston',
	},
	{
		name: "Trakt's episode alone",
		item: { season: 2, number: 1, title: 'x', ids: { trakt: 251, tvdb: 1088041 } },
		meaning: 'episode own.tvdb=1088041 own.trakt=251 s=2 e=1',
	},
	{
		name: 'Trakt film without its type',
		item: { title: 'The Matrix', year: 1999, ids: matrixIds },
		meaning: '- tmdb=603 imdb=tt0133093 trakt=481 slug=the-matrix-1999',
	},
	{ name: 'a Trakt list, not a title', item: { type: 'list', list: { name: 'x', ids: { trakt: 5, slug: 'x' } } }, refused: /list/ },
	// TMDB
	{
		name: 'TMDB film of a list',
		item: {
			adult: false,
			backdrop_path: '/x.jpg',
			id: 603,
			title: 'The Matrix',
			original_title: 'The Matrix',
			genre_ids: [28],
			poster_path: '/y.jpg',
			release_date: '1999-03-30',
			vote_average: 8,
		},
		meaning: 'movie tmdb=603',
		year: 1999,
	},
	{
		name: 'TMDB show of a search',
		item: {
			media_type: 'tv',
			id: 1396,
			name: 'Breaking Bad',
			original_name: 'Breaking Bad',
			first_air_date: '2008-01-20',
			genre_ids: [18],
		},
		meaning: 'show tmdb=1396',
		title: 'Breaking Bad',
		year: 2008,
	},
	{
		name: 'TMDB show with its details',
		item: {
			id: 1396,
			name: 'Breaking Bad',
			original_name: 'Breaking Bad',
			first_air_date: '2008-01-20',
			type: 'Scripted',
			poster_path: '/x.jpg',
			seasons: [{ season_number: 0 }],
			external_ids: { imdb_id: 'tt0903747', tvdb_id: 81189 },
			homepage: 'https://www.amc.com/shows/breaking-bad',
		},
		meaning: 'show tmdb=1396 imdb=tt0903747 tvdb=81189',
	},
	{
		name: 'TMDB episode with its show',
		item: {
			id: 62161,
			show_id: 1396,
			season_number: 5,
			episode_number: 14,
			name: 'Ozymandias',
			still_path: '/x.jpg',
			air_date: '2013-09-15',
		},
		meaning: 'episode tmdb=1396 own.tmdb=62161 s=5 e=14',
	},
	{
		name: 'TMDB person',
		item: {
			media_type: 'person',
			id: 17419,
			name: 'Bryan Cranston',
			original_name: 'Bryan Cranston',
			profile_path: '/x.jpg',
			known_for_department: 'Acting',
		},
		meaning: 'person tmdb=17419',
	},
	{ name: "the two fields of TMDB's own", item: { media_type: 'movie', id: 603 }, meaning: 'movie tmdb=603' },
	// Radarr, Sonarr
	{
		name: 'Radarr film',
		item: {
			id: 7,
			title: 'The Matrix',
			originalTitle: 'The Matrix',
			year: 1999,
			tmdbId: 603,
			imdbId: 'tt0133093',
			hasFile: true,
			monitored: true,
			minimumAvailability: 'released',
			sizeOnDisk: 5,
		},
		meaning: 'movie tmdb=603 imdb=tt0133093',
		year: 1999,
	},
	{
		name: 'Radarr film, few fields',
		item: { id: 7, tmdbId: 603, imdbId: 'tt0133093', title: 'The Matrix', year: 1999 },
		meaning: '- tmdb=603 imdb=tt0133093',
	},
	{
		name: 'Radarr film without its TMDB number',
		item: { id: 7, title: 'The Matrix', originalTitle: 'The Matrix', year: 1999 },
		meaning: '-',
		title: 'The Matrix',
		year: 1999,
	},
	{
		name: 'Radarr webhook',
		item: {
			eventType: 'Download',
			movie: { id: 7, title: 'The Matrix', year: 1999, tmdbId: 603, imdbId: 'tt0133093', folderPath: '/x' },
			remoteMovie: { tmdbId: 603, title: 'The Matrix' },
		},
		meaning: 'movie tmdb=603 imdb=tt0133093',
	},
	{
		name: 'Radarr webhook through the Webhook node',
		item: {
			headers: {},
			params: {},
			query: {},
			body: { eventType: 'Grab', movie: { id: 7, title: 'The Matrix', year: 1999, tmdbId: 603 } },
		},
		meaning: 'movie tmdb=603',
	},
	{
		name: 'Radarr custom list',
		item: { id: 603, imdb_id: 'tt0133093', title: 'The Matrix', release_year: '1999' },
		meaning: '- imdb=tt0133093',
		year: 1999,
	},
	{
		name: 'StevenLu list',
		item: { title: 'The Matrix', imdb_id: 'tt0133093', poster_url: 'https://image.tmdb.org/t/p/w500/1.jpg' },
		meaning: '- imdb=tt0133093',
	},
	{ name: 'list of imdb and tmdb', item: { imdb: 'tt0133093', tmdb: 603 }, meaning: '- tmdb=603 imdb=tt0133093' },
	{
		name: 'Sonarr series',
		item: {
			id: 4,
			title: 'Breaking Bad',
			year: 2008,
			tvdbId: 81189,
			tmdbId: 1396,
			imdbId: 'tt0903747',
			titleSlug: 'breaking-bad',
			seriesType: 'standard',
			seasons: [{ seasonNumber: 1, monitored: true }],
		},
		meaning: 'show tmdb=1396 imdb=tt0903747 tvdb=81189',
	},
	{
		name: 'Sonarr webhook of an episode',
		item: {
			eventType: 'Download',
			series: { id: 4, title: 'Breaking Bad', tvdbId: 81189, type: 'standard', year: 2008 },
			episodes: [{ id: 90, seasonNumber: 5, episodeNumber: 14, title: 'Ozymandias', tvdbId: 4639461 }],
		},
		meaning: 'episode tvdb=81189 own.tvdb=4639461 s=5 e=14',
	},
	{
		name: 'Sonarr webhook of a show',
		item: { eventType: 'SeriesAdd', series: { id: 4, title: 'Breaking Bad', tvdbId: 81189 } },
		meaning: 'show tvdb=81189',
	},
	{
		name: 'Sonarr webhook of two episodes',
		item: {
			series: { id: 4, tvdbId: 81189 },
			episodes: [
				{ seasonNumber: 1, episodeNumber: 1 },
				{ seasonNumber: 1, episodeNumber: 2 },
			],
		},
		refused: /2 episodes/,
	},
	{ name: 'Sonarr custom list', item: { tvdbId: '75837' }, meaning: 'show tvdb=75837' },
	// Seerr
	{
		name: 'Seerr request for a film',
		item: {
			id: 3,
			status: 2,
			type: 'movie',
			is4k: false,
			media: { id: 9, mediaType: 'movie', tmdbId: 603, tvdbId: null, status: 3 },
			seasons: [],
		},
		meaning: 'movie tmdb=603',
	},
	{
		name: 'Seerr request for one season',
		item: {
			id: 4,
			type: 'tv',
			media: { id: 10, mediaType: 'tv', tmdbId: 1396, tvdbId: 81189 },
			seasons: [{ id: 1, seasonNumber: 2, status: 2 }],
		},
		meaning: 'season tmdb=1396 tvdb=81189 s=2',
	},
	{
		name: 'Seerr webhook',
		item: {
			notification_type: 'MEDIA_APPROVED',
			subject: 'The Matrix (1999)',
			media: { media_type: 'movie', tmdbId: '603', tvdbId: '', status: 'PENDING' },
		},
		meaning: 'movie tmdb=603',
		title: 'The Matrix',
	},
	{
		name: 'Seerr search result',
		item: {
			id: 1396,
			mediaType: 'tv',
			name: 'Breaking Bad',
			originalName: 'Breaking Bad',
			firstAirDate: '2008-01-20',
			posterPath: '/x.jpg',
			genreIds: [18],
			voteAverage: 8.9,
		},
		meaning: 'show tmdb=1396',
	},
	// MoviePilot
	{
		name: 'MoviePilot subscription',
		item: { id: 12, name: '绝命毒师', year: '2008', type: '电视剧', tmdbid: 1396, doubanid: null, season: 2, state: 'R' },
		meaning: 'season tmdb=1396 s=2',
		title: '绝命毒师',
	},
	{
		name: 'MoviePilot 3 subscription',
		item: { id: 12, name: '黑客帝国', year: '1999', type: '电影', media_source: 'themoviedb', media_id: '603' },
		meaning: 'movie tmdb=603',
	},
	{
		name: 'MoviePilot node',
		item: { id: 12, title: '绝命毒师', year: 2008, mediaType: 'tv', tmdbId: 1396, season: 2 },
		meaning: 'season tmdb=1396 s=2',
	},
	{
		name: 'MoviePilot media',
		item: {
			title: '黑客帝国',
			en_title: 'The Matrix',
			type: '电影',
			year: '1999',
			tmdb_id: 603,
			imdb_id: 'tt0133093',
			poster_path: '/x.jpg',
			vote_average: 8,
			original_title: 'The Matrix',
		},
		meaning: 'movie tmdb=603 imdb=tt0133093',
	},
	// HDHive
	{
		name: 'HDHive subscription',
		item: { id: 5, media_type: 'tv', tmdb_id: '1396', slug: '74366deefd1544c1905ab0f58ee4c9f8', title: 'Breaking Bad' },
		meaning: 'show tmdb=1396',
	},
	{
		name: 'HDHive resource',
		item: { slug: '74366deefd1544c1905ab0f58ee4c9f8', title: 'The Matrix 4K', points: 5 },
		meaning: '-',
		title: 'The Matrix 4K',
	},
	// players
	{
		name: 'Plex webhook of a film',
		item: {
			event: 'media.scrobble',
			Metadata: {
				type: 'movie',
				title: 'The Matrix',
				year: 1999,
				guid: 'plex://movie/5d7768',
				Guid: [{ id: 'imdb://tt0133093' }, { id: 'tmdb://603' }, { id: 'tvdb://169' }],
			},
		},
		meaning: 'movie tmdb=603 imdb=tt0133093 tvdb=169 plex=movie',
	},
	{
		name: 'Plex webhook of an episode',
		item: {
			event: 'media.stop',
			Metadata: {
				type: 'episode',
				title: 'Ozymandias',
				grandparentTitle: 'Breaking Bad',
				parentIndex: 5,
				index: 14,
				year: 2013,
				guid: 'plex://episode/1',
				Guid: [{ id: 'imdb://tt2301451' }, { id: 'tmdb://62161' }, { id: 'tvdb://4639461' }],
			},
		},
		meaning: 'episode own.tmdb=62161 own.imdb=tt2301451 own.tvdb=4639461 s=5 e=14',
		title: 'Breaking Bad',
	},
	{
		name: 'Plex webhook as the form field payload',
		item: {
			headers: {},
			body: { payload: '{"event":"media.play","Metadata":{"type":"movie","title":"The Matrix","Guid":[{"id":"tmdb://603"}]}}' },
		},
		meaning: 'movie tmdb=603',
	},
	{
		name: "Plex's old agent",
		item: {
			event: 'media.stop',
			Metadata: {
				type: 'episode',
				grandparentTitle: 'Breaking Bad',
				parentIndex: 5,
				index: 14,
				guid: 'com.plexapp.agents.thetvdb://81189/5/14?lang=en',
			},
		},
		meaning: 'episode tvdb=81189 s=5 e=14',
	},
	{
		name: 'Plex watchlist feed',
		item: { title: 'The Matrix (1999)', link: 'https://watch.plex.tv/movie/the-matrix', guid: 'imdb://tt0133093', categories: ['movie'] },
		meaning: 'movie imdb=tt0133093',
		title: 'The Matrix',
		year: 1999,
	},
	{
		name: 'Plex watchlist feed, show',
		item: { title: 'Breaking Bad (2008)', category: 'show', guid: 'tvdb://81189' },
		meaning: 'show tvdb=81189',
		year: 2008,
	},
	{
		name: 'Jellyfin webhook of a film',
		item: {
			NotificationType: 'PlaybackStop',
			ItemType: 'Movie',
			Name: 'The Matrix',
			Year: 1999,
			Provider_tmdb: '603',
			Provider_imdb: 'tt0133093',
		},
		meaning: 'movie tmdb=603 imdb=tt0133093',
	},
	{
		name: 'Jellyfin webhook of an episode',
		item: {
			NotificationType: 'PlaybackStop',
			ItemType: 'Episode',
			Name: 'Ozymandias',
			SeriesName: 'Breaking Bad',
			SeasonNumber: 5,
			EpisodeNumber: 14,
			Provider_tvdb: '4639461',
		},
		meaning: 'episode own.tvdb=4639461 s=5 e=14',
		title: 'Breaking Bad',
	},
	{
		name: 'Emby webhook',
		item: {
			Event: 'playback.stop',
			Item: { Type: 'Series', Name: 'Breaking Bad', ProductionYear: 2008, ProviderIds: { Tmdb: '1396', Tvdb: '81189', Imdb: 'tt0903747' } },
		},
		meaning: 'show tmdb=1396 imdb=tt0903747 tvdb=81189',
	},
	// lists of others
	{
		name: 'Letterboxd diary feed',
		item: {
			title: 'The Matrix, 1999 - ★★★★',
			link: 'https://letterboxd.com/someone/film/the-matrix/',
			guid: 'letterboxd-watch-1',
			'letterboxd:filmTitle': 'The Matrix',
			'letterboxd:filmYear': '1999',
			'letterboxd:rewatch': 'No',
			'tmdb:movieId': '603',
		},
		meaning: 'movie tmdb=603',
		title: 'The Matrix',
		year: 1999,
	},
	{
		name: 'Letterboxd diary feed, show',
		item: {
			'letterboxd:filmTitle': 'Chernobyl',
			'letterboxd:filmYear': '2019',
			'tmdb:tvId': '87108',
			link: 'https://letterboxd.com/someone/film/chernobyl/',
		},
		meaning: 'show tmdb=87108',
	},
	{
		name: 'Letterboxd feed without Custom Fields',
		item: { title: 'The Matrix, 1999 - ★★★★', link: 'https://letterboxd.com/someone/film/the-matrix/', guid: 'letterboxd-watch-1' },
		meaning: 'movie letterboxd=the-matrix',
		title: 'The Matrix',
		year: 1999,
	},
	{
		name: 'Letterboxd CSV',
		item: { Date: '2024-01-01', Name: 'The Matrix', Year: '1999', 'Letterboxd URI': 'https://boxd.it/2a1m' },
		meaning: 'movie boxd=2a1m',
		title: 'The Matrix',
		year: 1999,
	},
	{
		name: 'Letterboxd list export',
		item: { Position: '1', Name: 'The Matrix', Year: '1999', URL: 'https://letterboxd.com/film/the-matrix/', Description: '' },
		meaning: 'movie letterboxd=the-matrix',
		year: 1999,
	},
	{
		name: 'IMDb CSV, old words',
		item: {
			Position: '1',
			Const: 'tt0903747',
			Title: 'Breaking Bad',
			URL: 'https://www.imdb.com/title/tt0903747/',
			'Title Type': 'tvSeries',
			'IMDb Rating': '9.5',
			Year: '2008',
		},
		meaning: 'show imdb=tt0903747',
		year: 2008,
	},
	{
		name: 'IMDb CSV, new words',
		item: {
			Position: '1',
			Const: 'tt0133093',
			Title: 'The Matrix',
			'Original Title': 'The Matrix',
			URL: 'https://www.imdb.com/title/tt0133093',
			'Title Type': 'Movie',
			Year: '1999',
			'Release Date': '1999-03-30',
			'Your Rating': '10',
		},
		meaning: 'movie imdb=tt0133093',
	},
	{
		name: 'IMDb CSV, mini series',
		item: { Const: 'tt7366338', Title: 'Chernobyl', 'Title Type': 'TV Mini Series', Year: '2019' },
		meaning: 'show imdb=tt7366338',
	},
	{
		name: 'IMDb CSV, a game',
		item: { Const: 'tt0344034', Title: 'Enter the Matrix', 'Title Type': 'Video Game', Year: '2003' },
		refused: /Video Game/,
	},
	{
		name: 'MDBList film',
		item: { id: 603, rank: 1, adult: 0, title: 'The Matrix', imdb_id: 'tt0133093', tvdb_id: null, mediatype: 'movie', release_year: 1999 },
		meaning: 'movie tmdb=603 imdb=tt0133093',
		year: 1999,
	},
	{
		name: 'MDBList show',
		item: {
			id: 1396,
			rank: 2,
			adult: 0,
			title: 'Breaking Bad',
			imdb_id: 'tt0903747',
			tvdb_id: 81189,
			mediatype: 'show',
			release_year: 2008,
		},
		meaning: 'show tmdb=1396 imdb=tt0903747 tvdb=81189',
	},
	{
		name: 'SIMKL film',
		item: {
			added_to_watchlist_at: '2024-01-01',
			status: 'plantowatch',
			movie: { title: 'The Matrix', year: 1999, ids: { simkl: 53536, slug: 'the-matrix', imdb: 'tt0133093', tmdb: '603' } },
		},
		meaning: 'movie tmdb=603 imdb=tt0133093 simkl=53536',
	},
	{
		name: 'SIMKL anime with its own ID alone',
		item: {
			status: 'watching',
			anime_type: 'tv',
			show: { title: 'Death Note', year: 2006, ids: { simkl: 37089, slug: 'death-note', mal: '1535' } },
		},
		meaning: 'show simkl=37089 mal=1535',
	},
	{
		name: 'SIMKL anime film',
		item: { anime_type: 'movie', show: { title: 'Your Name.', year: 2016, ids: { simkl: 1, mal: '32281', tmdb: '372058' } } },
		meaning: 'movie tmdb=372058 simkl=1 mal=32281',
	},
	{
		name: 'AniList title',
		item: {
			id: 1535,
			idMal: 1535,
			type: 'ANIME',
			format: 'TV',
			seasonYear: 2006,
			title: { romaji: 'DEATH NOTE', english: 'Death Note', native: 'デスノート' },
		},
		meaning: 'show anilist=1535 mal=1535',
		title: 'DEATH NOTE',
		year: 2006,
	},
	{
		name: 'AniList entry of a film',
		item: {
			status: 'PLANNING',
			media: { id: 21519, idMal: 32281, format: 'MOVIE', title: { romaji: 'Kimi no Na wa.' }, startDate: { year: 2016 } },
		},
		meaning: 'movie anilist=21519 mal=32281',
		year: 2016,
	},
	{ name: 'AniList manga', item: { id: 30021, idMal: 21, type: 'MANGA', title: { romaji: 'DEATH NOTE' } }, refused: /MANGA/ },
	{
		name: 'MyAnimeList entry',
		item: { node: { id: 603, title: 'Death Note', media_type: 'tv', main_picture: {} }, list_status: {} },
		meaning: 'show mal=603',
	},
	{
		name: 'anime mapping of a season',
		item: {
			anilist_id: 20958,
			mal_id: 25777,
			type: 'TV',
			imdb_id: 'tt2560140',
			tvdb_id: 267440,
			themoviedb_id: 1429,
			season: { tvdb: 2, tmdb: 2 },
		},
		meaning: 'season tmdb=1429 imdb=tt2560140 tvdb=267440 s=2 anilist=20958 mal=25777',
	},
	{
		name: 'anime mapping with two countings',
		item: { mal_id: 1, type: 'TV', tvdb_id: 267440, season: { tvdb: 2, tmdb: 1 } },
		refused: /season\.tvdb says 2, season\.tmdb says 1/,
	},
	{ name: 'Douban feed', item: { title: '想看黑客帝国', link: 'http://movie.douban.com/subject/1291843/' }, meaning: '- douban=1291843' },
	{
		name: 'Douban subject',
		item: { subject: { id: '1291843', title: '黑客帝国', year: '1999', type: 'movie', url: 'https://movie.douban.com/subject/1291843/' } },
		meaning: 'movie douban=1291843',
		year: 1999,
	},
	// sheets and text
	{
		name: 'sheet with spelt-out columns',
		item: { Title: 'The Matrix', Year: '1999', Type: 'Film', 'TMDB ID': '603' },
		meaning: 'movie tmdb=603',
	},
	{
		name: 'sheet with an address',
		item: { Film: 'x', Link: 'https://www.themoviedb.org/movie/603-the-matrix' },
		meaning: 'movie tmdb=603',
	},
	{
		name: 'Chinese sheet',
		item: { 片名: '黑客帝国', 年份: '1999', 类型: '电影', TMDB: 603 },
		meaning: 'movie tmdb=603',
		title: '黑客帝国',
		year: 1999,
	},
	{
		name: 'sheet with a rating called IMDb',
		item: { Title: 'The Matrix', Year: 1999, Type: 'movie', IMDb: '8.7' },
		meaning: 'movie',
		title: 'The Matrix',
	},
	{
		name: 'sheet with season and episode',
		item: { tvdb_id: 81189, type: 'series', Season: 'S05', Episode: 'E14' },
		meaning: 'episode tvdb=81189 s=5 e=14',
	},
	{ name: 'name with year', item: 'The Matrix (1999)', meaning: '-', title: 'The Matrix', year: 1999 },
	{ name: 'name with season', item: 'Breaking Bad (2008) S05E14', meaning: 'episode s=5 e=14', title: 'Breaking Bad', year: 2008 },
	{ name: 'folder name', item: 'The Matrix (1999) {tmdb-603}', meaning: '- tmdb=603', title: 'The Matrix', year: 1999 },
	{ name: 'guid', item: 'imdb://tt0133093', meaning: '- imdb=tt0133093' },
	{ name: 'key of service, type and number', item: 'tmdb:movie:603', meaning: 'movie tmdb=603' },
	{ name: 'IMDb ID', item: 'tt0133093', meaning: '- imdb=tt0133093' },
	// contradictions and items without a title
	{ name: 'two types', item: { type: 'movie', show: { title: 'x', ids: { tmdb: 1 } } }, refused: /show says show, type says movie/ },
	{
		name: 'two numbers of one service',
		item: { type: 'movie', tmdbId: 603, ids: { tmdb: 604 } },
		refused: /tmdbId says 603, ids\.tmdb says 604/,
	},
	{
		name: 'an address against an ID',
		item: { type: 'movie', imdb_id: 'tt0133093', url: 'https://www.imdb.com/title/tt0234215/' },
		refused: /tt0133093.*tt0234215/,
	},
	{ name: 'a film with a season', item: { type: 'movie', tmdb_id: 603, season: 2 }, refused: /type says movie, season says 2/ },
	{ name: "a bare id, anyone's", item: { id: 603 }, refused: /looked at id/ },
	{ name: 'an empty item', item: {}, refused: /empty/ },
	{ name: 'nothing', item: '', refused: /empty/ },
	{ name: 'a list of two', item: [{ ids: { tmdb: 1 } }, { ids: { tmdb: 2 } }], refused: /list of 2/ },
];
