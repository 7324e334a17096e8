import type { IDataObject } from 'n8n-workflow';
import type { TmdbClient } from '../../Tmdb/client';
import { readTraktPages } from '../../Trakt/client';
import { mapLimited } from '../../shared/http/paginate';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { Media } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import { sentencesOf } from '../sync/sentences';
import type { Title, Verdict } from '../sync/titles';
import type { Source } from './source';

/** Says of a title why it is not to be added now; undefined when it may be. */
export type Skip = (title: Title) => Promise<Verdict | undefined>;

/**
 * The same source, with titles that are left out for now: they still count as being on the list. What waits
 * is looked at in every run, whether or not the list has changed.
 */
export function skipping(source: Source, skips: Skip[], waits: boolean): Source {
	if (skips.length === 0) return source;
	return {
		...source,
		changedAt: async () => (waits ? { times: {}, unreachable: {} } : await source.changedAt()),
		read: async (labels, known) => {
			const read = await (waits ? source.read() : source.read(labels, known));
			const titles = await mapLimited(read.titles, 8, async (title) => ({ ...title, ...(await firstOf(skips, title)) }));
			return { ...read, titles };
		},
	};
}

async function firstOf(skips: Skip[], title: Title): Promise<Pick<Title, 'settled'>> {
	if (title.settled !== undefined) return {};
	for (const skip of skips) {
		const verdict = await skip(title).catch((error: unknown): Verdict => ({ outcome: 'failed', reason: sentencesOf(error) }));
		if (verdict !== undefined) return { settled: verdict };
	}
	return {};
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
		return { outcome: 'skipped', reason: 'You have watched it, by your Trakt history' };
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
 * Titles that can be streamed in a country now, by TMDB's watch providers (JustWatch): one request per title.
 *
 * @param services names of one's own, as TMDB has them; any service when empty
 */
export function skipStreaming(client: TmdbClient, country: string, services: string[]): Skip {
	const wanted = services.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
	return async ({ media }) => {
		const { tmdb } = media.ids;
		if (tmdb === undefined || (media.type !== 'movie' && media.type !== 'show')) return undefined;
		const answer = (await client.get(path`/3/${media.type === 'movie' ? 'movie' : 'tv'}/${tmdb}/watch/providers`)) as
			{ results?: Record<string, IDataObject> } | undefined;
		const offers = answer?.results?.[country.toUpperCase()] ?? {};
		const names = INCLUDED.flatMap((way) => (offers[way] as IDataObject[] | undefined) ?? []).map(({ provider_name: name }) =>
			asText(name),
		);
		const found = names.find((name) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
		return found === undefined
			? undefined
			: { outcome: 'waiting', reason: `It is on ${found} in ${country.toUpperCase()}: it is added when it leaves` };
	};
}
