import type { FastifyRequest } from 'fastify';
import { Crash } from '../answers';
import { FILM, SHOW, isKnownType, type Media, type MediaType } from '../media';
import { pathInt, queryInt, queryText, requiredText } from '../parse';
import type { Traits } from '../generation';
import { presentMedia, presentSeasons, seasonsOf } from '../present';
import type { Server } from '../server';
import { queryIdentity, requireSource } from './subscribe';

/** What MoviePilot can recognise. */
export function addMediaRoutes(server: Server): void {
	const { app, state, traits, auth, answers } = server;
	const signedIn = { preHandler: auth.user };

	app.get('/api/v1/media/search', signedIn, async (request, reply) => {
		const title = requiredText(request, 'title');
		const type = queryText(request, 'type') ?? 'media';
		const page = queryInt(request, 'page', 1);
		const count = queryInt(request, 'count', 8);
		const found = type === 'media' && title !== '' ? state.catalogue.search(title) : [];
		const shown = found.slice((page - 1) * count, page * count);
		const items = shown.map((media) => presentMedia(media, traits));
		return answers.list(request, reply, items, { page, count, total: found.length });
	});

	app.get('/api/v1/media/seasons', signedIn, async (request, reply) => {
		const named = traits.sourceIdentity ? queryIdentity(request) : numberAfterTmdb(queryText(request, 'mediaid') ?? '');
		const title = queryText(request, 'title');
		const byId = named === null ? undefined : state.catalogue.get(SHOW, named);
		const media = byId ?? (title === null ? undefined : state.catalogue.byTitle(SHOW, title, queryText(request, 'year')));
		const season = queryInt(request, 'season');
		const seasons = media === undefined ? [] : presentSeasons(media, traits);
		return answers.list(request, reply, season === null ? seasons : seasons.filter((entry) => entry.season_number === season));
	});

	const recognise = async (request: FastifyRequest) => {
		const title = requiredText(request, 'title');
		const media = recogniseName(title, server);
		return answers.data({
			meta_info: media === undefined ? null : metaOf(title, media),
			media_info: media === undefined ? null : presentMedia(media, traits),
			torrent_info: null,
		});
	};
	app.get('/api/v1/media/recognize', signedIn, recognise);
	app.get('/api/v1/media/recognize2', { preHandler: auth.apiToken }, recognise);

	app.get('/api/v1/media/:mediaid', signedIn, async (request) => {
		const word = requiredText(request, 'type_name');
		const { mediaid } = request.params as { mediaid: string };
		if (traits.sourceIdentity) requireSource(request);
		if (!isKnownType(word)) throw new Crash(`'${word}' is not a valid MediaType`);
		const type = word as MediaType;
		const tmdbid = traits.sourceIdentity ? digits(mediaid, queryText(request, 'media_source')) : numberAfterTmdb(mediaid);
		const title = queryText(request, 'title');
		const byTitle = () =>
			tmdbid === null && title !== null ? state.catalogue.byTitle(type, title, queryText(request, 'year')) : undefined;
		const media = tmdbid === null ? byTitle() : state.catalogue.get(type, tmdbid);
		crashOnSpecialsOnly(media, traits);
		return answers.data(presentMedia(media, traits));
	});

	app.get('/api/v1/tmdb/seasons/:tmdbid', signedIn, async (request, reply) => {
		const media = state.catalogue.get(SHOW, pathInt(request, 'tmdbid'));
		return answers.list(request, reply, media === undefined ? [] : presentSeasons(media, traits));
	});
}

/** An unhandled error where every season that the show has is the specials. */
export function crashOnSpecialsOnly(media: Media | undefined, traits: Traits): void {
	if (!traits.specialsOnlyCrashes || media?.type !== SHOW || media.seasons.size === 0) return;
	if (seasonsOf(media, traits).length === 0) throw new Crash('list index out of range');
}

/** 155 for `tmdb:155`; anything behind the prefix that is not a number is an unhandled error. */
function numberAfterTmdb(mediaid: string): number | null {
	if (!mediaid.startsWith('tmdb:')) return null;
	const text = mediaid.slice('tmdb:'.length);
	if (!/^\d+$/.test(text)) throw new Crash(`invalid literal for int(): '${text}'`);
	return Number(text);
}

function digits(id: string, source: string | null): number | null {
	return (source === 'themoviedb' || source === 'tmdb') && /^\d+$/.test(id) ? Number(id) : null;
}

/** "Title.2008.1080p" or "Title (2008)": the name, and the year where there is one. */
function recogniseName(text: string, { state }: Server): Media | undefined {
	const [, name = text, year = null] = /^(.*?)[ ._(]+((?:19|20)\d\d)\b/.exec(text) ?? [];
	const title = name.replace(/[._]/g, ' ').trim();
	const found = (type: MediaType) => state.catalogue.byTitle(type, title, year) ?? state.catalogue.byTitle(type, text, null);
	return found(FILM) ?? found(SHOW);
}

function metaOf(text: string, media: Media): Record<string, unknown> {
	return {
		isfile: false,
		org_string: text,
		title: text,
		subtitle: null,
		type: media.type,
		name: media.originalTitle,
		cn_name: null,
		en_name: media.originalTitle,
		year: media.year,
		total_season: 0,
		begin_season: null,
		end_season: null,
		total_episode: 0,
		begin_episode: null,
		end_episode: null,
		season_episode: '',
		episode_list: [],
		apply_words: [],
	};
}
