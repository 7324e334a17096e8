import type { IDataObject } from 'n8n-workflow';
import { findByExternalId, mediaOf, type TmdbClient, type TmdbEntry, type TmdbType } from '../../Tmdb/client';
import { path } from '../../shared/http/url';
import { asText } from '../../shared/util/text';
import type { Candidate, Finder, FilmOrShow } from './finder';

/** Of 20 results each; a name that fits more titles of one year is not certain. */
const MOST_PAGES = 5;

const kindOf = (type: FilmOrShow): TmdbType => (type === 'movie' ? 'movie' : 'tv');

/** Looks titles up at TMDB. */
export function tmdbFinder(client: TmdbClient): Finder {
	return {
		service: 'TMDB',
		byId: async (ids, type) => await findByExternalId(client, ids, type === undefined ? undefined : kindOf(type)),

		async byName(title, year, type) {
			const kind = kindOf(type);
			const query = { query: title, [kind === 'movie' ? 'primary_release_year' : 'first_air_date_year']: year };
			const first = await page(client, kind, query, 1);
			const more = Math.min(first.pages, MOST_PAGES);
			const rest = await Promise.all(
				Array.from({ length: Math.max(0, more - 1) }, async (_, at) => await page(client, kind, query, at + 2)),
			);
			const entries = [first, ...rest].flatMap((one) => one.entries);
			return { candidates: entries.map((entry) => candidate(client, entry, kind)), complete: first.pages <= MOST_PAGES };
		},

		async near(title, type) {
			const { entries } = await page(client, kindOf(type), { query: title }, 1);
			return entries.slice(0, 5).map((entry) => mediaOf(entry, kindOf(type)));
		},
	};
}

async function page(client: TmdbClient, kind: TmdbType, query: Record<string, string | number>, number: number) {
	const answer = ((await client.get(`/3/search/${kind}`, { ...query, include_adult: true, page: number })) ?? {}) as IDataObject;
	const entries = Array.isArray(answer.results) ? (answer.results as TmdbEntry[]) : [];
	return { entries, pages: Number(answer.total_pages ?? 1) };
}

function candidate(client: TmdbClient, entry: TmdbEntry, kind: TmdbType): Candidate {
	return {
		media: mediaOf(entry, kind),
		names: [entry.title, entry.name, entry.original_title, entry.original_name].map(asText).filter((name) => name !== ''),
		async moreNames() {
			const query = { append_to_response: 'alternative_titles,translations' };
			const details = ((await client.get(path`/3/${kind}/${entry.id}`, query)) ?? {}) as IDataObject;
			const { titles, results } = (details.alternative_titles ?? {}) as IDataObject;
			const { translations } = (details.translations ?? {}) as IDataObject;
			const named = [...list(titles), ...list(results), ...list(translations).map(({ data }) => (data ?? {}) as IDataObject)];
			return named.flatMap(({ title, name }) => [asText(title), asText(name)]).filter((text) => text !== '');
		},
	};
}

const list = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);
