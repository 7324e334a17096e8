import { people, type SampleFilm, type SamplePerson, type SampleShow } from '../catalogue';
import type { TmdbKind } from './state';

/** TMDB's genre numbers for the catalogue's genres: films and shows number some of them differently. */
const GENRES: Record<TmdbKind, Record<string, [number, string]>> = {
	movie: {
		action: [28, 'Action'],
		adventure: [12, 'Adventure'],
		animation: [16, 'Animation'],
		comedy: [35, 'Comedy'],
		crime: [80, 'Crime'],
		documentary: [99, 'Documentary'],
		drama: [18, 'Drama'],
		family: [10751, 'Family'],
		fantasy: [14, 'Fantasy'],
		history: [36, 'History'],
		horror: [27, 'Horror'],
		music: [10402, 'Music'],
		mystery: [9648, 'Mystery'],
		romance: [10749, 'Romance'],
		'science-fiction': [878, 'Science Fiction'],
		thriller: [53, 'Thriller'],
		war: [10752, 'War'],
		western: [37, 'Western'],
	},
	tv: {
		action: [10759, 'Action & Adventure'],
		adventure: [10759, 'Action & Adventure'],
		animation: [16, 'Animation'],
		comedy: [35, 'Comedy'],
		crime: [80, 'Crime'],
		documentary: [99, 'Documentary'],
		drama: [18, 'Drama'],
		family: [10751, 'Family'],
		mystery: [9648, 'Mystery'],
		fantasy: [10765, 'Sci-Fi & Fantasy'],
		'science-fiction': [10765, 'Sci-Fi & Fantasy'],
		war: [10768, 'War & Politics'],
		western: [37, 'Western'],
	},
};

export const genreList = (kind: TmdbKind) =>
	[...new Map(Object.values(GENRES[kind])).entries()].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));

export const genresOf = (kind: TmdbKind, { genres }: SampleFilm | SampleShow) =>
	[...new Map(genres.flatMap((genre) => (GENRES[kind][genre] === undefined ? [] : [GENRES[kind][genre]]))).entries()].map(([id, name]) => ({
		id,
		name,
	}));

export const posterPath = (kind: TmdbKind, id: number) => `/${kind}${id}poster.png`;

function common(kind: TmdbKind, title: SampleFilm | SampleShow) {
	const { tmdb, overview, rating, votes, language } = title;
	const id = Number(tmdb);
	return {
		adult: false,
		// Some titles have no pictures.
		backdrop_path: id % 7 === 0 ? null : `/${kind}${id}backdrop.png`,
		genre_ids: genresOf(kind, title).map((genre) => genre.id),
		id,
		original_language: language,
		overview: overview ?? '',
		popularity: Math.round(votes / 3) / 10,
		poster_path: id % 11 === 0 ? null : posterPath(kind, id),
		vote_average: Math.round(rating * 1000) / 1000,
		vote_count: votes,
	};
}

export const listedFilm = (film: SampleFilm) => ({
	...common('movie', film),
	title: film.title,
	original_title: film.originalTitle ?? film.title,
	release_date: film.released ?? '',
	video: false,
});

export const listedShow = (show: SampleShow) => ({
	...common('tv', show),
	name: show.title,
	original_name: show.originalTitle ?? show.title,
	first_air_date: show.firstAired.slice(0, 10),
	origin_country: show.country === null ? [] : [show.country.toUpperCase()],
});

export const listedPerson = (person: SamplePerson) => ({
	adult: false,
	id: person.tmdb,
	name: person.name,
	original_name: person.name,
	media_type: 'person',
	popularity: 3.2,
	gender: 1,
	known_for_department: 'Acting',
	profile_path: null,
	known_for: [],
});

export const samplePeople = people.map(listedPerson);

