/**
 * The invented films and shows that every simulator's sample state is made of.
 * Pure data: the same on every run and on every machine.
 */

interface SampleTitle {
	trakt: number;
	slug: string;
	title: string;
	originalTitle: string | null;
	/** In other languages and countries. */
	otherTitles?: string[];
	year: number | null;
	imdb: string | null;
	tmdb: number | null;
	tagline: string | null;
	overview: string | null;
	runtime: number | null;
	genres: string[];
	/** 0 to 10. */
	rating: number;
	votes: number;
	status: string;
	certification: string | null;
	language: string;
	country: string | null;
}

export interface SampleFilm extends SampleTitle {
	/** YYYY-MM-DD. */
	released: string | null;
}

export interface SampleShow extends SampleTitle {
	tvdb: number | null;
	/** ISO date and time. */
	firstAired: string;
	network: string;
	/** Episodes of each season: the first number is season 1. */
	seasons: number[];
}

export interface SampleSeason {
	show: SampleShow;
	number: number;
}

export interface SamplePerson {
	trakt: number;
	slug: string;
	name: string;
	imdb: string | null;
	tmdb: number | null;
}

/** How many titles each part of the sample has. */
export const COUNTS = {
	watchlist: { movies: 310, shows: 64, seasons: 12, all: 386 },
	/** Own list with films and shows, some of them on the watchlist too. */
	favourites: { movies: 25, shows: 15, all: 40, alsoOnWatchlist: 15 },
	/** Own list with one season, one episode and one person among its films and shows. */
	sciFiNight: { movies: 16, shows: 6, seasons: 1, episodes: 1, people: 1, all: 25 },
	/** Another user's public list. */
	starWars: { movies: 11, all: 11 },
	/** Another user's private list. */
	secret: { movies: 8, all: 8 },
} as const;

/** A film and a show that share this TMDB number are two different things. */
export const SHARED_TMDB = 1396;

const ADJECTIVES =
	'Silent Crimson Hollow Distant Paper Golden Broken Electric Quiet Burning Northern Velvet Last Forgotten Winter Invisible Savage Gentle Midnight Restless Second Wild Frozen Honest Borrowed Endless Copper Pale Secret Ordinary'.split(
		' ',
	);
const NOUNS =
	'Harbor Meridian Orchard Witness Lantern Tide Inheritance Protocol Garden Fugitive Empire Signal Daughter Horizon Cartographer Machine Reckoning Sparrow Archive Passenger Kingdom Shadow Verdict Cathedral Voyage Stranger Mirror Summit Frequency Locksmith Equation Ferryman Ember Parade'.split(
		' ',
	);
const PLACES =
	'Lisbon Harrow Marrow Creek Osaka Valparaíso Calder Bay Tromsø Kestrel Hill Montréal Saint Aldane Palermo Black River Izmir Vienna Dust County'
		.replace(/ (Creek|Bay|Hill|Aldane|River|County)/g, '_$1')
		.split(' ')
		.map((place) => place.replace('_', ' '));
const GENRES =
	'action adventure animation comedy crime documentary drama family fantasy history horror music mystery romance science-fiction thriller war western'.split(
		' ',
	);
const LANGUAGES: Array<[string, string]> = [
	['en', 'us'],
	['en', 'gb'],
	['fr', 'fr'],
	['en', 'us'],
	['de', 'de'],
	['es', 'es'],
	['en', 'ca'],
];
const FILM_CERTIFICATIONS = ['G', 'PG', 'PG-13', 'R', 'NR'];
const SHOW_CERTIFICATIONS = ['TV-PG', 'TV-14', 'TV-MA', 'TV-Y7'];
const NETWORKS = ['Northlight', 'Channel Seven', 'Orbit+', 'BRN', 'Kanal 9', 'Pathway'];

/** A number in [0, size) that looks random and is the same every time. */
function pick(seed: number, salt: number, size: number): number {
	let value = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
	value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
	value = Math.imul(value ^ (value >>> 12), 0x297a2d39) >>> 0;
	return ((value ^ (value >>> 15)) >>> 0) % size;
}

