import type { MediaType } from './identity';
import { UnclearTitle, type TitleReading } from './titleReading';
import { idNumber, imdbPerson, imdbTitle, partNumber, slugOf } from './titleValues';

/** What an address is taken apart into: its parts without language prefix, and its query. */
export interface Parts {
	path: string[];
	query: URLSearchParams;
}

export type Found = Partial<Pick<TitleReading, 'type' | 'ids' | 'ownIds' | 'otherIds' | 'season' | 'episode'>>;

/** The number after a word: `part(path, 'season')` of /tv/1396/season/2 is 2. Not there: undefined; no number: NaN. */
function numberAfter(path: string[], word: string): number | undefined {
	const at = path.findIndex((part) => part.toLowerCase() === word);
	if (at < 0 || path[at + 1] === undefined) return undefined;
	return partNumber(path[at + 1]) ?? Number.NaN;
}

/** Pages of Trakt below /movies and /shows that are no title. */
const TRAKT_PAGES = [
	'trending',
	'popular',
	'anticipated',
	'boxoffice',
	'recommended',
	'recommendations',
	'favorited',
	'watched',
	'played',
	'collected',
	'streaming',
	'new',
	'genres',
	'search',
	'discover',
	'all',
];

export function trakt({ path, query }: Parts): Found | undefined {
	const [kind = '', name = ''] = path.map((part) => part.toLowerCase());
	if (kind === 'search') return traktSearch(path, query);
	if (kind === 'seasons' || kind === 'episodes') {
		const id = idNumber(name);
		return id === undefined ? undefined : { type: kind === 'seasons' ? 'season' : 'episode', ownIds: { trakt: id } };
	}
	const slug = slugOf(name);
	if (slug === undefined || TRAKT_PAGES.includes(slug)) return undefined;
	if (kind === 'movies' || kind === 'people') return { type: kind === 'movies' ? 'movie' : 'person', ids: { slug } };
	return kind === 'shows' ? { ids: { slug }, ...showPart(traktNumbers(path, query)) } : undefined;
}

/** Old addresses have the numbers in the path, those of the app in the query. Both at once must agree. */
function traktNumbers(path: string[], query: URLSearchParams): Numbers {
	const one = (word: 'season' | 'episode'): number | undefined => {
		const inPath = path[2]?.toLowerCase() === 'seasons' && path[3] !== 'all' ? numberAfter(path, `${word}s`) : undefined;
		const text = query.get(word);
		const inQuery = text === null || text === '' ? undefined : (partNumber(text) ?? Number.NaN);
		if (inPath !== undefined && inQuery !== undefined && inPath !== inQuery) {
			throw new UnclearTitle(`says ${word} ${inPath} and ${word} ${inQuery} in one address`, 'Copy the address of the page again.');
		}
		return inPath ?? inQuery;
	};
	const numbers = { season: one('season'), episode: one('episode') };
	if (query.get('view') === 'episode' && numbers.episode === undefined) return { ...numbers, episode: Number.NaN };
	return numbers;
}

/** /search/tmdb/603?id_type=movie: where other sites send people. */
function traktSearch([, service = '', id = '']: string[], query: URLSearchParams): Found | undefined {
	const type = (['movie', 'show', 'season', 'episode', 'person'] as const).find((word) => word === query.get('id_type'));
	const known =
		service === 'imdb'
			? { imdb: imdbTitle(id) ?? imdbPerson(id) }
			: ['tmdb', 'tvdb', 'trakt'].includes(service)
				? { [service]: idNumber(id) }
				: {};
	if (!Object.values(known).some((value) => value !== undefined)) return undefined;
	const isPart = type === 'season' || type === 'episode';
	return { ...(type === undefined ? {} : { type }), ...(isPart ? { ownIds: known } : { ids: known }) };
}

interface Numbers {
	season?: number;
	episode?: number;
}

/** @returns undefined for an episode without its season, and for numbers that are none */
function showPart({ season, episode }: Numbers): Found | undefined {
	if (Number.isNaN(season) || Number.isNaN(episode) || (episode !== undefined && season === undefined)) {
		throw new UnclearTitle('is an address whose season or episode cannot be read', 'Copy the address of the page again.');
	}
	if (season === undefined) return { type: 'show' };
	return episode === undefined ? { type: 'season', season } : { type: 'episode', season, episode };
}

export function tmdb({ path }: Parts): Found | undefined {
	const [kind, name = ''] = path[0] === '3' || path[0] === '4' ? path.slice(1) : path;
	const id = idNumber(/^(\d+)(?![\d.])/.exec(name)?.[1]);
	if (id === undefined) return undefined;
	if (kind === 'movie' || kind === 'person') return { type: kind, ids: { tmdb: id } };
	if (kind !== 'tv') return undefined;
	return { ids: { tmdb: id }, ...showPart({ season: numberAfter(path, 'season'), episode: numberAfter(path, 'episode') }) };
}

export function imdb({ path, query }: Parts): Found | undefined {
	const [kind = '', name = '', page] = path.map((part) => part.toLowerCase());
	if (kind === 'name') return person('imdb', imdbPerson(name));
	const id = kind === 'title' ? imdbTitle(name) : undefined;
	if (id === undefined) return undefined;
	const season = page === 'episodes' ? partNumber(query.get('season')) : undefined;
	if (season !== undefined) return { type: 'season', ids: { imdb: id }, season };
	return { ...(page === 'episodes' ? { type: 'show' as const } : {}), ids: { imdb: id } };
}

