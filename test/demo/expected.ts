import { COUNTS } from '../simulators/catalogue';
import { watchlistSeasons, watchlistShows } from '../simulators/catalogue';
import { SAMPLE, SAMPLE_MISSING } from '../simulators/moviePilot/sample';

/** What a first sync of the sample watchlist must come to, counted from the sample data alone. */
export function expectedCounts() {
	const showsToAdd = new Set(SAMPLE_MISSING.seasons.map(({ show }) => show.tmdb));
	const complete = SAMPLE.showsComplete.length;
	return {
		titles: COUNTS.watchlist.all,
		added: SAMPLE_MISSING.films.length + showsToAdd.size + watchlistSeasons.length,
		inLibrary: SAMPLE.filmsInLibrary.length + complete,
		alreadySubscribed: SAMPLE.filmsSubscribed.length + watchlistShows.length - showsToAdd.size - complete,
		notFound: SAMPLE_MISSING.filmsWithoutTmdb.length,
		skipped: 0,
		failed: 0,
		planned: 0,
		removed: 0,
	};
}

/** How many subscriptions MoviePilot must have in the end. */
export function expectedSubscriptions(): number {
	const before = SAMPLE.filmsSubscribed.length + 1 + SAMPLE.seasonsSubscribed.length;
	return before + SAMPLE_MISSING.films.length + SAMPLE_MISSING.seasons.length + watchlistSeasons.length;
}
