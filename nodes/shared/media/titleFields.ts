import { asText } from '../util/text';
import type { MediaIds } from './identity';
import { isAddress, readAddress } from './titleAddress';
import { readGuid } from './titleGuid';
import { UnclearTitle, type Statements } from './titleReading';
import { idOf, isNoTitle, nameAndYear, partNumber, typeOfWord, yearOf } from './titleValues';

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Field names are compared without case, spaces, dashes, underscores, dots and colons. */
export const plain = (name: string): string =>
	name
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_.:-]/g, '');

const ID_FIELDS: Readonly<Record<string, keyof MediaIds>> = {
	tmdb: 'tmdb',
	tmdbid: 'tmdb',
	themoviedb: 'tmdb',
	themoviedbid: 'tmdb',
	moviedbid: 'tmdb',
	providertmdb: 'tmdb',
	imdb: 'imdb',
	imdbid: 'imdb',
	imdbconst: 'imdb',
	const: 'imdb',
	tconst: 'imdb',
	providerimdb: 'imdb',
	tvdb: 'tvdb',
	tvdbid: 'tvdb',
	thetvdb: 'tvdb',
	thetvdbid: 'tvdb',
	providertvdb: 'tvdb',
	trakt: 'trakt',
	traktid: 'trakt',
	traktslug: 'slug',
};

const OTHER_ID_FIELDS: Readonly<Record<string, string>> = {
	anilist: 'anilist',
	anilistid: 'anilist',
	mal: 'mal',
	malid: 'mal',
	idmal: 'mal',
	myanimelist: 'mal',
	myanimelistid: 'mal',
	anidb: 'anidb',
	anidbid: 'anidb',
	kitsu: 'kitsu',
	kitsuid: 'kitsu',
	simkl: 'simkl',
	simklid: 'simkl',
	douban: 'douban',
	doubanid: 'douban',
	bangumi: 'bangumi',
	bangumiid: 'bangumi',
	mdblist: 'mdblist',
	letterboxdslug: 'letterboxd',
};

const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined;

const TYPE_FIELDS = ['type', 'mediatype', 'titletype', 'itemtype', 'kind', 'category', 'categories', '类型', '類型'];
const SEASON_FIELDS = ['season', 'seasonnumber', 'seasonnum', '季'];
const EPISODE_FIELDS = ['episode', 'episodenumber', 'episodenum', '集'];
const TITLE_FIELDS = [
	'title',
	'name',
	'filmtitle',
	'letterboxdfilmtitle',
	'movietitle',
	'showname',
	'seriestitle',
	'seriesname',
	'标题',
	'片名',
	'名称',
	'標題',
];
const OTHER_TITLE_FIELDS = ['originaltitle', 'originalname', 'entitle', 'englishtitle', '原名'];
const YEAR_FIELDS = [
	'year',
	'releaseyear',
	'filmyear',
	'letterboxdfilmyear',
	'productionyear',
	'startyear',
	'releasedate',
	'firstairdate',
	'premieredate',
	'firstaired',
	'年份',
];
const ADDRESS_ENDS = ['url', 'uri', 'link', 'href', 'guid', 'address'];

interface FlatOptions {
	/** Whose IDs the fields hold; none is for shapes whose fields do not tell. */
	ids?: 'ids' | 'ownIds' | 'none';
	/** What is put before field names in messages: "movie." */
	within?: string;
	/** Whose a `slug` in an `ids` object is. */
	slugIsTrakts?: boolean;
	/** False where year and title are those of an episode. */
	named?: boolean;
}

/** Reads what lies flat in an item, whatever it is: IDs, addresses, type, season, episode, title and year. */
export function readFlat(all: Statements, item: Fields, options: FlatOptions = {}): void {
	const { ids = 'ids', within = '', named = true } = options;
	const entries = Object.entries(item).slice(0, 400);
	for (const [key, value] of entries) {
		const name = plain(key);
		const field = `${within}${key}`;
		if (TYPE_FIELDS.includes(name)) readType(all, field, value);
		if (ids !== 'none') readIdField(all, ids, field, name, value);
		if (SEASON_FIELDS.includes(name)) all.number('season', field, partNumber(value));
		if (EPISODE_FIELDS.includes(name)) all.number('episode', field, partNumber(value));
	}
	for (const key of ['ids', 'external_ids', 'externalIds', 'ProviderIds', 'Guid']) readIds(all, ids, `${within}${key}`, item[key], options);
	for (const whose of ['season', 'episode'] as const) readIds(all, 'ownIds', `${within}${whose}_ids`, item[`${whose}_ids`], options);
	if (named) readName(all, entries, within);
	readAddresses(all, entries, within);
}