const person = (name: 'imdb', id: string | undefined): Found | undefined =>
	id === undefined ? undefined : { type: 'person', ids: { [name]: id } };

const TVDB_KINDS: Readonly<Record<string, MediaType>> = {
	series: 'show',
	movie: 'movie',
	movies: 'movie',
	season: 'season',
	episode: 'episode',
	people: 'person',
};

/** TheTVDB's own pages go by names that no other service knows; its numbers stand in /dereferrer and in old addresses. */
export function tvdb({ path, query }: Parts): Found | undefined {
	if (query.has('tab')) return oldTvdb(query);
	const isNumber = path[0] === 'dereferrer';
	const [kind = '', name = '', ...more] = (isNumber ? path.slice(1) : path).map((part) => part.toLowerCase());
	const type = Object.hasOwn(TVDB_KINDS, kind) ? TVDB_KINDS[kind] : undefined;
	if (type === undefined || name === '') return undefined;
	if (isNumber) return byTvdb(type, idNumber(name));
	const named = { otherIds: { tvdbSlug: name } };
	if (kind === 'people') return { type, ...named };
	if (kind === 'movies') return { type, ...named };
	if (kind !== 'series') return undefined;
	const episode = more[0] === 'episodes' ? idNumber(more[1]) : undefined;
	if (episode !== undefined) return { type: 'episode', ownIds: { tvdb: episode }, ...named };
	if (more[0] !== 'seasons' || more[1] === undefined || more[2] === undefined || more[2] === 'all') return { type, ...named };
	// Other orders (dvd, absolute) count seasons differently.
	const season = more[1] === 'official' ? partNumber(more[2]) : undefined;
	return season === undefined ? undefined : { type: 'season', season, ...named };
}

/** ?tab=series&id=81189, ?tab=season&seriesid=81189&seasonid=…, ?tab=episode&seriesid=81189&id=… */
function oldTvdb(query: URLSearchParams): Found | undefined {
	const series = idNumber(query.get('seriesid'));
	const ids = series === undefined ? {} : { ids: { tvdb: series } };
	if (query.get('tab') === 'series') return byTvdb('show', idNumber(query.get('id')));
	if (query.get('tab') === 'episode') return withShow(ids, byTvdb('episode', idNumber(query.get('id'))));
	return query.get('tab') === 'season' ? withShow(ids, byTvdb('season', idNumber(query.get('seasonid')))) : undefined;
}

const withShow = (show: Found, part: Found | undefined): Found | undefined => (part === undefined ? undefined : { ...show, ...part });

function byTvdb(type: MediaType, id: number | undefined): Found | undefined {
	if (id === undefined) return undefined;
	return type === 'season' || type === 'episode' ? { type, ownIds: { tvdb: id } } : { type, ids: { tvdb: id } };
}

/** Letterboxd calls all of its pages films; a few are series, which its feeds mark. */
export function letterboxd({ path }: Parts): Found | undefined {
	const lower = path.map((part) => part.toLowerCase());
	if (lower[0] === 'tmdb' || lower[0] === 'imdb') {
		const ids = lower[0] === 'tmdb' ? { tmdb: idNumber(lower[1]) } : { imdb: imdbTitle(lower[1]) };
		return Object.values(ids).some((id) => id !== undefined) ? { type: 'movie', ids } : undefined;
	}
	if (lower[0] === 'actor' || lower[0] === 'director' || lower[0] === 'writer') {
		return lower[1] === undefined ? undefined : { type: 'person', otherIds: { letterboxd: lower[1] } };
	}
	// A review stands below its author: /user/film/fight-club/1/
	const slug = lower[0] === 'film' ? lower[1] : lower[1] === 'film' ? lower[2] : undefined;
	return slug === undefined ? undefined : { type: 'movie', otherIds: { letterboxd: slug } };
}

/** Films and shows have the same addresses at Douban. */
export function douban({ path }: Parts): Found | undefined {
	const at = path.indexOf('subject');
	const id = at >= 0 ? idNumber(path[at + 1]) : undefined;
	if (id !== undefined) return { otherIds: { douban: String(id) } };
	const who = path[0] === 'celebrity' || path[0] === 'personage' ? idNumber(path[1]) : undefined;
	return who === undefined ? undefined : { type: 'person', otherIds: { douban: String(who) } };
}

export function simkl({ path }: Parts): Found | undefined {
	const [kind = '', name, , ...more] = path.map((part) => part.toLowerCase());
	const id = idNumber(name);
	if (id === undefined || !['movies', 'tv', 'anime'].includes(kind)) return undefined;
	const otherIds = { simkl: String(id) };
	if (kind === 'movies') return { type: 'movie', otherIds };
	const number = (word: string): number | undefined => partNumber(more.find((part) => part.startsWith(`${word}-`))?.slice(word.length + 1));
	const part = showPart({ season: number('season'), episode: number('episode') });
	return kind === 'tv' || part?.type !== 'show' ? { otherIds, ...part } : { otherIds };
}

export function mdblist({ path }: Parts): Found | undefined {
	const [kind, ...more] = path.map((part) => part.toLowerCase());
	const type = kind === 'movie' ? 'movie' : kind === 'show' ? 'show' : undefined;
	const id = imdbTitle(more[0]);
	return type === undefined || id === undefined ? undefined : { type, ids: { imdb: id } };
}

export function anime(service: string, [kind, name]: string[]): Found | undefined {
	const id = kind === 'anime' ? idNumber(name) : undefined;
	return id === undefined ? undefined : { otherIds: { [service]: String(id) } };
}