const of = <T>(list: readonly T[], seed: number, salt: number): T => list[pick(seed, salt, list.length)] as T;

function titleOf(seed: number): string {
	const adjective = of(ADJECTIVES, seed, 1);
	const noun = of(NOUNS, seed, 2);
	const other = of(NOUNS, seed, 3);
	const place = of(PLACES, seed, 4);
	switch (pick(seed, 5, 8)) {
		case 0:
			return `The ${adjective} ${noun}`;
		case 1:
			return `The ${noun} of ${place}`;
		case 2:
			return `${adjective} ${noun}`;
		case 3:
			return `${noun} & ${other}`;
		case 4:
			return `${/^[AEIO]/.test(noun) ? 'An' : 'A'} ${noun} in ${place}`;
		case 5:
			return `${noun}: The ${adjective} ${other}`;
		case 6:
			return `${place}, ${1920 + pick(seed, 6, 100)}`;
		default:
			return `${adjective}`;
	}
}

function slugify(title: string): string {
	return title
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/ø/g, 'o')
		.toLowerCase()
		.replace(/&/g, 'and')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

const two = (value: number) => String(value).padStart(2, '0');

const date = (seed: number, year: number) => `${year}-${two(1 + pick(seed, 7, 12))}-${two(1 + pick(seed, 8, 28))}`;

function common(seed: number, title: string, year: number) {
	const [language, country] = of(LANGUAGES, seed, 9);
	const genres = [...new Set([of(GENRES, seed, 10), of(GENRES, seed, 11), of(GENRES, seed, 12)])];
	return {
		title,
		originalTitle: title as string | null,
		year: year as number | null,
		tagline: pick(seed, 13, 3) === 0 ? null : `Nobody leaves ${of(PLACES, seed, 14)} twice.`,
		overview:
			`When one ${of(ADJECTIVES, seed, 15).toLowerCase()} ${of(NOUNS, seed, 16).toLowerCase()} turns up in ${of(PLACES, seed, 17)}, two strangers have one night to find out whom it belongs to, and what it has already cost.` as
				string | null,
		genres,
		rating: Math.round((4 + pick(seed, 18, 55_000) / 10_000) * 100_000) / 100_000,
		votes: 12 + pick(seed, 19, 90_000),
		language,
		country: country as string | null,
	};
}

function film(seed: number, title: string, year = 1962 + pick(seed, 20, 64), slug = `${slugify(title)}-${year}`): SampleFilm {
	return {
		...common(seed, title, year),
		trakt: 12_001 + seed * 53,
		slug,
		imdb: `tt${1_000_001 + seed * 7_919}`,
		tmdb: 20_003 + seed * 1_703,
		runtime: 78 + pick(seed, 21, 90),
		released: date(seed, year),
		status: 'released',
		certification: of(FILM_CERTIFICATIONS, seed, 22),
	};
}

function show(seed: number, title: string): SampleShow {
	const year = 1994 + pick(seed, 23, 32);
	return {
		...common(seed, title, year),
		trakt: 40_001 + seed * 31,
		slug: slugify(title),
		imdb: `tt${5_000_011 + seed * 6_151}`,
		tmdb: 3_002 + seed * 1_306,
		tvdb: 70_327 + seed * 613,
		runtime: 22 + pick(seed, 24, 40),
		firstAired: `${date(seed, year)}T01:00:00.000Z`,
		network: of(NETWORKS, seed, 25),
		status: of(['returning series', 'ended', 'canceled'], seed, 26),
		certification: of(SHOW_CERTIFICATIONS, seed, 27),
		seasons: Array.from({ length: 1 + (seed % 6) }, (_, index) => 6 + pick(seed, 28 + index, 8)),
	};
}

