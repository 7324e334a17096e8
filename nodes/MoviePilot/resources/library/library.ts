import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/node/errors';
import { asList, asObject, type MoviePilotApi } from '../../client/api';
import { KIND, wholeNumber } from '../../client/dialect';
import { episodeCounts, mediaDetails } from '../../client/media';
import { asText } from '../../../shared/util/text';
import { kindWord } from '../../client/records';

/**
 * Is a film in the media library? The Radarr-compatible look-up recognises the film and asks the
 * media servers in one call. `/mediaserver/exists` is not used: it looks at a copy of the library, and
 * only with the Chinese word in `mtype`.
 */
export async function filmInLibrary(api: MoviePilotApi, tmdb: number): Promise<IDataObject> {
	const [found] = asList(await api.client.get('/api/v3/movie/lookup', { term: `tmdb:${tmdb}` }));
	const movie = asObject(found);
	const known = movie.title != null;
	return {
		exists: movie.hasFile === true,
		known,
		mediaType: 'movie',
		tmdbId: tmdb,
		title: movie.title ?? null,
		year: wholeNumber(movie.year) ?? null,
	};
}

interface SeasonStock {
	season: number;
	episodes: number;
	inLibrary: number;
	missing: number[];
	complete: boolean;
}

/**
 * What the media library has of a show. `notexists` asks the media servers which episodes are missing;
 * an empty list of episodes there means the whole season, and an empty answer a complete show.
 */
export async function showInLibrary(api: MoviePilotApi, tmdb: number, wanted: { season?: number; episode?: number }): Promise<IDataObject> {
	const details = await mediaDetails(api, 'show', tmdb);
	const counts = episodeCounts(details);
	if (wanted.season !== undefined && !counts.has(wanted.season)) {
		throw new InputError(
			'Season',
			`is ${wanted.season}, which "${asText(details.title)}" does not have`,
			`It has: ${[...counts.keys()].join(', ') || 'none'}.`,
		);
	}
	const missing = await missingEpisodes(api, tmdb, details);
	const seasons = [...counts]
		.filter(([season]) => wanted.season === undefined || season === wanted.season)
		.map(([season, total]) => stock(season, total, missing.get(season)));
	return {
		exists: isThere(seasons, wanted.episode),
		mediaType: 'tv',
		tmdbId: tmdb,
		title: details.title,
		year: wholeNumber(details.year) ?? null,
		complete: seasons.length > 0 && seasons.every(({ complete }) => complete),
		seasons: seasons as unknown as IDataObject[],
	};
}

/** Something of it is there; with an episode: that one. */
function isThere(seasons: SeasonStock[], episode: number | undefined): boolean {
	if (episode === undefined) return seasons.some(({ inLibrary }) => inLibrary > 0);
	return seasons.some(({ missing, episodes }) => episode <= episodes && !missing.includes(episode));
}

async function missingEpisodes(api: MoviePilotApi, tmdb: number, details: IDataObject): Promise<Map<number, IDataObject>> {
	const { naming } = await api.server();
	const body = { title: details.title, type: KIND.show, year: details.year ?? undefined, ...naming.inMediaInfo(tmdb) };
	// Only asks the media servers; the verb is theirs.
	const answer = await api.call({ method: 'POST', path: '/api/v1/mediaserver/notexists', body, retry: 'idempotent' });
	return new Map(asList(answer).map((entry) => [Number(entry.season), entry]));
}

function stock(season: number, total: number, entry: IDataObject | undefined): SeasonStock {
	const listed = entry === undefined ? [] : ((entry.episodes as number[] | undefined) ?? []);
	const missing = entry === undefined ? [] : listed.length > 0 ? listed : Array.from({ length: total }, (_, index) => index + 1);
	return { season, episodes: total, inLibrary: total - missing.length, missing, complete: missing.length === 0 };
}

/** The newest entries of one media server, or of all. */
export async function latestInLibrary(api: MoviePilotApi, server: string, count: number): Promise<IDataObject[]> {
	const all = await mediaServers(api);
	if (server !== '' && !all.includes(server))
		throw new InputError(
			'Media Server Name or ID',
			`is "${server.slice(0, 60)}", which MoviePilot does not have`,
			`It has: ${all.join(', ') || 'none'}.`,
		);
	const names = server === '' ? all : [server];
	const lists: IDataObject[][] = [];
	for (const name of names) {
		const found = asList(await api.get('/api/v1/mediaserver/latest', { server: name, count }));
		lists.push(found.map((entry) => ({ ...simpleItem(entry), server: name })));
	}
	return lists.flat();
}

export async function mediaServers(api: MoviePilotApi): Promise<string[]> {
	return (await api.list('/api/v1/mediaserver/clients', 'the media servers')).map(({ name }) => asText(name)).filter((name) => name !== '');
}

const simpleItem = (entry: IDataObject): IDataObject => ({
	id: entry.id,
	title: entry.title,
	subtitle: entry.subtitle ?? null,
	mediaType: kindWord(entry.type),
	link: entry.link ?? null,
});
