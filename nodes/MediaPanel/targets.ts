import type { IWebhookFunctions } from 'n8n-workflow';
import { connectMoviePilot, MOVIE_PILOT_CREDENTIAL, readServer } from '../MoviePilot/client';
import { connectRadarr, RADARR_CREDENTIAL, readMovies } from '../Radarr/client';
import { connectSeerr, MEDIA, SEERR_CREDENTIAL } from '../Seerr/client';
import { connectSonarr, findSeries, isComplete, readSeries, SONARR_CREDENTIAL } from '../Sonarr/client';
import { InputError, ServiceError } from '../shared/node/errors';
import { path } from '../shared/http/url';
import { part } from './card';

/** What a target says of a title. */
type Whereabouts = 'inLibrary' | 'partly' | 'subscribed' | 'requested' | 'monitored' | 'notThere' | 'cannotTell';

export interface Sought {
	type: 'movie' | 'show';
	tmdb: number;
	title: string;
}

interface Target {
	name: string;
	credential: string;
	/** What of this type it keeps; it is not asked about the other. */
	types: ReadonlyArray<Sought['type']>;
	find: (context: IWebhookFunctions, sought: Sought) => Promise<Whereabouts>;
}

const TARGETS: readonly Target[] = [
	{ name: 'MoviePilot', credential: MOVIE_PILOT_CREDENTIAL, types: ['movie', 'show'], find: atMoviePilot },
	{ name: 'Seerr', credential: SEERR_CREDENTIAL, types: ['movie', 'show'], find: atSeerr },
	{ name: 'Radarr', credential: RADARR_CREDENTIAL, types: ['movie'], find: atRadarr },
	{ name: 'Sonarr', credential: SONARR_CREDENTIAL, types: ['show'], find: atSonarr },
];

const chosen = (context: IWebhookFunctions): Target[] =>
	TARGETS.filter(({ credential }) => context.getNode().credentials?.[credential] !== undefined);

export const targetNames = (context: IWebhookFunctions): string[] => chosen(context).map(({ name }) => name);

/** Asks every target about one title; one that cannot answer keeps no other from it. */
export async function whereabouts(context: IWebhookFunctions, sought: Sought) {
	const asked = chosen(context).filter(({ types }) => types.includes(sought.type));
	return await Promise.all(
		asked.map(async ({ name, find }): Promise<{ name: string; state: Whereabouts; message?: string }> => {
			try {
				return { name, state: await find(context, sought) };
			} catch (error) {
				return { name, state: 'cannotTell', message: reasonOf(error) };
			}
		}),
	);
}

/** What happened and what to do: the panel is far from the credential that it is about. */
const reasonOf = (error: unknown): string =>
	error instanceof ServiceError || error instanceof InputError
		? `${error.message}. ${error.description}`
		: 'Its credential cannot be used. Open it in n8n and save it again.';

async function atMoviePilot(context: IWebhookFunctions, { type, tmdb, title }: Sought): Promise<Whereabouts> {
	const { dialect, subscriptions } = await readServer(await connectMoviePilot(context));
	const isSubscribed = subscriptions.some((one) => one.kind === type && one.tmdb === tmdb);
	if (type === 'movie') return (await dialect.hasMovie(tmdb)) ? 'inLibrary' : isSubscribed ? 'subscribed' : 'notThere';
	const all = await dialect.seasons({ title, tmdb }, false);
	const missing = await dialect.seasons({ title, tmdb }, true);
	if (all.length > 0 && missing.length === 0) return 'inLibrary';
	if (isSubscribed) return 'subscribed';
	return missing.length < all.length ? 'partly' : 'notThere';
}

async function atSeerr(context: IWebhookFunctions, { type, tmdb }: Sought): Promise<Whereabouts> {
	const client = await connectSeerr(context);
	const where = type === 'movie' ? path`/api/v1/movie/${tmdb}` : path`/api/v1/tv/${tmdb}`;
	const { mediaInfo } = part(await client.get(where));
	switch (Number(part(mediaInfo).status)) {
		case MEDIA.available:
			return 'inLibrary';
		case MEDIA.partial:
			return 'partly';
		case MEDIA.pending:
		case MEDIA.processing:
			return 'requested';
		default:
			return 'notThere';
	}
}

async function atRadarr(context: IWebhookFunctions, { tmdb }: Sought): Promise<Whereabouts> {
	const [film] = (await readMovies(await connectRadarr(context), tmdb)).filter((movie) => movie.tmdbId === tmdb);
	if (film === undefined) return 'notThere';
	return film.hasFile === true ? 'inLibrary' : 'monitored';
}

/** Sonarr knows shows by their TVDB number; its own look-up tells that of a TMDB number, and whether it has the show. */
async function atSonarr(context: IWebhookFunctions, { tmdb }: Sought): Promise<Whereabouts> {
	const client = await connectSonarr(context);
	const known = await findSeries(client, { tmdb });
	if (known === undefined) return 'notThere';
	const [series] = (await readSeries(client, known.tvdbId)).filter(({ tvdbId }) => tvdbId === known.tvdbId);
	if (series === undefined) return 'notThere';
	const seasons = (series.seasons ?? []).filter(({ seasonNumber }) => seasonNumber > 0);
	if (seasons.length > 0 && seasons.every(({ seasonNumber }) => isComplete(series, seasonNumber))) return 'inLibrary';
	return seasons.some(({ statistics }) => (statistics?.episodeFileCount ?? 0) > 0) ? 'partly' : 'monitored';
}
