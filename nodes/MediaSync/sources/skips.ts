import type { IDataObject } from 'n8n-workflow';
import type { TmdbClient } from '../../Tmdb/client';
import { readTraktPages } from '../../Trakt/client';
import { mapLimited } from '../../shared/http/paginate';
import { ServiceError } from '../../shared/node/errors';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { Media } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import { sentencesOf } from '../sync/sentences';
import type { Title } from '../sync/titles';
import type { Offers } from '../lookUp/offers';
import type { Source } from './source';

/** What becomes of a title that need not be fetched; undefined when it goes on. */
type Skip = (title: Title) => Promise<Pick<Title, 'settled' | 'watched'> | undefined>;

interface Skips {
	/** Asked for every title. */
	watched?: Skip;
	/** Asked only for what would be added. */
	streaming?: Source['holdsBack'];
	/** What is watched is taken off its list: that is looked at in every run. */
	takesWatchedOff: boolean;
}

/**
 * The same source, with titles that are left out for now: they still count as being on the list. What waits
 * is looked at in every run, whether or not the list has changed.
 */
export function skipping(source: Source, { watched, streaming, takesWatchedOff }: Skips): Source {
	if (watched === undefined && streaming === undefined) return source;
	const everyRun = streaming !== undefined || takesWatchedOff;
	return {
		...source,
		...(streaming === undefined ? {} : { holdsBack: streaming }),
		changedAt: async () => (everyRun ? { times: {}, unreachable: {} } : await source.changedAt()),
		read: async (labels, known) => {
			const read = await (everyRun ? source.read() : source.read(labels, known));
			if (watched === undefined) return read;
			const titles = await mapLimited(read.titles, 8, async (title) => ({ ...title, ...(await skipped(watched, title)) }));
			return { ...read, titles };
		},
	};
}

async function skipped(skip: Skip, title: Title): Promise<Pick<Title, 'settled' | 'watched'>> {
	if (title.settled !== undefined) return {};
	return (await skip(title).catch((error: unknown) => ({ settled: { outcome: 'failed' as const, reason: sentencesOf(error) } }))) ?? {};
}

interface Watched {
	movie?: { ids?: IDataObject };
	show?: { ids?: IDataObject; aired_episodes?: number };
	seasons?: Array<{ number?: number; episodes?: unknown[] }>;
}

/** Films that were watched, and shows whose every aired episode was, by Trakt's history: two requests for all titles. */
export function skipWatched(client: ServiceClient): Skip {
	let keys: Promise<Set<string>> | undefined;
	return async ({ media }) => {
		keys ??= watchedKeys(client);
		const known = await keys;
		if (!keysOf(media.type, media.ids as IDataObject).some((key) => known.has(key))) return undefined;
		return { watched: true, settled: { outcome: 'skipped', reason: 'You have watched it, by your Trakt history' } };
	};
}

async function readWatched(client: ServiceClient, type: 'movies' | 'shows'): Promise<Watched[]> {
	const query = type === 'shows' ? { extended: 'full' } : {};
	const key = ({ movie, show }: Watched) => asText((movie ?? show)?.ids?.trakt);
	return (await readTraktPages<Watched>(client, { path: `/sync/watched/${type}`, query, what: 'what was watched', key })).items;
}

async function watchedKeys(client: ServiceClient): Promise<Set<string>> {
	const [films, shows] = await Promise.all([readWatched(client, 'movies'), readWatched(client, 'shows')]);
	const seen = shows.filter(({ show, seasons = [] }) => {
		const episodes = seasons.filter(({ number = 0 }) => number > 0).reduce((sum, season) => sum + (season.episodes?.length ?? 0), 0);
		return (show?.aired_episodes ?? 0) > 0 && episodes >= (show?.aired_episodes ?? 0);
	});
	return new Set([
		...films.flatMap(({ movie }) => keysOf('movie', movie?.ids ?? {})),
		...seen.flatMap(({ show }) => keysOf('show', show?.ids ?? {})),
	]);
}

const keysOf = (type: Media['type'], ids: IDataObject): string[] =>
	['tmdb', 'trakt', 'imdb', 'tvdb'].flatMap((name) =>
		ids[name] === undefined || ids[name] === null ? [] : [`${type}:${name}=${asText(ids[name])}`],
	);

/** Ways of watching that cost nothing more than the service itself. */
const INCLUDED = ['flatrate', 'free', 'ads'];

/**
 * Titles that can be streamed in a country now, by TMDB's watch providers (JustWatch): one request per title, whose
 * answer is remembered for the better part of a day. What has left the services since says so.
 *
 * @param services names of one's own, as TMDB has them; any service when empty
 */
export function skipStreaming(client: TmdbClient, country: string, services: string[], offers: Offers): Source['holdsBack'] {
	const wanted = services.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
	const isMine = (name: string) => wanted.length === 0 || wanted.includes(name.toLowerCase());
	const where = country.toUpperCase();
	return async ({ media }) => {
		const { tmdb } = media.ids;
		if (tmdb === undefined) return undefined;
		const kind = media.type === 'movie' ? 'movie' : 'tv';
		const key = `${kind}:${tmdb}:${where}`;
		let names = offers.get(key);
		if (names === undefined) offers.put(key, (names = await servicesWith(client, kind, tmdb, where)));
		const found = names.find(isMine);
		if (found !== undefined) {
			offers.wait(key, found);
			return { outcome: 'waiting', reason: `It is on ${found} in ${where}: it is added when it leaves` };
		}
		const before = offers.waitedFor(key);
		return before === undefined || names.includes(before) ? undefined : { reason: `It has left ${before} in ${where}` };
	};
}

/** What TMDB has no page of can be streamed nowhere. */
async function servicesWith(client: TmdbClient, kind: string, tmdb: number, country: string): Promise<string[]> {
	const asked = client.get(path`/3/${kind}/${tmdb}/watch/providers`).catch((error: unknown) => {
		if (error instanceof ServiceError && error.status === 404) return undefined;
		throw error;
	});
	const answer = (await asked) as { results?: Record<string, IDataObject> } | undefined;
	const offers = answer?.results?.[country] ?? {};
	return INCLUDED.flatMap((way) => (offers[way] as IDataObject[] | undefined) ?? []).map(({ provider_name: name }) => asText(name));
}
