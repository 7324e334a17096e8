import type { IDataObject } from 'n8n-workflow';
import { mediaOf, readTmdbWhole, setTmdbList, type TmdbClient, type TmdbEntry, type TmdbList, type TmdbType } from '../../Tmdb/client';
import { mapLimited } from '../../shared/http/paginate';
import { identity } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import type { Filters } from '../sync/filters';
import { sentencesOf } from '../sync/sentences';
import type { Title } from '../sync/titles';
import { knownList, listRead } from './listRead';
import type { Changes, Source, SourceRead } from './source';
import { tmdbStillHas } from './stillThere';

export const TMDB_WATCHLIST = 'TMDB watchlist';

const LABELS: Record<TmdbList, string> = { watchlist: TMDB_WATCHLIST, favorite: 'TMDB favorites' };

/** The favorites or the watchlist of a TMDB account, read to its proven end. */
export function tmdbList(client: TmdbClient, which: TmdbList, filters: Filters): Source {
	const source = LABELS[which];
	return {
		name: source,
		labels: [source],

		/** TMDB does not tell when a list was changed, so it is read in every run. */
		async changedAt(): Promise<Changes> {
			return await Promise.resolve({ times: {}, unreachable: {} });
		},

		async read(_, known): Promise<SourceRead> {
			const types = typesOf(filters);
			const genres = (filters.genres ?? filters.excludeGenres) ? await readGenres(client, types) : undefined;
			const lists = await Promise.all(
				types.map(async (type) => {
					const name = `${source} ${type}`;
					const before = known?.get(name);
					const idOf = (entry: TmdbEntry) => String(entry.id);
					const read = await readTmdbWhole(client, which, type, { newestFirst: true, known: knownList(before, idOf) });
					return listRead({ label: source, name, before }, read, { idOf, toTitle: (entry) => toTitle(entry, type, source, genres) });
				}),
			);
			return { titles: lists.flatMap(({ titles }) => titles), lists: lists.map(({ list }) => list), unreadable: {} };
		},

		/** TMDB takes one title per write. */
		async remove(titles: Title[]): Promise<Map<Title, string>> {
			const failures = new Map<Title, string>();
			await mapLimited(titles, client.policy.concurrency, async (title) => {
				try {
					await setTmdbList(client, which, tmdbType(title), title.media.ids.tmdb as number, false);
				} catch (error) {
					failures.set(title, sentencesOf(error));
				}
			});
			return failures;
		},

		stillHas: async (title) => await tmdbStillHas(client, title),
	};
}

/** Which of TMDB's two lists are wanted; the one of seasons does not exist. */
export function typesOf({ mediaTypes }: Pick<Filters, 'mediaTypes'>): TmdbType[] {
	const wanted: Array<[string, TmdbType]> = [
		['movies', 'movie'],
		['shows', 'tv'],
	];
	return wanted.filter(([name]) => mediaTypes.includes(name)).map(([, type]) => type);
}

const tmdbType = ({ media }: Title): TmdbType => (media.type === 'movie' ? 'movie' : 'tv');

/** A title as TMDB lists it. Its genres come as numbers, its rating as `vote_average` (reference "account-get-favorites"). */
export function toTitle(entry: IDataObject, type: TmdbType, source: string, genres?: ReadonlyMap<number, string[]>): Title {
	const media = mediaOf(entry, type);
	const key = identity(media);
	const rating = Number(entry.vote_average ?? 0);
	return {
		media,
		source,
		...(key === undefined ? {} : { key }),
		...(rating > 0 ? { rating } : {}),
		...(genres === undefined ? {} : { genres: genreIds(entry).flatMap((id) => genres.get(id) ?? []) }),
	};
}

const genreIds = (entry: IDataObject): number[] => (Array.isArray(entry.genre_ids) ? entry.genre_ids.map(Number) : []);

/** TMDB's names; those that join two ("Action & Adventure", "Sci-Fi & Fantasy") count as each of them. */
async function readGenres(client: TmdbClient, types: TmdbType[]): Promise<Map<number, string[]>> {
	const names = new Map<number, string[]>();
	for (const type of types) {
		const { genres = [] } = ((await client.get(`/3/genre/${type}/list`)) ?? {}) as { genres?: Array<{ id: number; name: unknown }> };
		for (const { id, name } of genres) {
			const parts = asText(name)
				.split(' & ')
				.map((part) => (part === 'Sci-Fi' ? 'Science Fiction' : part));
			names.set(id, parts);
		}
	}
	return names;
}
