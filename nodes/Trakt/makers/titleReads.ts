import type { HttpCall } from '../../shared/http/messages';
import type { MediaType } from '../../shared/media/identity';

/** One way to read something about a title. */
export interface TitleRead {
	operation: string;
	/** As the drop-down shows it, after "Get" or "Get Many". */
	name: string;
	/** Kinds of titles that have it. */
	of: readonly MediaType[];
	/** What follows the title's path; `:name` is a field of the form. */
	segment?: string;
	describe(type: MediaType): string;
	/** True for lists. */
	many?: boolean;
	paged?: boolean;
	/** What it gives where that are bare titles: the same kind as it is asked about, or another. */
	gives?: 'same' | MediaType;
	/** True where Trakt knows `extended=full`. */
	full?: boolean;
	query?: HttpCall['query'];
	/** Takes the entries out of an answer that is no array. */
	entries?: (body: unknown) => unknown[];
}

const TITLES: readonly MediaType[] = ['movie', 'show', 'season', 'episode', 'person'];

const WATCHED: readonly MediaType[] = ['movie', 'show', 'season', 'episode'];
const TOP: readonly MediaType[] = ['movie', 'show'];

/** Trakt gives a season's own data apart from its episodes. */
export const SEASON_INFO = '/info';

const article = (type: MediaType) => (type === 'episode' ? 'an episode' : `a ${type === 'movie' ? 'film' : type}`);

export const TITLE_READS = [
	{
		operation: 'get',
		gives: 'same',
		name: '',
		of: TITLES,
		full: true,
		describe: (type) => `Get ${article(type)} by any ID, address or item: title, year and all its IDs, with Full Details everything else`,
	},
	{
		operation: 'getRelated',
		gives: 'same',
		name: 'Related',
		of: TOP,
		segment: '/related',
		many: true,
		paged: true,
		full: true,
		describe: (type) => `List ${type === 'movie' ? 'films' : 'shows'} that are like ${article(type)}`,
	},
	{
		operation: 'getPeople',
		name: 'People',
		of: WATCHED,
		segment: '/people',
		many: true,
		full: true,
		entries: peopleOf,
		describe: (type) => `List the cast and crew of ${article(type)}, one item per role or job`,
	},
	{
		operation: 'getMovies',
		name: 'Movies',
		of: ['person'],
		segment: '/movies',
		many: true,
		full: true,
		entries: peopleOf,
		describe: () => 'List the films a person has acted in or worked on',
	},
	{
		operation: 'getShows',
		name: 'Shows',
		of: ['person'],
		segment: '/shows',
		many: true,
		full: true,
		entries: peopleOf,
		describe: () => 'List the shows a person has acted in or worked on',
	},
	{
		operation: 'getRatings',
		name: 'Ratings',
		of: WATCHED,
		segment: '/ratings',
		query: { extended: 'all' },
		describe: (type) => `Get the average rating of ${article(type)} at Trakt, and at IMDb, TMDB and others where known`,
	},
	{
		operation: 'getStats',
		name: 'Stats',
		of: WATCHED,
		segment: '/stats',
		describe: (type) => `Count the watchers, plays, collectors, comments and lists of ${article(type)}`,
	},
	{
		operation: 'getAliases',
		name: 'Aliases',
		of: TOP,
		segment: '/aliases',
		many: true,
		describe: (type) => `List the other titles of ${article(type)} by country`,
	},
	{
		operation: 'getTranslations',
		name: 'Translations',
		of: WATCHED,
		segment: '/translations/:language',
		many: true,
		describe: (type) => `Get title and overview of ${article(type)} in a language`,
	},
	{
		operation: 'getReleases',
		name: 'Releases',
		of: ['movie'],
		segment: '/releases/:country',
		many: true,
		describe: () => 'List the release dates and age ratings of a film in a country',
	},
	{
		operation: 'getCertifications',
		name: 'Certifications',
		of: ['show'],
		segment: '/certifications',
		many: true,
		describe: () => 'List the age ratings of a show by country',
	},
	{
		operation: 'getStudios',
		name: 'Studios',
		of: TOP,
		segment: '/studios',
		many: true,
		describe: (type) => `List the studios that made ${article(type)}`,
	},
	{
		operation: 'getVideos',
		name: 'Videos',
		of: WATCHED,
		segment: '/videos',
		many: true,
		describe: (type) => `List the trailers, teasers and clips of ${article(type)}`,
	},
	{
		operation: 'getWatching',
		name: 'Watchers',
		of: WATCHED,
		segment: '/watching',
		many: true,
		full: true,
		describe: (type) => `List the users who are watching ${article(type)} right now`,
	},
	{
		operation: 'getComments',
		name: 'Comments',
		of: WATCHED,
		segment: '/comments/:sort',
		many: true,
		paged: true,
		describe: (type) => `List the comments on ${article(type)}`,
	},
	{
		operation: 'getLists',
		name: 'Lists',
		of: TITLES,
		segment: '/lists/:listType/:sort',
		many: true,
		paged: true,
		describe: (type) => `List the public lists that hold ${article(type)}`,
	},
	{
		operation: 'getSeasons',
		gives: 'season',
		name: 'Seasons',
		of: ['show'],
		segment: '/seasons',
		many: true,
		full: true,
		describe: () => 'List the seasons of a show, specials as season 0',
	},
	{
		operation: 'getEpisodes',
		gives: 'episode',
		name: 'Episodes',
		of: ['season'],
		many: true,
		full: true,
		describe: () => 'List the episodes of a season',
	},
	{
		operation: 'getNextEpisode',
		gives: 'episode',
		name: 'Next Episode',
		of: ['show'],
		segment: '/next_episode',
		full: true,
		describe: () => 'Get the next episode of a show that will air; no item when none is announced',
	},
	{
		operation: 'getLastEpisode',
		gives: 'episode',
		name: 'Last Episode',
		of: ['show'],
		segment: '/last_episode',
		full: true,
		describe: () => 'Get the episode of a show that aired last; no item when none has aired',
	},
] as const satisfies readonly TitleRead[];

/** Trakt groups people by cast and by department of the crew; one flat list is easier to work with. */
function peopleOf(body: unknown): unknown[] {
	const { cast = [], crew = {} } = (body ?? {}) as { cast?: object[]; crew?: Record<string, object[]> | null };
	return [
		...cast.map((role) => ({ department: 'cast', ...role })),
		...Object.entries(crew ?? {}).flatMap(([department, jobs]) => jobs.map((job) => ({ department, ...job }))),
	];
}
