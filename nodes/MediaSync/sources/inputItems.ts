import { identity, type Media, type MediaType } from '../../shared/media/identity';
import { recogniseTitle } from '../../shared/media/readTitle';
import { isFields } from '../../shared/media/titleFields';
import type { TitleReading } from '../../shared/media/titleReading';
import { mapLimited } from '../../shared/http/paginate';
import { asText } from '../../shared/util/text';
import type { FilmOrShow } from '../lookUp/finder';
import type { LookUp } from '../lookUp/lookUp';
import { sentencesOf } from '../sync/sentences';
import type { Title } from '../sync/titles';
import { wholeList } from './listRead';
import type { Source, SourceRead } from './source';

/** What one input item says, and which item it is. */
export interface InputValue {
	index: number;
	/** What the field Titles holds for it. */
	value: unknown;
	/** Why the field could not be read. */
	problem?: string;
	/** The list that it belongs to. */
	list: string;
}

interface InputOptions {
	name: string;
	/** Only adds: what is no longer among the items was not taken off the list. */
	isWindow: boolean;
	/** The lists to read; the items of others only tell whether something went wrong before this node. */
	labels: string[];
	/** Of titles that do not say it themselves. */
	type?: FilmOrShow;
	lookUp: LookUp;
	/** Told which item a title came from. */
	cameFrom(media: Media, index: number): void;
}

const LOOK_UPS_AT_ONCE = 8;

/** The items that came into the node, as one list. */
export function inputItems(values: InputValue[], options: InputOptions): Source {
	const { labels } = options;
	return {
		name: options.name,
		labels,
		isWindow: options.isWindow,
		changedAt: async () => await Promise.resolve({ times: {}, unreachable: {} }),
		// Nobody can be asked about items.
		stillHas: async () => await Promise.resolve(true),
		async read(): Promise<SourceRead> {
			const own = values.filter(({ list }) => labels.includes(list));
			const inputs = own.flatMap((one) => titlesIn(one.value).map((value) => ({ ...one, value })));
			const titles = (await mapLimited(inputs, LOOK_UPS_AT_ONCE, async (input) => await titleOf(input, options))).filter(
				(title) => title !== undefined,
			);
			const problems = [...problemsOf(values), ...(options.isWindow ? [] : whyIncomplete(titles))];
			const lists = this.labels.map((label) => wholeList(label, titles, problems.length === 0));
			return { titles, lists, unreadable: {}, problems };
		},
		remove: async (titles) =>
			await Promise.resolve(new Map(titles.map((title) => [title, 'input items have no list that could be changed']))),
	};
}

/**
 * The single titles of a value: of a list, of SIMKL's `{ movies, shows, anime }`, of `{ items }` or
 * `{ results }`, and of text with a title per line.
 */
