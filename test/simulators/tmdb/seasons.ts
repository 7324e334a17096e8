import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors';
import { param, publicReads } from './http';
import type { TmdbState } from './state';

const DAY_MS = 86_400_000;

/** One season with its episodes (reference "tv-season-details"). */
export function addSeasonRoutes(app: FastifyInstance, state: TmdbState): void {
	publicReads(app, state)('/3/tv/:id/season/:season', (request) => {
		const show = state.shows.get(Number(param(request, 'id')));
		const season = Number(param(request, 'season'));
		const count = show?.seasons[season - 1];
		if (show === undefined || count === undefined) throw new Refusal(34);
		const start = Date.parse(show.firstAired) + (season - 1) * 365 * DAY_MS;
		const airDate = (index: number) => new Date(start + index * 7 * DAY_MS).toISOString().slice(0, 10);
		return {
			_id: `season-${show.tmdb}-${season}`,
			id: Number(show.tmdb) * 100 + season - 1,
			name: `Season ${season}`,
			overview: '',
			air_date: airDate(0),
			poster_path: null,
			season_number: season,
			vote_average: 7.1,
			episodes: Array.from({ length: count }, (_, index) => ({
				air_date: airDate(index),
				episode_number: index + 1,
				episode_type: 'standard',
				id: Number(show.tmdb) * 10_000 + season * 100 + index,
				name: `Episode ${index + 1}`,
				overview: '',
				production_code: '',
				runtime: show.runtime,
				season_number: season,
				show_id: Number(show.tmdb),
				still_path: null,
				vote_average: 7.1,
				vote_count: 10,
				crew: [],
				guest_stars: [],
			})),
		};
	});
}
