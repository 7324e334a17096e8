import { ApiError } from './apiError';
import { extrasOf } from './extras';
import type { Episode, Season, Show } from './media';
import { paginate } from './paging';
import type { Call, Route } from './routes';
import { subjectOf } from './subjects';
import { episodeView, showView } from './views';

/** The constant that `up_next` announces, whatever it holds. */
export const UP_NEXT_COUNT = 1337;

const isAired = ({ firstAired }: Episode): boolean => Date.parse(firstAired) <= Date.now();

interface Done {
	/** Whether an episode counts as done. */
	has(episode: Episode): boolean;
	/** When, for an episode that counts. */
	at(episode: Episode): string | null;
}

/** What was watched since the show was started over. */
function watched(call: Call, show: Show): Done {
	const since = extrasOf(call.state, call.me).resets.get(show) ?? '';
	const plays = new Map(call.me.history.filter(({ watchedAt }) => watchedAt > since).map(({ media, watchedAt }) => [media, watchedAt]));
	return { has: (episode) => plays.has(episode), at: (episode) => plays.get(episode) ?? null };
}

function collected(call: Call): Done {
	const { collection } = extrasOf(call.state, call.me);
	const entries = new Map(collection.read().map(({ media, listedAt }) => [media, listedAt]));
	return { has: (episode) => entries.has(episode), at: (episode) => entries.get(episode) ?? null };
}

/**
 * The seasons that count: season 0 only with `specials=true` (Trakt API docs, "Get show watched progress"),
 * hidden ones only with `hidden=true`.
 */
function seasonsOf(call: Call, show: Show): Season[] {
	const hidden = extrasOf(call.state, call.me).hiddenIn('progress_watched');
	return show.seasons.filter(
		(season) =>
			(season.number > 0 || String(call.query.specials) === 'true') && (String(call.query.hidden) === 'true' || !hidden.has(season)),
	);
}

function progressView(call: Call, show: Show, done: Done, time: string): object {
	const seasons = seasonsOf(call, show);
	// With `count_specials=false` the specials are shown, and the totals stay as they are without them.
	const counted = String(call.query.count_specials) === 'false' ? seasons.filter(({ number }) => number > 0) : seasons;
	const all = counted.flatMap(({ episodes }) => episodes).filter(isAired);
	const doneOnes = all.filter((episode) => done.has(episode));
	const last = doneOnes.at(-1);
	const next = all.find((episode) => !done.has(episode));
	const view = (episode: Episode | undefined) => (episode === undefined ? null : episodeView(episode, 'min'));
	return {
		aired: all.length,
		completed: doneOnes.length,
		[time]: last === undefined ? null : done.at(last),
		reset_at: extrasOf(call.state, call.me).resets.get(show) ?? null,
		seasons: seasons.map((season) => {
			const aired = season.episodes.filter(isAired);
			return {
				number: season.number,
				title: `Season ${season.number}`,
				aired: aired.length,
				completed: aired.filter((episode) => done.has(episode)).length,
				episodes: aired.map((episode) => ({ number: episode.number, completed: done.has(episode), [time]: done.at(episode) })),
			};
		}),
		hidden_seasons: [],
		next_episode: view(next),
		last_episode: view(last),
	};
}

/** Shows that were begun, with their progress. */
function begun(call: Call): object[] {
	const shows = new Set(call.me.history.flatMap(({ media }) => (media.type === 'episode' ? [media.show] : [])));
	return [...shows].map((show) => {
		const {
			seasons: _seasons,
			hidden_seasons: _hidden,
			...progress
		} = progressView(call, show, watched(call, show), 'last_watched_at') as Record<string, unknown>;
		return { show: showView(show, call.extended), progress: { ...progress, hidden: 0 } };
	});
}

export const progressRoutes: Route[] = [
	{
		method: 'GET',
		path: '/shows/:id/progress/watched',
		auth: 'required',
		handle: (call) => {
			const show = subjectOf(call, 'show') as Show;
			return progressView(call, show, watched(call, show), 'last_watched_at');
		},
	},
	{
		method: 'GET',
		path: '/shows/:id/progress/collection',
		auth: 'required',
		handle: (call) => progressView(call, subjectOf(call, 'show') as Show, collected(call), 'last_collected_at'),
	},
	{
		method: 'POST',
		path: '/shows/:id/progress/watched/reset',
		auth: 'required',
		handle: (call) => {
			const resetAt = call.state.world().now();
			extrasOf(call.state, call.me).resets.set(subjectOf(call, 'show') as Show, resetAt);
			return { reset_at: resetAt };
		},
	},
	{
		method: 'DELETE',
		path: '/shows/:id/progress/watched/reset',
		auth: 'required',
		status: 204,
		handle: (call) => {
			if (!extrasOf(call.state, call.me).resets.delete(subjectOf(call, 'show') as Show)) throw new ApiError(404);
		},
	},
	{ method: 'GET', path: '/sync/progress/watched', auth: 'required', handle: (call) => paginate(call, begun(call)) },
	{
		method: 'GET',
		path: '/sync/progress/up_next',
		auth: 'required',
		handle: (call) => {
			const shows = paginate(call, begun(call));
			const limit = Number(call.reply.getHeader('x-pagination-limit'));
			call.reply.headers({
				'x-pagination-item-count': String(UP_NEXT_COUNT),
				'x-pagination-page-count': String(Math.ceil(UP_NEXT_COUNT / limit)),
			});
			return shows;
		},
	},
];
