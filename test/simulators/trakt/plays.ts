import { extrasOf } from './extras';
import type { Episode, Media, Movie, Show } from './media';
import { paginate } from './paging';
import { ApiError } from './apiError';
import type { Call, Route } from './routes';
import type { HistoryEntry } from './state';
import { playsOf, readSyncBody } from './syncBody';
import { userOf } from './users';
import { mediaView } from './views';

function history(call: Call): unknown {
	const { type, item_id: id } = call.params;
	const one = type?.replace(/s$/, '');
	const start = Date.parse(String(call.query.start_at ?? ''));
	const end = Date.parse(String(call.query.end_at ?? ''));
	const about = id === undefined ? undefined : call.state.library.findAny(one as Media['type'], id);
	if (id !== undefined && about === undefined) throw new ApiError(404);
	const wanted = userOf(call).history.filter(({ media, watchedAt }) => {
		const at = Date.parse(watchedAt);
		if (at < start || at > end) return false;
		if (about !== undefined) return media === about || (media.type === 'episode' && media.show === about);
		return one === undefined || media.type === one || (one === 'show' && media.type === 'episode');
	});
	const newestFirst = wanted.sort((left, right) =>
		left.watchedAt < right.watchedAt ? 1 : left.watchedAt > right.watchedAt ? -1 : right.id - left.id,
	);
	return paginate(call, newestFirst).map((entry) => entryView(call, entry));
}

/** The watched episodes of a show, by season. */
function watchedSeasons(call: Call, show: Media) {
	const numbers = new Map<number, Map<number, string>>();
	for (const { media, watchedAt } of call.me.history) {
		if (media.type !== 'episode' || media.show !== show) continue;
		const season = numbers.get(media.season) ?? new Map<number, string>();
		numbers.set(media.season, season.set(media.number, watchedAt));
	}
	return [...numbers].map(([number, episodes]) => ({
		number,
		episodes: [...episodes].map(([episode, at]) => ({ number: episode, plays: 1, last_watched_at: at })),
	}));
}

const entryView = (call: Call, { id, watchedAt, action, media }: HistoryEntry) => ({
	id,
	watched_at: watchedAt,
	action,
	type: media.type,
	...mediaView(media, call.extended),
});

function played(call: Call): { media: Movie | Episode; progress: number } {
	const { movie, show, episode, progress } = call.body as Record<string, Record<string, unknown> & { ids?: Record<string, unknown> }>;
	const { library } = call.state;
	const owner = show?.ids === undefined ? undefined : library.findByIds('show', show.ids);
	const media =
		movie?.ids !== undefined
			? library.findByIds('movie', movie.ids)
			: owner?.type === 'show'
				? episodeOf(owner, episode ?? {})
				: library.findByIds('episode', episode?.ids ?? {});
	if (media?.type !== 'movie' && media?.type !== 'episode') throw new ApiError(404);
	return { media, progress: Number(progress ?? 0) };
}

/** By season and number, or by its number within the whole show without the specials. */
function episodeOf(show: Show, { season, number, number_abs: absolute }: Record<string, unknown>): Episode | undefined {
	const all = show.seasons.filter((one) => absolute === undefined || one.number > 0).flatMap(({ episodes }) => episodes);
	if (absolute !== undefined) return all[Number(absolute) - 1];
	return all.find((one) => one.season === season && one.number === number);
}

function scrobble(call: Call, action: 'start' | 'pause' | 'stop'): unknown {
	const extras = extrasOf(call.state, call.me);
	const { media, progress } = played(call);
	const now = call.state.world().now();
	const answer = (id: number, said: string) => ({
		id,
		action: said,
		progress,
		...mediaView(media, call.extended),
	});
	if (action === 'start') return answer(0, 'start');
	// Below the first percent nothing is noted; in the credits Trakt wants a stop.
	if (progress < 1 || (action === 'pause' && progress >= 80)) throw new ApiError(422);
	if (action === 'stop' && progress >= 80) {
		if (extras.scrobbled?.media === media) {
			const expires = new Date(Date.parse(extras.scrobbled.watchedAt) + 3_600_000).toISOString();
			throw new ApiError(
				409,
				{ 'content-type': 'application/json' },
				JSON.stringify({ watched_at: extras.scrobbled.watchedAt, expires_at: expires }),
			);
		}
		const entry = call.me.watch(media, now, 'scrobble');
		extras.scrobbled = { watchedAt: now, media };
		return answer(entry.id, 'scrobble');
	}
	const id = call.state.world().nextId();
	extras.playback.push({ id, progress, pausedAt: now, media });
	call.me.touch(`${media.type}s`, 'paused_at', now);
	return answer(id, 'pause');
}