function titlesIn(value: unknown, depth = 0): unknown[] {
	if (depth > 3 || value === undefined || value === null) return value === undefined || value === null ? [] : [value];
	if (Array.isArray(value)) return value.flatMap((one) => titlesIn(one, depth + 1));
	if (isFields(value)) {
		const lists = LISTS.map((name) => value[name]).filter((list) => Array.isArray(list) && list.every(isFields)) as unknown[][];
		const isList = lists.length > 0 && Object.keys(value).every((name) => LISTS.includes(name) || NO_TITLE.includes(name));
		return isList ? lists.flatMap((list) => titlesIn(list, depth + 1)) : [value];
	}
	const text = asText(value).trim();
	if (/^[[{]/.test(text)) {
		const parsed = parse(text);
		if (parsed !== undefined) return titlesIn(parsed, depth + 1);
	}
	return text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
}

const LISTS = ['movies', 'shows', 'anime', 'items', 'results', 'entries'];

/** What stands beside such lists. */
const NO_TITLE = ['page', 'total_pages', 'total_results', 'totalPages', 'totalResults', 'pageInfo', 'pagination', 'count', 'total'];

function parse(text: string): unknown {
	try {
		return JSON.parse(text.slice(0, 2_000_000)) as unknown;
	} catch {
		return undefined;
	}
}

/** @returns undefined for an item that is no title and says so: an empty one, or an earlier node's error */
async function titleOf(input: InputValue, options: InputOptions): Promise<Title | undefined> {
	if (input.problem === undefined && (isNothing(input.value) || errorIn(input.value) !== undefined)) return undefined;
	const title = input.problem === undefined ? await foundTitle(input, options) : refused(input, input.problem);
	options.cameFrom(title.media, input.index);
	return title;
}

async function foundTitle(input: InputValue, options: InputOptions): Promise<Title> {
	const reading = readingOf(input.value);
	if (reading instanceof Error) return refused(input, sentencesOf(reading));
	const type = reading.type ?? options.type;
	if (type === 'episode' || type === 'person' || reading.ids.tmdb !== undefined) return settled(input, reading, type);
	try {
		const found = await options.lookUp.find(reading, type === 'season' ? 'show' : type);
		if ('reason' in found) {
			const title = settled(input, reading, type);
			// Without a look-up a title goes on by the IDs that it has: some targets know those.
			return title.key !== undefined && found.reason.endsWith('is off')
				? title
				: { ...title, settled: { outcome: 'notFound', reason: found.reason } };
		}
		const ids = { ...reading.ids, ...found.media.ids };
		return settled(
			input,
			{ title: found.media.title, year: found.media.year, ...reading, ids },
			type === 'season' ? 'season' : found.media.type,
		);
	} catch (error) {
		return { ...settled(input, reading, type), settled: { outcome: 'failed', reason: sentencesOf(error) } };
	}
}

function readingOf(value: unknown): TitleReading | Error {
	try {
		return recogniseTitle(value, 'Titles');
	} catch (error) {
		return error as Error;
	}
}

function settled({ list }: InputValue, reading: TitleReading, type: MediaType | undefined): Title {
	const { ids, season, episode, title, year } = reading;
	const media = {
		type,
		title: title ?? nameless(reading),
		...(year === undefined ? {} : { year }),
		ids,
		...(season === undefined ? {} : { season }),
		...(episode === undefined ? {} : { episode }),
	} as Media;
	if (type === undefined) {
		const reason = 'It does not say whether it is a film or a show: add a field "type", or choose it in Type of Titles Without One';
		return { media, source: list, settled: { outcome: 'notFound', reason } };
	}
	const key = identity(media);
	return { media, source: list, ...(key === undefined ? {} : { key }) };
}

function nameless({ ids }: TitleReading): string {
	const [first] = Object.entries(ids);
	return first === undefined ? 'Untitled' : `${first[0].toUpperCase()} ${first[1]}`;
}

/** An item that names no title is a result of its own, with the reason. */
function refused({ list, value }: InputValue, reason: string): Title {
	const title = asText(isFields(value) ? (value.title ?? value.name ?? value.Title ?? value.Name) : value).slice(0, 100) || 'Untitled';
	return { media: { title, ids: {} } as unknown as Media, source: list, settled: { outcome: 'notFound', reason } };
}

const isNothing = (value: unknown): boolean => isFields(value) && Object.keys(value).length === 0;

/** What n8n makes of an item that failed in a node before this one. */
const errorIn = (value: unknown): string | undefined =>
	isFields(value) && value.error !== undefined && Object.keys(value).every((name) => ['error', 'message', 'errorDetails'].includes(name))
		? asText(value.message) || asText(value.error) || 'unknown error'
		: undefined;

/** What went wrong before this node. */
function problemsOf(values: InputValue[]): string[] {
	const errors = values.map(({ value }) => errorIn(value)).filter((error) => error !== undefined);
	const [first] = errors;
	if (first !== undefined)
		return [`A node before this one failed for ${errors.length} ${errors.length === 1 ? 'item' : 'items'}: ${first.slice(0, 200)}`];
	return values.every(({ value, problem }) => problem === undefined && isNothing(value))
		? ['No titles came in: a node before this one gave nothing']
		: [];
}

/** A whole list with items that nobody understands, or that could not be looked up, may still hold what seems gone. */
function whyIncomplete(titles: Title[]): string[] {
	const unclear = titles.filter(({ settled, key }) => settled?.outcome === 'failed' || (settled !== undefined && key === undefined)).length;
	return unclear === 0 ? [] : [`${unclear} of the items could not be told or looked up, so nothing counts as taken off the list`];
}