/** Titles that break careless code: other scripts, emoji, the dotless i, punctuation, markup. */
const UNUSUAL_FILMS: Array<Partial<SampleFilm> & { title: string; slug: string }> = [
	{ title: '沈黙の灯台', slug: 'chinmoku-no-todai-2019', language: 'ja', country: 'jp' },
	{ title: '长街尽头的雨', slug: 'changjie-jintou-de-yu-2021', language: 'zh', country: 'cn' },
	{ title: '겨울에 온 편지', slug: 'gyeoul-e-on-pyeonji-2016', language: 'ko', country: 'kr' },
	{ title: 'Iğdır’da Kırk Işık', slug: 'igdir-da-kirk-isik-2014', language: 'tr', country: 'tr' },
	{ title: 'İnce Çizgi: Şüphe', slug: 'ince-cizgi-suphe-2018', language: 'tr', country: 'tr' },
	{ title: 'Pizza 🍕 Forever', slug: 'pizza-forever-2022' },
	{ title: '👩‍🚀 Alone', slug: 'alone-2024' },
	{ title: 'Zażółć Gęślą Jaźń', slug: 'zazolc-gesla-jazn-1998', language: 'pl', country: 'pl' },
	{ title: '"Q" & <A>', slug: 'q-and-a-1990' },
	{ title: "L'Été d'après", slug: 'l-ete-d-apres-2003', language: 'fr', country: 'fr' },
	{ title: '9½ Winters', slug: '9-winters-1987' },
	{ title: 'شهر من زجاج', slug: 'shahr-min-zujaj-2011', language: 'ar', country: 'eg' },
];

const UNUSUAL_SHOWS: Array<Partial<SampleShow> & { title: string; slug: string }> = [
	{ title: '山の向こうの家', slug: 'yama-no-muko-no-ie', language: 'ja', country: 'jp' },
	{ title: 'Kırmızı Işıklar', slug: 'kirmizi-isiklar', language: 'tr', country: 'tr' },
	{ title: '月光食堂', slug: 'yue-guang-shi-tang', language: 'zh', country: 'cn' },
	{ title: 'Tiny Robots 🤖', slug: 'tiny-robots' },
];

/** Gives every title its own slug, the way Trakt does: a number is added to a slug that is taken. */
function uniqueSlugs<T extends { slug: string }>(titles: T[]): T[] {
	const taken = new Set<string>();
	for (const title of titles) {
		let slug = title.slug;
		for (let copy = 2; taken.has(slug); copy++) slug = `${title.slug}-${copy}`;
		title.slug = slug;
		taken.add(slug);
	}
	return titles;
}

const yearInSlug = (slug: string) => Number(slug.slice(-4));

function makeFilms(): SampleFilm[] {
	const others = COUNTS.favourites.movies - 10 + COUNTS.sciFiNight.movies - 4;
	const made = Array.from({ length: COUNTS.watchlist.movies + others }, (_, seed) => film(seed, titleOf(seed)));
	for (const [index, unusual] of UNUSUAL_FILMS.entries()) {
		const at = 7 + index * 24;
		const year = yearInSlug(unusual.slug);
		made[at] = { ...film(at, unusual.title, year), ...unusual };
	}
	for (let part = 1; part <= COUNTS.starWars.movies; part++) {
		const seed = made.length;
		made.push(film(seed, `Star Caravan: Part ${part} – ${of(ADJECTIVES, seed, 1)} ${of(NOUNS, seed, 2)}`, 1975 + part * 4));
	}
	for (let index = 0; index < COUNTS.secret.movies; index++) {
		const seed = made.length;
		made.push(film(seed, titleOf(seed)));
	}
	// The film that no other service can know: nothing but Trakt's own ids.
	Object.assign(made[200] as SampleFilm, { imdb: null, tmdb: null });
	// Announced, with hardly anything known about it yet.
	Object.assign(made[120] as SampleFilm, {
		title: 'Untitled Kestrel Hill Project',
		originalTitle: 'Untitled Kestrel Hill Project',
		slug: 'untitled-kestrel-hill-project',
		year: null,
		released: null,
		runtime: null,
		imdb: null,
		overview: null,
		tagline: null,
		certification: null,
		country: null,
		genres: [],
		rating: 0,
		votes: 0,
		status: 'in production',
	});
	// A remake: the title of the one before, another year.
	const original = made[60] as SampleFilm;
	const remake = film(61, original.title, (original.year as number) + 21);
	made[61] = remake;
	(made[96] as SampleFilm).tmdb = SHARED_TMDB;
	return uniqueSlugs(made);
}

