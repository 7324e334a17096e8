import type { MediaIds } from '../../shared/media/identity';
import { label, type Media } from '../../shared/media/identity';
import type { TitleReading } from '../../shared/media/titleReading';
import type { Candidate, Finder, FilmOrShow } from './finder';
import type { Answers } from './answers';
import { inOrder, plainTitle } from './sameTitle';

/** Titles of one year whose other names are asked for, one request each. */
const MOST_ASKED = 5;

/** What a look-up found: the title, or why it is none. */
export type Found = { media: Pick<Media, 'ids'> & { type: FilmOrShow; title?: string; year?: number } } | { reason: string };

/**
 * Finds the TMDB number of titles that a list names by other IDs, or by name and year. What was found, and
 * what was not, is remembered.
 *
 * @param finder absent where nothing may be asked
 */
export class LookUp {
	private readonly underWay = new Map<string, Promise<Found>>();

	constructor(
		private readonly finder: Finder | undefined,
		private readonly answers: Answers,
	) {}

	/** @throws ServiceError when the service cannot be asked */
	async find(reading: TitleReading, type: FilmOrShow | undefined): Promise<Found> {
		const key = keyOf(reading, type);
		const before = this.answers.get(key);
		if (before !== undefined) return before;
		const asked = this.underWay.get(key) ?? this.ask(reading, type);
		this.underWay.set(key, asked);
		const found = await asked;
		this.answers.put(key, found);
		return found;
	}

	private async ask(reading: TitleReading, type: FilmOrShow | undefined): Promise<Found> {
		if (this.finder === undefined) return { reason: 'It has no TMDB number, and Look Up With is off' };
		const { finder } = this;
		for (const ids of oneByOne(reading.ids)) {
			const found = await finder.byId(ids, type);
			const [only, ...others] = found.filter((media) => media.ids.tmdb !== undefined);
			if (only !== undefined && others.length === 0) return { media: { ...only, type: only.type as FilmOrShow } };
			if (only !== undefined) return { reason: `${idLabel(ids)} is a film and a show at ${finder.service}: say which in a field "type"` };
		}
		return await this.askByName(finder, reading, type);
	}

	private async askByName(finder: Finder, { title, otherTitles, year, ids }: TitleReading, type: FilmOrShow | undefined): Promise<Found> {
		const what = Object.keys(ids).length > 0 ? `${finder.service} does not know ${idLabel(ids)}` : 'It has no ID';
		if (title === undefined) return { reason: `${what}, and no title is given` };
		if (type === undefined) return { reason: `${what}, and it is not said whether it is a film or a show` };
		if (year === undefined) return { reason: `${what}, and no year is given: a name alone is not certain` };
		const wanted = inOrder(title);
		const { candidates, complete } = await finder.byName(wanted, year, type);
		const names = new Set([title, ...otherTitles].map(plainTitle));
		const hits = await exactHits(
			candidates.filter((one) => one.media.year === year),
			names,
		);
		const [hit, ...others] = hits;
		if (hit !== undefined && others.length === 0 && complete) return { media: { ...hit, type } };
		const search = `${finder.service} knows ${hits.length === 0 ? 'no' : hits.length === 1 ? 'too many' : 'several'} ${type === 'movie' ? 'films' : 'shows'} named "${wanted}" of ${year}`;
		const near = hits.length > 0 ? hits : await finder.near(wanted, type);
		return { reason: near.length === 0 ? search : `${search}; near: ${near.slice(0, 5).map(named).join(', ')}` };
	}
}

/** Those whose name is the wanted one; where no first name is, those that have it in another language. */
async function exactHits(candidates: Candidate[], wanted: ReadonlySet<string>): Promise<Media[]> {
	const isWanted = (names: string[]) => names.some((name) => wanted.has(plainTitle(name)));
	const byName = candidates.filter(({ names }) => isWanted(names));
	if (byName.length > 0 || candidates.length > MOST_ASKED) return unique(byName);
	const more = await Promise.all(candidates.map(async (one) => isWanted(await one.moreNames())));
	return unique(candidates.filter((_, at) => more[at] === true));
}

const unique = (candidates: Candidate[]): Media[] => [...new Map(candidates.map(({ media }) => [media.ids.tmdb, media])).values()];

const named = (media: Media): string => (media.ids.tmdb === undefined ? label(media) : `${label(media)}, TMDB ${media.ids.tmdb}`);

/** IDs are asked for one after another, the surest first. */
const oneByOne = ({ imdb, tvdb, trakt, slug }: MediaIds): MediaIds[] =>
	[{ imdb }, { tvdb }, { trakt }, { slug }].filter((ids) => Object.values(ids).some((id) => id !== undefined));

const idLabel = (ids: MediaIds): string =>
	Object.entries(ids)
		.map(([name, id]) => `${name.toUpperCase()} ${id}`)
		.join(', ');

/** The same question has the same key, whatever list asks it. */
function keyOf({ ids, title = '', year }: TitleReading, type: FilmOrShow | undefined): string {
	const known = oneByOne(ids).flatMap((one) => Object.entries(one).map(([name, id]) => `${name}=${id}`));
	return [type ?? '?', ...known, ...(known.length > 0 ? [] : [plainTitle(title), year ?? ''])].join('|').slice(0, 200);
}
