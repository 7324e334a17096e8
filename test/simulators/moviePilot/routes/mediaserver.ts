import type { FastifyRequest } from 'fastify';
import { Crash, Refusal } from '../answers';
import { isShow, upTo, type LibraryFilm, type LibraryShow } from '../library';
import { FILM, SHOW, isKnownType, type Media } from '../media';
import { queryInt, queryText, readBody, requiredText } from '../parse';
import { MEDIA_INFO, seasonsOf } from '../present';
import type { Server } from '../server';
import { crashOnSpecialsOnly } from './media';
import { queryIdentity } from './subscribe';

interface Wanted {
	title: string | null;
	type: string | null;
	year: string | null;
	tmdbid: number | null;
	season: number | null;
}

/** What the media library has, and what it lacks. */
export function addMediaServerRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };

	app.get('/api/v1/mediaserver/exists', signedIn, async (request) => {
		const item = syncedItem(request, server);
		// v3 answers "success" either way: only the item's id tells.
		const success = traits.wrapped || item !== undefined;
		return answers.action(request, success, null, {
			item: item === undefined ? {} : { id: item.itemId },
		});
	});

	app.post('/api/v1/mediaserver/notexists', signedIn, async (request, reply) => {
		const wanted = readWanted(request, server);
		const missing = wanted.type === FILM ? missingFilm(wanted, server) : missingShow(wanted, server);
		return answers.list(request, reply, missing);
	});

	app.post('/api/v1/mediaserver/exists_remote', signedIn, async (request) => {
		const wanted = readWanted(request, server);
		const film = wanted.type === FILM ? findFilm(wanted, server) : undefined;
		const show = wanted.type === FILM ? undefined : findShow(wanted, server);
		if (film === undefined && show === undefined) return answers.data({});
		const seasons = show?.seasons ?? new Map<number, number[]>();
		return answers.data(wanted.season === null ? Object.fromEntries(seasons) : { [wanted.season]: seasons.get(wanted.season) ?? [] });
	});

	app.get('/api/v1/mediaserver/clients', signedIn, async (request, reply) => answers.list(request, reply, state.mediaServers));

	app.get('/api/v1/mediaserver/latest', signedIn, async (request, reply) => {
		const name = requiredText(request, 'server');
		const count = queryInt(request, 'count', 20);
		const known = state.mediaServers.some((mediaServer) => mediaServer.name === name);
		const items = known ? state.library.latest(count).map((item) => playItem(item, server)) : [];
		return answers.list(request, reply, items, { page: 1, count, total: items.length });
	});
}

/** Looks into MoviePilot's own copy of the library. */
function syncedItem(request: FastifyRequest, { state, traits }: Server): LibraryFilm | LibraryShow | undefined {
	const type = queryText(request, 'mtype');
	const season = queryInt(request, 'season');
	const tmdbid = traits.sourceIdentity ? queryIdentity(request) : queryInt(request, 'tmdbid');
	if (traits.sourceIdentity) {
		const half = queryText(request, 'media_source') === null;
		if (half !== (queryText(request, 'media_id') === null)) {
			throw new Refusal(422, 'media_source 和 media_id 必须同时提供');
		}
	}
	if (type !== FILM && type !== SHOW) return undefined;
	const items = type === FILM ? state.library.films : state.library.shows;
	const title = queryText(request, 'title');
	const year = queryText(request, 'year');
	const item = tmdbid === null ? [...items.values()].find((entry) => entry.title === title && entry.year === year) : items.get(tmdbid);
	if (item === undefined || season === null || (season === 0 && !traits.specials)) return item;
	if (traits.seasonNeverExists) return undefined;
	return isShow(item) && item.seasons.has(season) ? item : undefined;
}

function readWanted(request: FastifyRequest, { traits }: Server): Wanted {
	const body = readBody(request, MEDIA_INFO) as Record<string, never>;
	const type: string | null = body.type ?? null;
	if (type !== null && !isKnownType(type)) throw new Crash(`'${type}' is not a valid MediaType`);
	const source: string = body.media_source ?? '';
	const id: string = body.media_id ?? '';
	const named = (source === 'themoviedb' || source === 'tmdb') && /^\d+$/.test(id);
	return {
		title: body.title ?? null,
		type,
		year: body.year ?? null,
		tmdbid: traits.sourceIdentity ? (named ? Number(id) : null) : (body.tmdb_id ?? null),
		season: body.season ?? null,
	};
}

/**
 * A media server is searched by name, so a film is found by its localised title only. (A server
 * whose library MoviePilot has copied also finds it by id; the stricter case is the measured one.)
 */
function findFilm(wanted: Wanted, { state }: Server): LibraryFilm | undefined {
	const { title, year, tmdbid } = wanted;
	const film = tmdbid === null ? [...state.library.films.values()].find((entry) => entry.title === title) : state.library.films.get(tmdbid);
	return film?.title === title && (!year || film?.year === year) ? film : undefined;
}

function findShow(wanted: Wanted, { state }: Server): LibraryShow | undefined {
	const { title, tmdbid } = wanted;
	const show = tmdbid === null ? [...state.library.shows.values()].find((entry) => entry.title === title) : state.library.shows.get(tmdbid);
	return show?.title === title ? show : undefined;
}

const NOTHING = { season: null, episodes: [], total_episode: 0, start_episode: 0 };

/** `[]` when the film is there, one empty object when it is not. */
function missingFilm(wanted: Wanted, server: Server): unknown[] {
	return findFilm(wanted, server) === undefined ? [NOTHING] : [];
}

/** The incomplete seasons. A show is recognised again by its id, so that any title will do. */
function missingShow(wanted: Wanted, server: Server): unknown[] {
	const { state, traits } = server;
	const type = wanted.type === SHOW ? SHOW : null;
	const byId = wanted.tmdbid === null ? undefined : state.catalogue.byId(type, wanted.tmdbid);
	const media: Media | undefined = byId ?? (wanted.title === null ? undefined : state.catalogue.byTitle(SHOW, wanted.title, wanted.year));
	// A title it does not recognise looks complete: nothing is known to be missing.
	if (media === undefined) return [];
	crashOnSpecialsOnly(media, traits);
	const present = state.library.shows.get(media.tmdbid)?.seasons ?? new Map<number, number[]>();
	const anySeason = traits.specials ? wanted.season === null : !wanted.season;
	const missing: unknown[] = [];
	for (const [season, total] of seasonsOf(media, traits)) {
		if (!anySeason && season !== wanted.season) continue;
		const there = present.get(season) ?? [];
		const episodes = upTo(total).filter((episode) => !there.includes(episode));
		if (episodes.length === 0) continue;
		missing.push({
			season,
			episodes: there.length === 0 ? [] : episodes,
			total_episode: total,
			start_episode: episodes[0],
		});
	}
	return missing;
}

function playItem(item: LibraryFilm | LibraryShow, { traits }: Server): Record<string, unknown> {
	return {
		id: item.itemId,
		title: item.title,
		subtitle: item.year,
		type: isShow(item) ? SHOW : FILM,
		image: `http://jellyfin.local/Items/${item.itemId}/Images/Primary`,
		link: `http://jellyfin.local/web/index.html#!/details?id=${item.itemId}`,
		percent: null,
		BackdropImageTags: [],
		...(!traits.oldModels && { server_type: 'jellyfin', use_cookies: false }),
	};
}
