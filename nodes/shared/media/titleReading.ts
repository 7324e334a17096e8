import type { MediaIds, MediaType } from './identity';

/** What a text, an address or an item says about the title that it names. What it does not say is absent. */
export interface TitleReading {
	/** From the data alone: never guessed. */
	type?: MediaType;
	/** IDs of the film, show or person; of the show, for its seasons and episodes. */
	ids: MediaIds;
	/** IDs of the season or episode itself. */
	ownIds: MediaIds;
	/** IDs at services that no target knows: `anilist`, `mal`, `simkl`, `douban`, `letterboxd`, `tvdbSlug` … */
	otherIds: Record<string, string>;
	season?: number;
	episode?: number;
	title?: string;
	/** The title in other languages. */
	otherTitles: string[];
	/** Of the film, or of the show's first episode. */
	year?: number;
	/** The shape that was recognised, for messages: "Radarr webhook", "address of imdb.com". */
	from: string;
	/** The fields that were looked at, as the data spells them. */
	looked: string[];
	/** A typed number or word that only the form can place: "550", "the-matrix-1999". */
	bare?: string;
}

/** A value with the field that says it, so that two that differ can both be named. */
interface Said<T> {
	field: string;
	value: T;
}

export const emptyReading = (from: string): TitleReading => ({ ids: {}, ownIds: {}, otherIds: {}, otherTitles: [], from, looked: [] });

/** Why no title can be told from a value: continues the field's name ("says two types: …"). */
export class UnclearTitle extends Error {
	constructor(
		readonly problem: string,
		readonly remedy: string,
	) {
		super(problem);
	}
}

/** Gathers what the fields of one value say and refuses what contradicts itself. */
export class Statements {
	private readonly types: Array<Said<MediaType>> = [];

	private readonly numbers: Record<'season' | 'episode', Array<Said<number>>> = { season: [], episode: [] };

	private readonly said = new Map<string, Said<string | number>>();

	readonly reading: TitleReading;

	constructor(from: string) {
		this.reading = emptyReading(from);
	}

	look(field: string): void {
		if (!this.reading.looked.includes(field)) this.reading.looked.push(field);
	}

	type(field: string, type: MediaType | undefined): void {
		this.look(field);
		if (type !== undefined) this.types.push({ field, value: type });
	}

	number(kind: 'season' | 'episode', field: string, value: number | undefined): void {
		this.look(field);
		if (value !== undefined) this.numbers[kind].push({ field, value });
	}

	/** @param whose `ids` of the title (of the show, for its parts) or `ownIds` of the season or episode */
	id<Name extends keyof MediaIds>(whose: 'ids' | 'ownIds', name: Name, field: string, value: MediaIds[Name]): void {
		this.look(field);
		if (value === undefined || !this.isNew(`${whose}.${name}`, field, value)) return;
		this.reading[whose][name] = value;
	}

	otherId(name: string, field: string, value: string): void {
		this.look(field);
		if (value !== '' && this.isNew(name, field, value)) this.reading.otherIds[name] = value;
	}

	/** The first title and year that are said count: fields are read with the surest first. */
	title(field: string, title: string, year?: number): void {
		this.look(field);
		if (title !== '' && this.reading.title === undefined) this.reading.title = title.slice(0, 300);
		else if (title !== '' && title !== this.reading.title && this.reading.otherTitles.length < 20) this.reading.otherTitles.push(title);
		this.reading.year ??= year;
	}

	/** Takes what another reading says, for example that of an address in the item. */
	add(field: string, other: TitleReading): void {
		this.type(field, other.type);
		for (const whose of ['ids', 'ownIds'] as const) {
			for (const name of Object.keys(other[whose]) as Array<keyof MediaIds>) this.id(whose, name, field, other[whose][name]);
		}
		for (const [name, value] of Object.entries(other.otherIds)) this.otherId(name, field, value);
		this.number('season', field, other.season);
		this.number('episode', field, other.episode);
		if (other.title !== undefined) this.title(field, other.title, other.year);
	}

	/** @throws UnclearTitle that names both sides of a contradiction */
	finish(): TitleReading {
		const season = this.oneNumber('season');
		const episode = this.oneNumber('episode');
		const type = this.oneType(season, episode);
		return {
			...this.reading,
			...(type === undefined ? {} : { type }),
			...(season === undefined || type === 'movie' ? {} : { season }),
			...(episode === undefined || type === 'movie' ? {} : { episode }),
		};
	}

	private isNew(name: string, field: string, value: string | number): boolean {
		const before = this.said.get(name);
		if (before !== undefined && String(before.value) !== String(value)) {
			throw contradiction(name.replace('ids.', ''), before, { field, value });
		}
		this.said.set(name, { field, value });
		return before === undefined;
	}

	private oneNumber(kind: 'season' | 'episode'): number | undefined {
		const [first, ...rest] = this.numbers[kind];
		const other = rest.find(({ value }) => value !== first?.value);
		if (first !== undefined && other !== undefined) throw contradiction(kind, first, other);
		return first?.value;
	}

	/** A show with the number of a season is that season: what is narrower counts, so nothing grows. */
	private oneType(season: number | undefined, episode: number | undefined): MediaType | undefined {
		const [first] = this.types;
		const other = this.types.find(({ value }) => family(value) !== family(first?.value));
		if (first !== undefined && other !== undefined) throw contradiction('type', first, other);
		const widest = first === undefined ? undefined : family(first.value);
		if (widest === 'movie' && ((season ?? 0) > 0 || (episode ?? 0) > 0)) {
			const [part] = [...this.numbers.season, ...this.numbers.episode];
			throw contradiction('type', first as Said<string>, { field: part?.field ?? 'season', value: part?.value ?? 0 });
		}
		if (widest !== 'show') return widest;
		const narrow = (['episode', 'season'] as const).find((type) => this.types.some(({ value }) => value === type));
		if (narrow === 'episode' || episode !== undefined) return 'episode';
		return narrow === 'season' || season !== undefined ? 'season' : 'show';
	}
}

const family = (type: MediaType | undefined): MediaType | undefined => (type === 'season' || type === 'episode' ? 'show' : type);

function contradiction(what: string, one: Said<string | number>, other: Said<string | number>): UnclearTitle {
	const values = `${one.field} says ${shorten(String(one.value))}, ${other.field} says ${shorten(String(other.value))}`;
	return new UnclearTitle(`contradicts itself about the ${what}: ${values}`, 'Correct or remove one of the two fields.');
}

export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