/** A category may be one word or a list of them; a word that names no kind of title says nothing. */
export function readType(all: Statements, field: string, value: unknown): void {
	const words: unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value];
	for (const word of words) {
		if (isNoTitle(word)) {
			throw new UnclearTitle(
				`is no film, show, season, episode or person: ${field} says ${asText(word).slice(0, 40)}`,
				'Leave such items out before this node.',
			);
		}
		all.type(field, typeOfWord(word));
	}
}

function readIdField(all: Statements, whose: 'ids' | 'ownIds', field: string, name: string, value: unknown): void {
	const service = lookUp(ID_FIELDS, name);
	if (service !== undefined) return all.id(whose, service, field, idOf(service, value));
	const other = lookUp(OTHER_ID_FIELDS, name);
	if (other !== undefined) all.otherId(other, field, asText(value).trim().slice(0, 60));
}

/** `ids` of Trakt and of our own items, `external_ids` of TMDB, `ProviderIds` of Emby, `Guid: [{ id: "imdb://…" }]` of Plex. */
export function readIds(
	all: Statements,
	whose: 'ids' | 'ownIds' | 'none',
	field: string,
	value: unknown,
	{ slugIsTrakts = true }: FlatOptions = {},
): void {
	if (whose === 'none') return;
	if (Array.isArray(value)) {
		for (const entry of value.slice(0, 20)) readGuidOf(all, whose, field, isFields(entry) ? entry.id : entry);
		return;
	}
	if (!isFields(value)) return;
	for (const [key, id] of Object.entries(value).slice(0, 40)) {
		const name = plain(key);
		if (name === 'slug') {
			if (slugIsTrakts) all.id(whose, 'slug', `${field}.${key}`, idOf('slug', id));
		} else readIdField(all, whose, `${field}.${key}`, name, id);
	}
}

function readGuidOf(all: Statements, whose: 'ids' | 'ownIds', field: string, value: unknown): void {
	const found = /^(imdb|tmdb|tvdb):\/\/(\w{1,12})$/i.exec(asText(value));
	const service = found?.[1]?.toLowerCase() as keyof MediaIds | undefined;
	if (service !== undefined) all.id(whose, service, field, idOf(service, found?.[2]));
}

function readName(all: Statements, entries: Array<[string, unknown]>, within: string): void {
	const first = (names: readonly string[]) =>
		names.flatMap((name) => entries.filter(([key, value]) => plain(key) === name && asText(value).trim() !== ''));
	const years = first(YEAR_FIELDS).map(([, value]) => yearOf(value));
	const year = years.find((one) => one !== undefined);
	for (const [key, value] of first(TITLE_FIELDS)) {
		const parts = nameAndYear(asText(value));
		const isSame = year === undefined || parts.year === undefined || parts.year === year;
		if (isSame) all.title(`${within}${key}`, parts.title, year ?? parts.year);
		else all.title(`${within}${key}`, asText(value).trim(), year);
	}
	for (const [key, value] of first(OTHER_TITLE_FIELDS)) all.title(`${within}${key}`, asText(value).trim());
	if (year !== undefined) all.reading.year ??= year;
}

/** Addresses count where they are those of a title's page; any other address says nothing. */
function readAddresses(all: Statements, entries: Array<[string, unknown]>, within: string): void {
	for (const [key, value] of entries) {
		const name = plain(key);
		const text = asText(value).trim();
		if (!ADDRESS_ENDS.some((end) => name.endsWith(end)) || !isAddress(text)) continue;
		const found = readGuid(text) ?? addressOrNothing(text);
		if (found !== undefined) all.add(`${within}${key}`, found);
	}
}

function addressOrNothing(text: string) {
	try {
		return readAddress(text);
	} catch {
		return undefined;
	}
}
