import { InputError } from '../../shared/node/errors';
import type { ItemInput } from '../../shared/node/itemInput';
import { located, titleLocator } from '../../shared/media/titleLocator';
import { readTitle, whatWasRead } from '../../shared/media/readTitle';
import type { TitleReading } from '../../shared/media/titleReading';
import { asText } from '../../shared/util/text';
import type { TmdbApi } from '../client/api';
import { findByExternalId } from '../client/find';
import type { TmdbType } from '../client/lists';
import { typeField } from './fields';

export interface TitleRef {
	type: TmdbType;
	/** TMDB number. */
	id: number;
}

const titleField = titleLocator({
	displayName: 'Title',
	name: 'title',
	method: 'searchTitles',
	placeholder: 'e.g. 550 or tt0137523',
	url: 'e.g. https://www.themoviedb.org/movie/550',
	description:
		'A title picked from a search, its TMDB number, address (themoviedb.org, imdb.com), IMDb ID, or an item of this or another node',
});

/** The fields that name one film or show. */
export const titleFields = (type?: TmdbType) => [
	...(type === undefined ? [typeField('Kind of title, where the title itself does not say')] : []),
	titleField,
];

type TitleField = ReturnType<typeof titleFields>[number];

/**
 * Reads the title fields. IMDb and TVDB IDs are looked up at TMDB, whose answer also says what they are.
 *
 * @param only the type of an operation that knows one type; it reads the show of a season or episode
 * @throws InputError when it cannot be told which title is meant
 */
export async function titleOf(api: TmdbApi, item: ItemInput<TitleField>, only?: TmdbType): Promise<TitleRef> {
	const value = located(item.raw('title'));
	// An empty field is refused in the form's words.
	if (asText(value) === '' && typeof value !== 'object') item.string('title');
	const title = readTitle(value, { idType: 'tmdb' });
	const said = typeSaid(title, only);
	const { tmdb } = title.ids;
	if (tmdb === undefined) return await lookUp(api, title, said ?? only);
	return { type: said ?? only ?? typeOfForm(item, title), id: tmdb };
}

/** Code of the failure that TMDB has no such title. */
export const UNKNOWN_TITLE = 'notFound';

/** TMDB's own word that it has no such title: "Media is invalid" of its lists, an ID that finds none, a title without a page. */
export const isUnknownTitle = ({ code, message }: Error & { code?: string }): boolean =>
	code === UNKNOWN_TITLE || /that TMDB knows$|Media is invalid/.test(message);

const wordFor = (type: TmdbType): string => (type === 'tv' ? 'show' : 'movie');

/** What the value itself says. TMDB's lists have no seasons and episodes, so those never stand for their show there. */
function typeSaid({ type }: TitleReading, only: TmdbType | undefined): TmdbType | undefined {
	if (type === undefined) return undefined;
	if (type === 'person') throw new InputError('Title', 'is a person', 'Give a film or a show.');
	if (type !== 'movie' && type !== 'show' && only === undefined) {
		throw new InputError(
			'Title',
			`is ${type === 'season' ? 'a season' : 'an episode'}`,
			'TMDB keeps whole films and shows on lists: give the show.',
		);
	}
	const word: TmdbType = type === 'movie' ? 'movie' : 'tv';
	if (only === undefined || only === word) return word;
	throw new InputError('Title', `is a ${wordFor(word)}`, `This operation takes a ${wordFor(only)} only.`);
}

/** A typed number means what the form's Type says. An item's number does only where Type was changed: its own type is missing. */
function typeOfForm(item: ItemInput<TitleField>, title: TitleReading): TmdbType {
	const type: TmdbType = item.string('type') === 'tv' ? 'tv' : 'movie';
	if (type === 'tv' || title.looked.length === 0) return type;
	throw new InputError(
		'Title',
		`does not say whether it is a film or a show (${whatWasRead(title)})`,
		'Add a field "type" with movie or show, or give its TMDB number alone, for example {{ $json.tmdbId }}.',
	);
}

async function lookUp({ client }: TmdbApi, title: TitleReading, type: TmdbType | undefined): Promise<TitleRef> {
	const { imdb, tvdb } = title.ids;
	if (imdb === undefined && tvdb === undefined) throw noNumber(title);
	const [found, ...others] = await findByExternalId(client, title.ids, type);
	if (found?.ids.tmdb === undefined) {
		throw new InputError(
			'Title',
			`is not a ${type === undefined ? 'film or show' : wordFor(type)} that TMDB knows`,
			'Check the ID and the type, or give the TMDB number.',
		);
	}
	if (others.length > 0) {
		throw new InputError('Title', `is a film and a show at TMDB (${whatWasRead(title)})`, 'Add a field "type" with movie or show.');
	}
	return { type: found.type === 'movie' ? 'movie' : 'tv', id: found.ids.tmdb };
}

function noNumber(title: TitleReading): InputError {
	const isText = title.looked.length === 0;
	return new InputError(
		'Title',
		isText ? 'is not a TMDB number' : `holds no TMDB number (${whatWasRead(title)})`,
		'Give a TMDB number, a themoviedb.org address, an IMDb ID such as tt0137523, or an item that has one.',
	);
}