function makeShows(): SampleShow[] {
	const others = COUNTS.favourites.shows - 5 + COUNTS.sciFiNight.shows;
	const parents = COUNTS.watchlist.seasons / 2;
	const made = Array.from({ length: COUNTS.watchlist.shows + others }, (_, seed) => show(seed, titleOf(seed + 7_000)));
	for (const [index, unusual] of UNUSUAL_SHOWS.entries()) {
		const at = 5 + index * 13;
		made[at] = { ...show(at, unusual.title), ...unusual };
	}
	for (let index = 0; index < parents; index++) {
		const seed = made.length;
		made.push({ ...show(seed, titleOf(seed + 7_000)), seasons: [8, 10, 10] });
	}
	(made[13] as SampleShow).tmdb = SHARED_TMDB;
	(made[29] as SampleShow).tvdb = null;
	(made[29] as SampleShow).imdb = null;
	return uniqueSlugs(made);
}

/** All films: those of the watchlist first, then those that are only on lists. */
export const films: SampleFilm[] = makeFilms();

/** All shows: those of the watchlist first, then those that are only on lists or only there by season. */
export const shows: SampleShow[] = makeShows();

export const people: SamplePerson[] = [
	{
		trakt: 9_001,
		slug: 'ayse-lindqvist',
		name: 'Ayşe Lindqvist',
		imdb: 'nm0900117',
		tmdb: 880_119,
	},
];

export const watchlistFilms: SampleFilm[] = films.slice(0, COUNTS.watchlist.movies);

export const watchlistShows: SampleShow[] = shows.slice(0, COUNTS.watchlist.shows);

/** Two seasons each of shows that are not on the watchlist as a whole. */
export const watchlistSeasons: SampleSeason[] = shows.slice(-COUNTS.watchlist.seasons / 2).flatMap((parent) => [
	{ show: parent, number: 1 },
	{ show: parent, number: 2 },
]);

const filmsFrom = (at: number, count: number) => films.slice(at, at + count);
const showsFrom = (at: number, count: number) => shows.slice(at, at + count);
const afterWatchlist = COUNTS.watchlist.movies;
const showsAfterWatchlist = COUNTS.watchlist.shows;

/** The own list `favourites-2026`. */
export const favourites = {
	films: [...filmsFrom(30, 10), ...filmsFrom(afterWatchlist, 15)],
	shows: [...showsFrom(10, 5), ...showsFrom(showsAfterWatchlist, 10)],
};

/** The own list `sci-fi-night`. */
export const sciFiNight = {
	films: [...filmsFrom(70, 4), ...filmsFrom(afterWatchlist + 15, 12)],
	shows: showsFrom(showsAfterWatchlist + 10, 6),
	season: { show: shows[2] as SampleShow, number: 2 },
	episode: { show: shows[3] as SampleShow, season: 1, number: 4 },
	person: people[0] as SamplePerson,
};

/** The public list `justin/star-wars`. */
export const starWars = { films: filmsFrom(afterWatchlist + 27, COUNTS.starWars.movies) };

/** Another user's private list. */
export const secret = { films: films.slice(-COUNTS.secret.movies) };

/** Any number of films for benchmarks, none of them in the sample. */
export function bulkFilms(count: number): SampleFilm[] {
	return Array.from({ length: count }, (_, index) => {
		const seed = 1_000_000 + index;
		const year = 1962 + pick(seed, 20, 64);
		const made = film(seed, titleOf(seed), year, `film-${index + 1}-${year}`);
		made.trakt = 5_000_001 + index;
		made.tmdb = 2_000_001 + index;
		made.imdb = `tt${20_000_001 + index}`;
		return made;
	});
}