export function filmDetails(film: SampleFilm) {
	const { genre_ids: _ids, ...listed } = listedFilm(film);
	return {
		...listed,
		belongs_to_collection: null,
		budget: 0,
		genres: genresOf('movie', film),
		homepage: '',
		imdb_id: film.imdb,
		origin_country: film.country === null ? [] : [film.country.toUpperCase()],
		production_companies: [],
		production_countries: film.country === null ? [] : [{ iso_3166_1: film.country.toUpperCase(), name: film.country.toUpperCase() }],
		revenue: 0,
		runtime: film.runtime ?? 0,
		spoken_languages: [{ english_name: film.language, iso_639_1: film.language, name: film.language }],
		status: film.status === 'released' ? 'Released' : 'In Production',
		tagline: film.tagline ?? '',
	};
}

export function showDetails(show: SampleShow) {
	const { genre_ids: _ids, ...listed } = listedShow(show);
	const year = Number(show.firstAired.slice(0, 4));
	return {
		...listed,
		created_by: [],
		episode_run_time: show.runtime === null ? [] : [show.runtime],
		genres: genresOf('tv', show),
		homepage: '',
		in_production: show.status === 'returning series',
		languages: [show.language],
		last_air_date: `${year + show.seasons.length}-05-01`,
		last_episode_to_air: null,
		next_episode_to_air: null,
		networks: [{ id: 49, logo_path: null, name: show.network, origin_country: 'US' }],
		number_of_episodes: show.seasons.reduce((sum, episodes) => sum + episodes, 0),
		number_of_seasons: show.seasons.length,
		production_companies: [],
		production_countries: [],
		seasons: show.seasons.map((episodes, index) => ({
			air_date: `${year + index}-01-15`,
			episode_count: episodes,
			id: Number(show.tmdb) * 100 + index,
			name: `Season ${index + 1}`,
			overview: '',
			poster_path: null,
			season_number: index + 1,
			vote_average: 7.1,
		})),
		spoken_languages: [],
		status: { ended: 'Ended', canceled: 'Canceled' }[show.status] ?? 'Returning Series',
		tagline: show.tagline ?? '',
		type: 'Scripted',
	};
}

const SOCIAL = { facebook_id: null, instagram_id: null, twitter_id: null };

export const filmIds = (film: SampleFilm) => ({
	id: Number(film.tmdb),
	imdb_id: film.imdb,
	wikidata_id: `Q${1_000_000 + Number(film.tmdb)}`,
	...SOCIAL,
});

export const showIds = (show: SampleShow) => ({
	id: Number(show.tmdb),
	imdb_id: show.imdb,
	freebase_mid: null,
	freebase_id: null,
	tvdb_id: show.tvdb,
	tvrage_id: null,
	wikidata_id: null,
	...SOCIAL,
});

const provider = (id: number, name: string) => ({
	logo_path: `/provider${id}.png`,
	provider_id: id,
	provider_name: name,
	display_priority: 1,
});

export const watchProviders = (kind: TmdbKind, id: number) => ({
	id,
	results: {
		DE: { link: `https://www.themoviedb.org/${kind}/${id}/watch?locale=DE`, buy: [provider(2, 'Orchard TV')] },
		US: {
			link: `https://www.themoviedb.org/${kind}/${id}/watch?locale=US`,
			flatrate: [provider(8, 'Streamly'), provider(337, 'Castle+')],
			rent: [provider(2, 'Orchard TV')],
		},
	},
});

export const configuration = (url: string) => ({
	images: {
		base_url: `${url}/t/p/`,
		secure_base_url: `${url}/t/p/`,
		backdrop_sizes: ['w300', 'w780', 'w1280', 'original'],
		logo_sizes: ['w45', 'w92', 'w154', 'w185', 'w300', 'w500', 'original'],
		poster_sizes: ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'original'],
		profile_sizes: ['w45', 'w185', 'h632', 'original'],
		still_sizes: ['w92', 'w185', 'w300', 'original'],
	},
	change_keys: ['adult', 'images', 'title'],
});
