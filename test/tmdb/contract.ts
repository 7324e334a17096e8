/**
 * TMDB publishes no contract file that could be kept here. These schemas are written from its reference
 * (developer.themoviedb.org, v3 and v4) and are strict about names, so that a mistyped one is seen.
 */

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const whole = { type: 'integer' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const wholes = { type: 'array', items: whole };

const object = (properties: Record<string, object>, optional: string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

/** Parts of an answer of which only these must be there. */
const atLeast = (properties: Record<string, object>) => ({ type: 'object', properties, required: Object.keys(properties) });

const common = {
	adult: flag,
	backdrop_path: textOrNull,
	genre_ids: wholes,
	id: whole,
	original_language: text,
	overview: text,
	popularity: number,
	poster_path: textOrNull,
	vote_average: number,
	vote_count: whole,
	media_type: text,
};

export const movieEntry = object({ ...common, title: text, original_title: text, release_date: text, video: flag }, ['media_type']);

export const tvEntry = object(
	{ ...common, name: text, original_name: text, first_air_date: text, origin_country: { type: 'array', items: text } },
	['media_type'],
);

export const page = (...entries: object[]) =>
	object({ page: whole, results: { type: 'array', maxItems: 20, items: { anyOf: entries } }, total_pages: whole, total_results: whole });

export const status = object({ success: flag, status_code: whole, status_message: text, failure: flag }, ['failure']);

export const account = object({
	avatar: atLeast({ gravatar: atLeast({ hash: text }) }),
	id: whole,
	iso_639_1: text,
	iso_3166_1: text,
	name: text,
	include_adult: flag,
	username: text,
});

const sizes = { type: 'array', items: text, minItems: 1 };

export const configuration = object({
	images: object({
		base_url: text,
		secure_base_url: text,
		backdrop_sizes: sizes,
		logo_sizes: sizes,
		poster_sizes: sizes,
		profile_sizes: sizes,
		still_sizes: sizes,
	}),
	change_keys: sizes,
});

export const found = object(
	Object.fromEntries(
		['movie_results', 'person_results', 'tv_results', 'tv_episode_results', 'tv_season_results'].map((name) => [name, { type: 'array' }]),
	),
);

export const movieIds = object({
	id: whole,
	imdb_id: textOrNull,
	wikidata_id: textOrNull,
	facebook_id: textOrNull,
	instagram_id: textOrNull,
	twitter_id: textOrNull,
});

export const tvIds = object({
	...movieIds.properties,
	tvdb_id: { type: ['integer', 'null'] },
	tvrage_id: { type: ['integer', 'null'] },
	freebase_mid: textOrNull,
	freebase_id: textOrNull,
});

const providers = { type: 'array', items: object({ logo_path: text, provider_id: whole, provider_name: text, display_priority: whole }) };

export const watchProviders = object({
	id: whole,
	results: {
		type: 'object',
		additionalProperties: object({ link: text, flatrate: providers, rent: providers, buy: providers }, ['flatrate', 'rent', 'buy']),
	},
});

export const genres = object({ genres: { type: 'array', items: object({ id: whole, name: text }) } });

const listItems = object({
	items: { type: 'array', minItems: 1, items: object({ media_type: { enum: ['movie', 'tv'] }, media_id: whole }) },
});

const paging = { page: text, language: text, fresh: text, session_id: text };
const titleLists = { ...paging, region: text };
const flagText = { enum: ['true', 'false'] };

const listBody = { name: text, description: text, public: flag, iso_639_1: text, iso_3166_1: text, sort_by: text };

const accountList = (which: string) => ({
	query: object({ fresh: text, session_id: text }, ['fresh', 'session_id']),
	body: object({ media_type: { enum: ['movie', 'tv'] }, media_id: whole, [which]: flag }),
});

const optional = (properties: Record<string, object>, required: string[] = []) =>
	object(
		properties,
		Object.keys(properties).filter((name) => !required.includes(name)),
	);

const discovered = {
	...titleLists,
	sort_by: text,
	with_genres: text,
	without_genres: text,
	with_keywords: text,
	with_original_language: text,
	with_watch_providers: text,
	watch_region: text,
	include_adult: flagText,
	'vote_average.gte': text,
	'vote_count.gte': text,
};

/** What may be sent: method and path, the query's fields, and the body. */
export const CALLS: Array<{ call: RegExp; query?: object; body?: object }> = [
	{ call: /^GET \/3\/search\/multi$/, query: optional({ ...paging, query: text, include_adult: flagText }, ['query']) },
	{
		call: /^GET \/3\/search\/movie$/,
		query: optional({ ...titleLists, query: text, include_adult: flagText, primary_release_year: text }, ['query']),
	},
	{
		call: /^GET \/3\/search\/tv$/,
		query: optional({ ...paging, query: text, include_adult: flagText, first_air_date_year: text }, ['query']),
	},
	{
		call: /^GET \/3\/find\/[^/]+$/,
		query: optional({ external_source: { type: 'string', pattern: '^[a-z]+_id$' }, language: text }, ['external_source']),
	},
	{ call: /^GET \/3\/(movie|tv)\/\d+$/, query: optional({ append_to_response: text, language: text, session_id: text, fresh: text }) },
	{ call: /^GET \/3\/(movie|tv)\/\d+\/(external_ids|watch\/providers)$/, query: optional({}) },
	{ call: /^GET \/3\/(movie|tv)\/\d+\/(recommendations|similar)$/, query: optional({ page: text, language: text }) },
	{ call: /^GET \/3\/trending\/(all|movie|tv|person)\/(day|week)$/, query: optional({ page: text, language: text }) },
	{ call: /^GET \/3\/(movie|tv)\/popular$/, query: optional(titleLists) },
	{
		call: /^GET \/3\/discover\/movie$/,
		query: optional({ ...discovered, primary_release_year: text, 'primary_release_date.gte': text, 'primary_release_date.lte': text }),
	},
	{
		call: /^GET \/3\/discover\/tv$/,
		query: optional({ ...discovered, first_air_date_year: text, 'first_air_date.gte': text, 'first_air_date.lte': text }),
	},
	{ call: /^GET \/3\/genre\/(movie|tv)\/list$/, query: optional({ language: text }) },
	{ call: /^GET \/3\/configuration$/, query: optional({}) },
	{ call: /^GET \/3\/account(\/[^/]+)?$/, query: optional({ fresh: text, session_id: text }) },
	{
		call: /^GET \/3\/account\/\d+\/(favorite|watchlist)\/(movies|tv)$/,
		query: optional({ ...paging, sort_by: { enum: ['created_at.asc', 'created_at.desc'] } }),
	},
	{ call: /^POST \/3\/account\/\d+\/favorite$/, ...accountList('favorite') },
	{ call: /^POST \/3\/account\/\d+\/watchlist$/, ...accountList('watchlist') },
	{ call: /^GET \/4\/account\/[0-9a-f]{24}\/lists$/, query: optional(paging) },
	{ call: /^POST \/4\/list$/, query: optional({}), body: optional(listBody, ['name', 'iso_639_1']) },
	{ call: /^GET \/4\/list\/\d+$/, query: optional(paging) },
	{ call: /^PUT \/4\/list\/\d+$/, query: optional({}), body: optional(listBody) },
	{ call: /^DELETE \/4\/list\/\d+$/, query: optional({}) },
	{ call: /^(POST|DELETE) \/4\/list\/\d+\/items$/, query: optional({}), body: listItems },
	{ call: /^GET \/4\/list\/\d+\/clear$/, query: optional({ fresh: text }) },
	{
		call: /^GET \/4\/list\/\d+\/item_status$/,
		query: optional({ media_id: text, media_type: { enum: ['movie', 'tv'] }, fresh: text }, ['media_id', 'media_type']),
	},
];

/** What comes back, by the path that is asked for. */
export const ANSWERS: Array<{ path: string; schema: object }> = [
	{ path: '/3/authentication', schema: status },
	{ path: '/3/configuration', schema: configuration },
	{ path: '/3/search/multi?query=the', schema: page(movieEntry, tvEntry) },
	{ path: '/3/search/movie?query=the', schema: page(movieEntry) },
	{ path: '/3/search/tv?query=zzzz', schema: page(tvEntry) },
	{ path: '/3/find/{imdb}?external_source=imdb_id', schema: found },
	{ path: '/3/movie/{film}/external_ids', schema: movieIds },
	{ path: '/3/tv/{show}/external_ids', schema: tvIds },
	{ path: '/3/movie/{film}/watch/providers', schema: watchProviders },
	{ path: '/3/tv/{show}/recommendations', schema: page(tvEntry) },
	{ path: '/3/trending/all/day?page=3', schema: page(movieEntry, tvEntry) },
	{ path: '/3/movie/popular', schema: page(movieEntry) },
	{ path: '/3/discover/tv?with_genres=18', schema: page(tvEntry) },
	{ path: '/3/genre/movie/list', schema: genres },
	{ path: '/3/account/{account}', schema: account },
	{ path: '/3/account/{account}/watchlist/movies', schema: page(movieEntry) },
	{ path: '/3/account/{account}/favorite/tv', schema: page(tvEntry) },
	{ path: '/3/movie/0', schema: status },
	{ path: '/3/movie/popular?page=501', schema: status },
	{ path: '/9/nothing', schema: status },
];
