import {
	addMovie,
	deleteMovie,
	readExclusions,
	type MinimumAvailability,
	type Movie,
	readMovies,
	tmdbOfImdb,
} from '../../../Radarr/client';
import { checkSetup, type Setup } from '../../../shared/arr/setup';
import type { ServiceClient } from '../../../shared/http/request';
import type { Media } from '../../../shared/media/identity';
import type { Title } from '../../sync/titles';
import { failedAdd } from '../added';
import type { Added, Expansion, Target, Unit } from '../target';

export interface RadarrOptions {
	/** The server's only one when absent. */
	qualityProfileId?: number;
	/** The server's only one when absent. */
	rootFolderPath?: string;
	tagIds?: number[];
	/** Default true. */
	monitored?: boolean;
	/** Look for a film as soon as it is added; default true. */
	search?: boolean;
	minimumAvailability?: MinimumAvailability;
	/** Add films that stand on Radarr's import exclusions; default false. */
	addExcluded?: boolean;
	/** On a removal, take the files too; default false. */
	deleteFiles?: boolean;
}

/** Radarr keeps films, by their TMDB numbers. One request tells which it has and which of them are downloaded. */
export class RadarrTarget implements Target {
	readonly name = 'Radarr';

	readonly concurrency: number;

	readonly keeps = true;

	private movies = new Map<number, Movie>();

	private byImdb = new Map<string, Movie>();

	private excluded?: Promise<Set<number>>;

	private setup?: Setup;

	private checksLibrary = true;

	constructor(
		private readonly client: ServiceClient,
		private readonly options: RadarrOptions = {},
	) {
		this.concurrency = client.policy.concurrency;
	}

	async open(few?: readonly Title[]): Promise<void> {
		const [setup, movies] = await Promise.all([this.setup ?? checkSetup(this.client, this.options), this.readMovies(few)]);
		this.setup = setup;
		this.movies = new Map(movies.map((movie) => [movie.tmdbId, movie]));
		this.byImdb = new Map(movies.flatMap((movie) => (movie.imdbId ? [[movie.imdbId, movie] as const] : [])));
		this.excluded = undefined;
	}

	async expand({ media }: Title, missingOnly: boolean): Promise<Expansion> {
		this.checksLibrary = missingOnly;
		if (media.type !== 'movie') return settled('skipped', 'Radarr keeps films only; choose Sonarr or Seerr for shows');
		const tmdb = media.ids.tmdb ?? (await this.tmdbOf(media));
		if (tmdb === undefined) return settled('notFound', 'Radarr knows films by their TMDB number, and this one has none');
		if (!this.movies.has(tmdb) && (await this.isExcluded(tmdb))) return settled('skipped', EXCLUDED);
		return { units: [{ key: `movie:${tmdb}`, media: { ...media, ids: { ...media.ids, tmdb } } }] };
	}

	isSubscribed(unit: Unit): boolean {
		const movie = this.movieOf(unit);
		return movie !== undefined && !(this.checksLibrary && movie.hasFile === true);
	}

	async isInLibrary(unit: Unit): Promise<boolean> {
		return await Promise.resolve(this.movieOf(unit)?.hasFile === true);
	}

	async add(unit: Unit): Promise<Added> {
		const tmdbId = unit.media.ids.tmdb as number;
		if (this.movies.has(tmdbId)) return { outcome: 'alreadySubscribed' };
		const { title, year } = unit.media;
		const { tagIds, monitored, search, minimumAvailability } = this.options;
		try {
			const wanted = { title, year, tmdbId, tagIds, monitored, search, minimumAvailability };
			const movie = await addMovie(this.client, { ...wanted, ...(this.setup as Setup) });
			if (movie === undefined) return { outcome: 'alreadySubscribed' };
			this.movies.set(tmdbId, movie);
			return { outcome: 'added' };
		} catch (error) {
			return failedAdd(error);
		}
	}

	async remove(key: string): Promise<boolean> {
		const tmdb = Number(key.split(':')[1]);
		const movie = this.movies.get(tmdb);
		if (movie === undefined) return false;
		const wasThere = await deleteMovie(this.client, movie.id, this.options.deleteFiles ?? false);
		this.movies.delete(tmdb);
		return wasThere;
	}

	/** The exclusions are read once something new is there. */
	private async isExcluded(tmdb: number): Promise<boolean> {
		if (this.options.addExcluded === true) return false;
		this.excluded ??= readExclusions(this.client);
		return (await this.excluded).has(tmdb);
	}

	/** A few films are asked for one by one. */
	private async readMovies(few: readonly Title[] = []): Promise<Movie[]> {
		const numbers = [...new Set(few.map(({ media }) => media.ids.tmdb))];
		const byNumber = numbers.filter((number) => number !== undefined);
		if (few.length === 0 || numbers.length > ONE_BY_ONE || byNumber.length < numbers.length) return await readMovies(this.client);
		return (await Promise.all(byNumber.map(async (number) => await readMovies(this.client, number)))).flat();
	}

	private movieOf({ media }: Unit): Movie | undefined {
		return media.ids.tmdb === undefined ? undefined : this.movies.get(media.ids.tmdb);
	}

	/** Of a film that Trakt knows no TMDB number of. */
	private async tmdbOf({ ids }: Media): Promise<number | undefined> {
		if (ids.imdb === undefined) return undefined;
		return this.byImdb.get(ids.imdb)?.tmdbId ?? (await tmdbOfImdb(this.client, ids.imdb));
	}
}

const EXCLUDED = 'It stands on the import exclusions of Radarr. Add Excluded Titles adds it all the same';

/** Reading so many films one by one costs less than a whole library. */
const ONE_BY_ONE = 3;

const settled = (outcome: 'notFound' | 'skipped', reason: string): Expansion => ({ units: [], settled: { outcome, reason } });
