import { InputError } from '../node/errors';
import { asText } from '../util/text';
import type { MediaIds } from './identity';
import { readTitle, whatWasRead } from './readTitle';
import { shorten, type TitleReading } from './titleReading';

/** What a node's form knows about the title in its field. */
interface TitleField {
	/** As the form shows it: "TMDB ID". */
	field: string;
	/** Whose a typed number is. */
	idType: 'tmdb' | 'imdb' | 'tvdb';
	/** The type that the operation takes. */
	only?: 'movie' | 'show';
	/** What Media Type says; its default is `movie`. */
	mediaType?: 'movie' | 'show';
}

export interface FieldTitle {
	type: 'movie' | 'show';
	ids: MediaIds;
	/** Where the value names a season or an episode rather than the whole show. */
	season?: number;
	episode?: number;
}

/**
 * The film or show in a field that takes a number, an address or an item of any node.
 *
 * A typed number is of the form's type. An item says its own; one that does not say it counts only where
 * nothing else is possible, so that no show becomes the film of the same number.
 *
 * @throws InputError that names the field, what it holds and what to give
 */
export function titleInField(value: unknown, form: TitleField): FieldTitle {
	const { field, idType, only, mediaType } = form;
	const reading = readTitle(value, { field, idType });
	const type = only ?? mediaType ?? 'movie';
	const said = reading.type === 'season' || reading.type === 'episode' ? 'show' : reading.type;
	if (said !== undefined && said !== type) throw otherType(form, said, type);
	if (said === undefined && reading.looked.length > 0 && !isPlain(reading, form)) {
		throw new InputError(
			field,
			`does not say whether it is a film or a show (${whatWasRead(reading)})`,
			`Add a field "type" with movie or show, or give the ${idType.toUpperCase()} number alone.`,
		);
	}
	const { season, episode } = reading;
	return { type, ids: reading.ids, ...(season === undefined ? {} : { season }), ...(episode === undefined ? {} : { episode }) };
}

/** The TMDB number of such a title. @throws InputError when it holds none */
export function tmdbInField(value: unknown, form: Omit<TitleField, 'idType'>): FieldTitle & { tmdb: number } {
	const title = titleInField(value, { ...form, idType: 'tmdb' });
	if (title.ids.tmdb !== undefined) return { ...title, tmdb: title.ids.tmdb };
	const typed = asText(value).trim();
	const problem = typed === '' ? 'holds no TMDB number' : `is "${shorten(typed)}", which is no number`;
	throw new InputError(
		form.field,
		problem,
		'Give the number alone, for example 155, an address of themoviedb.org, or an item that has it. Other IDs are looked up with the TMDB node (Find).',
	);
}

/**
 * The seasons that field and title name together.
 *
 * @param wanted what the field Seasons says; `all` is its default
 * @throws InputError for an episode, and where the two differ
 */
export function seasonsTogether({ season, episode }: FieldTitle, wanted: number[] | 'all', field: string): number[] | 'all' {
	if (episode !== undefined) {
		throw new InputError(
			field,
			`names episode ${episode} of season ${season ?? '?'}`,
			'Single episodes cannot be asked for: name the season or the show.',
		);
	}
	if (season === undefined) return wanted;
	if (wanted === 'all' || (wanted.length === 1 && wanted[0] === season)) return [season];
	throw new InputError(
		field,
		`names season ${season}, but Seasons says ${wanted.join(', ')}`,
		'Leave Seasons as it is by default, or name the show.',
	);
}

/** An item without a type that cannot be of the other type: TVDB's numbers in films' items are none. */
const isPlain = ({ ids }: TitleReading, { only, mediaType }: TitleField): boolean =>
	only === 'movie' ? ids.tvdb === undefined : only === 'show' ? ids.tvdb !== undefined : mediaType === 'show';

const wordFor = (type: string): string => (type === 'movie' ? 'a film' : type === 'show' ? 'a show' : 'a person');

function otherType({ field, only }: TitleField, said: string, type: string): InputError {
	const rest =
		only === undefined
			? `but Media Type says ${type === 'movie' ? 'Movie' : 'TV Show'}`
			: `and this operation takes ${type === 'movie' ? 'films' : 'shows'} only`;
	return new InputError(
		field,
		`names ${wordFor(said)}, ${rest}`,
		only === undefined ? 'Choose the right Media Type, for example with an expression.' : 'Give another title.',
	);
}
