import { InputError } from '../node/errors';
import { asText } from '../util/text';
import type { MediaIds, MediaType } from './identity';
import { isFields } from './titleFields';
import { emptyReading, shorten, Statements, UnclearTitle, type TitleReading } from './titleReading';
import { readItem } from './titleShapes';
import { readText } from './titleText';
import { idOf } from './titleValues';

/** What a node's form says about the title that its field names. */
interface TitleForm {
	/** The field's name as the form shows it; "Title" by default. */
	field?: string;
	/** Only what was chosen explicitly: a default that nobody touched is no statement. */
	type?: MediaType;
	season?: number;
	episode?: number;
	/** Whose a bare number or word is; without it a number is refused. */
	idType?: keyof MediaIds;
	/** Whether a bare word such as the-matrix-1999 is a Trakt slug rather than a name. */
	wordsAreSlugs?: boolean;
}

/**
 * What a text, an address, JSON or an item says about one title. Nothing is looked up or guessed.
 *
 * @param value of a title field, an input item, a resource locator's value
 * @throws InputError when it says nothing, contradicts itself, or names no single title
 */
export function recogniseTitle(value: unknown, field = 'Title'): TitleReading {
	return inField(field, () => recognise(value, 0));
}

/**
 * The title that a field and its form mean together: IDs of the title (of the show, for its parts), or
 * those of the part itself, or at least a name.
 *
 * A show together with the form's season and episode is that season or episode. What the value and the form
 * say differently is refused with both named; `type` stays absent where neither says it.
 *
 * @throws InputError
 */
export function readTitle(value: unknown, form: TitleForm = {}): TitleReading {
	const field = form.field ?? 'Title';
	const reading = withIdType(recogniseTitle(value, field), form, field);
	return inField(field, () => {
		const all = new Statements(reading.from);
		all.add(field, reading);
		if (form.type !== undefined) all.type('Type', form.type);
		all.number('season', 'Season', form.season);
		all.number('episode', 'Episode', form.episode);
		const { type, season, episode } = all.finish();
		refuseWider(form, type);
		return { ...reading, type, season, episode };
	});
}

/** What cannot be told from the value of a field is said with the field's name. */
function inField(field: string, read: () => TitleReading): TitleReading {
	const reading = readingOrProblem(read);
	if (reading instanceof UnclearTitle) throw new InputError(field, reading.problem, reading.remedy);
	if (reading instanceof Error) throw reading;
	return reading;
}

function readingOrProblem(read: () => TitleReading): TitleReading | Error {
	try {
		return read();
	} catch (error) {
		return error as Error;
	}
}

/** Whether any ID of a service that targets know is there; otherwise the title can only be looked up by its name. */
const hasIds = ({ ids, ownIds }: Pick<TitleReading, 'ids' | 'ownIds'>): boolean =>
	Object.keys(ids).length > 0 || Object.keys(ownIds).length > 0;

/** @throws InputError when only a name is known; says which fields were looked at */
export function needIds(reading: TitleReading, field = 'Title'): TitleReading {
	if (hasIds(reading)) return reading;
	throw new InputError(
		field,
		`holds no ID (${whatWasRead(reading)})`,
		'Give a TMDB, IMDb, TVDB or Trakt ID, or the address of the title’s page.',
	);
}

/** @throws InputError when neither the data nor the form says the type */
export function needType(reading: TitleReading, field = 'Title'): MediaType {
	if (reading.type !== undefined) return reading.type;
	throw new InputError(
		field,
		`does not say whether it is a film or a show (${whatWasRead(reading)})`,
		'Add a field "type" with movie or show, or choose the type in the form.',
	);
}

/** "read as Radarr movie: id, title, year were looked at" */
export function whatWasRead({ from, looked, title }: TitleReading): string {
	const fields = looked.slice(0, 12).join(', ');
	const rest = looked.length > 12 ? ' …' : '';
	if (fields !== '') return `read as ${from}; looked at ${fields}${rest}`;
	return title === undefined ? `read as ${from}` : `read as ${from}: ${shorten(title)}`;
}

/** A form that asks for a whole show must not get it from the name of one of its parts, and the reverse. */
function refuseWider({ type }: TitleForm, read: MediaType | undefined): void {
	if (type === undefined || type === read || read === undefined) return;
	if (type === 'season' && read === 'episode') throw different(type, read);
	if (type === 'show') throw different(type, read);
}

const different = (wanted: MediaType, read: MediaType): UnclearTitle =>
	new UnclearTitle(
		`names ${read === 'episode' ? 'an' : 'a'} ${read}, but Type says ${wanted}`,
		`Choose ${read} in Type, or name the ${wanted} itself.`,
	);

function withIdType(reading: TitleReading, { idType, wordsAreSlugs }: TitleForm, field: string): TitleReading {
	const { bare } = reading;
	if (bare === undefined) return reading;
	const isNumber = /^\d+$/.test(bare);
	if (idType !== undefined && (isNumber || idType === 'slug')) {
		const id = idOf(idType, bare);
		if (id === undefined)
			throw new InputError(field, `is no ${idType.toUpperCase()} ID: ${shorten(bare)}`, 'Correct it, or choose another ID Type.');
		return { ...emptyReading('ID'), ids: { [idType]: id } };
	}
	if (isNumber) {
		throw new InputError(
			field,
			`is the number ${shorten(bare)}, but not whose`,
			'Choose Trakt, TMDB or TVDB in ID Type: the same number means another title at each of them.',
		);
	}
	const slug = wordsAreSlugs === true && !hasIds(reading) ? idOf('slug', bare) : undefined;
	return slug === undefined ? reading : { ...emptyReading('slug'), ids: { slug } };
}

function recognise(value: unknown, depth: number): TitleReading {
	if (Array.isArray(value)) {
		if (value.length === 1 && depth < 3) return recognise(value[0], depth + 1);
		throw new UnclearTitle(
			value.length === 0 ? 'is an empty list' : `is a list of ${value.length}`,
			'Give one title, for example with the Split Out node before this one.',
		);
	}
	if (isFields(value)) return said(readItem(isLocator(value) ? { value: value.value } : value), value, depth);
	const text = asText(value).trim();
	if (text === '')
		throw new UnclearTitle('is empty', 'Give an ID, an address, a name with its year, or a whole item, for example {{ $json }}.');
	if (depth < 2 && /^[[{]/.test(text)) {
		const json = parsed(text);
		if (json !== undefined) return recognise(json, depth + 1);
	}
	return readText(text);
}

/** A resource locator's value is what it holds. */
const isLocator = (value: Record<string, unknown>): boolean => value.__rl === true;

function said(reading: TitleReading, value: Record<string, unknown>, depth: number): TitleReading {
	if (isLocator(value)) return depth < 3 ? recognise(value.value, depth + 1) : reading;
	if (hasIds(reading) || Object.keys(reading.otherIds).length > 0 || reading.title !== undefined) return reading;
	const looked = reading.looked.slice(0, 12).join(', ');
	throw new UnclearTitle(
		looked === '' ? 'is an empty item' : `is an item without an ID or a title (looked at ${looked})`,
		'Map the fields first, for example with Edit Fields: title, year, type, and ids or tmdb_id, imdb_id, tvdb_id.',
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.slice(0, 500_000)) as unknown;
	} catch {
		return undefined;
	}
}
