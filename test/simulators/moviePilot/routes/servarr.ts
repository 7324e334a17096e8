import type { FastifyRequest } from 'fastify';
import { Crash, Refusal } from '../answers';
import { FILM, SHOW, titleWithYear, type Media, type MediaType } from '../media';
import { pathInt, readBody, requiredText, type Model } from '../parse';
import type { Server } from '../server';
import { imagesOf } from '../state';
import type { Subscription } from '../subscriptions';
import { LANGUAGE_PROFILES, MOVIE, QUALITY_PROFILES, ROOT_FOLDERS, SERIES, TAGS, systemStatus } from './servarrModels';

interface Season {
	seasonNumber?: number;
	monitored?: boolean;
}

interface ArrBody {
	title?: string;
	year?: string | number;
	tmdbId?: number;
	tvdbId?: number;
	seasons?: Season[];
}

/** MoviePilot posing as Radarr and Sonarr: bare bodies on every generation, subscriptions as ids. */
export function addServarrRoutes(server: Server): void {
	const { app, traits, auth } = server;
	const withKey = { preHandler: auth.apiKey };
	app.get('/api/v3/system/status', withKey, async () => systemStatus(traits.version));
	app.get('/api/v3/qualityProfile', withKey, async () => QUALITY_PROFILES);
	app.get('/api/v3/rootfolder', withKey, async () => ROOT_FOLDERS);
	app.get('/api/v3/tag', withKey, async () => TAGS);
	app.get('/api/v3/languageprofile', withKey, async () => LANGUAGE_PROFILES);
	addMovieRoutes(server);
	addSeriesRoutes(server);
}

function addMovieRoutes(server: Server): void {
	const { app, state, traits, auth } = server;
	const withKey = { preHandler: auth.apiKey };

	app.get('/api/v3/movie', withKey, async () =>
		state.subscriptions
			.all()
			.filter((row) => row.type === FILM)
			.map(movieOf),
	);

	app.get('/api/v3/movie/lookup', withKey, async (request) => {
		const text = requiredText(request, 'term').replace('tmdb:', '');
		if (!/^\s*\d+\s*$/.test(text)) throw new Crash(`invalid literal for int(): '${text}'`);
		const media = state.catalogue.get(FILM, Number(text));
		if (media === undefined) return [MOVIE];
		const row = state.matching(media.tmdbid, null, FILM)[0];
		return [
			{
				...MOVIE,
				id: row?.id ?? null,
				title: media.title,
				year: media.year,
				isAvailable: true,
				monitored: row !== undefined,
				tmdbId: media.tmdbid,
				imdbId: media.imdbid,
				titleSlug: media.originalTitle,
				folderName: titleWithYear(media),
				profileId: 1,
				qualityProfileId: 1,
				hasFile: state.library.films.has(media.tmdbid),
			},
		];
	});

	app.get('/api/v3/movie/:mid', withKey, async (request) => movieOf(rowOf(request, FILM, server)));

	app.post('/api/v3/movie', withKey, async (request) => {
		const body = readArr(request);
		const existing = state.matching(body.tmdbId ?? 0, null, FILM);
		if (existing.length > 0 && traits.arrMovieTwiceCrashes) {
			throw new Crash("'list' object has no attribute 'id'");
		}
		return { id: existing[0]?.id ?? add(body, FILM, null, server) };
	});

	app.delete('/api/v3/movie/:mid', withKey, async (request) => removeOf(request, FILM, server));
}

function addSeriesRoutes(server: Server): void {
	const { app, state, traits, auth } = server;
	const withKey = { preHandler: auth.apiKey };

	app.get('/api/v3/series', withKey, async () =>
		state.subscriptions
			.all()
			.filter((row) => row.type === SHOW)
			.map(seriesOf),
	);

	app.get('/api/v3/series/lookup', withKey, async (request) => {
		const found = lookUpShows(requiredText(request, 'term'), server);
		return found.length === 0 ? [SERIES] : found.map((media) => lookedUp(media, server));
	});

	app.get('/api/v3/series/:tid', withKey, async (request) => seriesOf(rowOf(request, SHOW, server)));

	const addSeasons = async (request: FastifyRequest) => {
		const body = readArr(request);
		const left = (body.seasons ?? []).filter((season) => state.matching(body.tmdbId ?? 0, season.seasonNumber ?? null, SHOW).length === 0);
		// Nothing left to add is answered with the number 1, whatever the subscriptions are.
		if (left.length === 0) return { id: 1 };
		const wanted = left.filter((season) => season.monitored === true);
		if (wanted.length === 0) throw new Refusal(500, '添加订阅失败：');
		let id = 0;
		for (const season of wanted) id = add(body, SHOW, season.seasonNumber ?? null, server);
		return { id };
	};
	app.post('/api/v3/series', withKey, addSeasons);
	app.put('/api/v3/series', traits.arrUpdateIsOpen ? {} : withKey, addSeasons);

	app.delete('/api/v3/series/:tid', withKey, async (request) => removeOf(request, SHOW, server));
}