/** History, playback, scrobbles and check-ins. */
export const playRoutes: Route[] = [
	{ method: 'GET', path: '/users/:id/history[/:type[/:item_id]]', auth: 'optional', handle: history },
	{
		method: 'POST',
		path: '/sync/history/remove',
		auth: 'required',
		handle: (call) => {
			const { wanted, notFound } = readSyncBody(call.state.library, call.body);
			const media = new Set<Media>(wanted.flatMap((one) => playsOf(one.media)));
			const ids = (call.body as { ids?: number[] }).ids ?? [];
			const before = [...call.me.history];
			const gone = before.filter((entry) => media.has(entry.media) || ids.includes(entry.id));
			call.me.history.splice(0, before.length, ...before.filter((entry) => !gone.includes(entry)));
			for (const entry of gone) call.me.touch(`${entry.media.type}s`, 'watched_at', call.state.world().now());
			const deleted = { movies: 0, episodes: 0 };
			for (const entry of gone) deleted[entry.media.type === 'movie' ? 'movies' : 'episodes'] += 1;
			return {
				deleted,
				not_found: { ...notFound, ids: ids.filter((id) => !gone.some((entry) => entry.id === id)) },
			};
		},
	},
	{
		method: 'GET',
		path: '/sync/watched/:type',
		auth: 'required',
		handle: (call) => {
			const movies = call.params.type === 'movies';
			const plays = new Map<Media, string[]>();
			for (const { media, watchedAt } of call.me.history) {
				const about = media.type === 'movie' ? media : media.show;
				if ((about.type === 'movie') === movies) plays.set(about, [...(plays.get(about) ?? []), watchedAt]);
			}
			if (String(call.query.extended).split(',').includes('min')) {
				return Object.fromEntries(paginate(call, [...plays]).map(([media, times]) => [String(media.ids.trakt), times.sort().at(-1)]));
			}
			return paginate(call, [...plays]).map(([media, times]) => ({
				plays: times.length,
				last_watched_at: times.sort().at(-1),
				last_updated_at: times.at(-1),
				...mediaView(media, call.extended),
				...(movies || String(call.query.extended).includes('noseasons') ? {} : { seasons: watchedSeasons(call, media) }),
			}));
		},
	},
	{
		method: 'GET',
		path: '/sync/playback[/:type]',
		auth: 'required',
		handle: (call) => {
			const type = call.params.type?.replace(/s$/, '');
			const wanted = extrasOf(call.state, call.me).playback.filter(({ media }) => type === undefined || media.type === type);
			return paginate(call, wanted).map(({ id, progress, pausedAt, media }) => ({
				progress,
				paused_at: pausedAt,
				id,
				type: media.type,
				...mediaView(media, call.extended),
			}));
		},
	},
	{
		method: 'DELETE',
		path: '/sync/playback/:id',
		auth: 'required',
		status: 204,
		handle: (call) => {
			const { playback } = extrasOf(call.state, call.me);
			const at = playback.findIndex(({ id }) => String(id) === call.params.id);
			if (at < 0) throw new ApiError(404);
			playback.splice(at, 1);
		},
	},
	...(['start', 'pause', 'stop'] as const).map((action): Route => ({
		method: 'POST',
		path: `/scrobble/${action}`,
		auth: 'required',
		status: 201,
		handle: (call) => scrobble(call, action),
	})),
	{
		method: 'POST',
		path: '/checkin',
		auth: 'required',
		status: 201,
		handle: (call) => {
			const extras = extrasOf(call.state, call.me);
			const expires = extras.checkIn?.expiresAt ?? '';
			if (expires > new Date().toISOString()) {
				throw new ApiError(409, { 'content-type': 'application/json' }, JSON.stringify({ expires_at: expires }));
			}
			const { media } = played(call);
			const startedAt = call.state.world().now();
			extras.checkIn = { startedAt, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), media };
			return {
				id: call.state.world().nextId(),
				watched_at: call.state.world().now(),
				...mediaView(media, call.extended),
			};
		},
	},
	{
		method: 'DELETE',
		path: '/checkin',
		auth: 'required',
		status: 204,
		handle: (call) => {
			extrasOf(call.state, call.me).checkIn = undefined;
		},
	},
];
