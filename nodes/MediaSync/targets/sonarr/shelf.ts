import type { MediaIds } from '../../../shared/media/identity';
import type { Series } from '../../../Sonarr/client';

/** The shows that Sonarr has, found by any of their IDs. */
export class Shelf {
	private readonly byTvdb = new Map<number, Series>();

	private readonly byTmdb = new Map<number, Series>();

	private readonly byImdb = new Map<string, Series>();

	constructor(all: Series[] = []) {
		for (const series of all) this.put(series);
	}

	put(series: Series): void {
		this.byTvdb.set(series.tvdbId, series);
		if (series.tmdbId) this.byTmdb.set(series.tmdbId, series);
		if (series.imdbId) this.byImdb.set(series.imdbId, series);
	}

	take(series: Series): void {
		this.byTvdb.delete(series.tvdbId);
		if (series.tmdbId) this.byTmdb.delete(series.tmdbId);
		if (series.imdbId) this.byImdb.delete(series.imdbId);
	}

	/** The TVDB number decides where there is one: it is the one that Sonarr itself goes by. */
	find({ tvdb, tmdb, imdb }: MediaIds): Series | undefined {
		if (tvdb !== undefined) return this.byTvdb.get(tvdb);
		return (tmdb === undefined ? undefined : this.byTmdb.get(tmdb)) ?? (imdb === undefined ? undefined : this.byImdb.get(imdb));
	}
}