function readArr(request: FastifyRequest): ArrBody {
	const model: Model = {
		id: 'int',
		title: 'text',
		year: 'any',
		tmdbId: 'int',
		tvdbId: 'int',
		seasons: 'list',
		monitored: 'bool',
		qualityProfileId: 'int',
	};
	return readBody(request, model);
}

/** Adds for the user "Seerr", which is what MoviePilot calls every caller of this surface. */
function add(body: ArrBody, type: MediaType, season: number | null, { state }: Server): number {
	const { id, message } = state.add({
		type,
		name: body.title ?? null,
		year: body.year === undefined ? null : String(body.year),
		tmdbid: body.tmdbId ?? null,
		season,
		username: 'Seerr',
	});
	if (id === null) throw new Refusal(500, `添加订阅失败：${message}`);
	return id;
}

const notFound = (type: MediaType) => new Refusal(404, type === FILM ? '未找到该电影！' : '未找到该电视剧！');

/** A film's number finds a show as well: the real routes do not look at the type either. */
function rowOf(request: FastifyRequest, type: MediaType, { state }: Server): Subscription {
	const row = state.subscriptions.get(pathInt(request, type === FILM ? 'mid' : 'tid'));
	if (row === undefined) throw notFound(type);
	return row;
}

function removeOf(request: FastifyRequest, type: MediaType, { state, answers }: Server): unknown {
	if (state.subscriptions.remove(pathInt(request, type === FILM ? 'mid' : 'tid')) === undefined) throw notFound(type);
	return answers.action(request, true);
}

function movieOf(row: Subscription): Record<string, unknown> {
	return {
		...MOVIE,
		id: row.id,
		title: row.name,
		year: row.year,
		isAvailable: true,
		monitored: true,
		tmdbId: row.tmdbid,
		imdbId: row.imdbid,
		profileId: 1,
		qualityProfileId: 1,
	};
}

function seriesOf(row: Subscription): Record<string, unknown> {
	return {
		...SERIES,
		id: row.id,
		title: row.name,
		seasonCount: 1,
		seasons: [{ seasonNumber: row.season, monitored: true }],
		remotePoster: row.poster,
		year: row.year,
		tmdbId: row.tmdbid,
		tvdbId: row.tvdbid,
		imdbId: row.imdbid,
		profileId: 1,
		languageProfileId: 1,
		qualityProfileId: 1,
		isAvailable: true,
		monitored: true,
	};
}

function lookUpShows(term: string, { state }: Server): Media[] {
	if (!term.startsWith('tvdb:')) {
		const media = state.catalogue.byTitle(SHOW, term.replace(/\+/g, ' '), null);
		return media === undefined ? [] : [media];
	}
	const text = term.replace('tvdb:', '');
	if (!/^\d+$/.test(text)) throw new Crash(`invalid literal for int(): '${text}'`);
	const media = state.catalogue.byTvdbId(Number(text));
	return media === undefined ? [] : [media];
}

function lookedUp(media: Media, { state }: Server): Record<string, unknown> {
	const rows = state.matching(media.tmdbid, null, SHOW);
	const subscribed = new Set(rows.map((row) => row.season));
	const seasons = [...media.seasons.keys()]
		.filter((season) => season > 0)
		.map((season) => ({ seasonNumber: season, monitored: subscribed.has(season) }));
	return {
		...SERIES,
		id: rows[rows.length - 1]?.id ?? null,
		title: media.title,
		seasonCount: seasons.length,
		seasons,
		remotePoster: imagesOf(media).poster,
		year: media.year,
		tmdbId: media.tmdbid,
		tvdbId: media.tvdbid,
		imdbId: media.imdbid,
		profileId: 1,
		languageProfileId: 1,
		monitored: rows.length > 0,
		hasFile: state.library.shows.has(media.tmdbid),
	};
}
