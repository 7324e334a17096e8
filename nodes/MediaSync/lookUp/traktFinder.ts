import type { IDataObject } from 'n8n-workflow';
import { toItem, type TraktEntry } from '../../Trakt/client';
import type { ServiceClient } from '../../shared/http/request';
import { path } from '../../shared/http/url';
import type { Media, MediaIds } from '../../shared/media/identity';
import { asText } from '../../shared/util/text';
import type { Candidate, Finder, FilmOrShow } from './finder';

/** Results of one search; a name that fits more titles of one year is not certain. */
const MOST_RESULTS = 100;

const ID_KINDS = ['trakt', 'imdb', 'tmdb', 'tvdb'] as const;

/** Looks titles up at Trakt (`/search/:id_type/:id` and `/search/:type?query=`). */
export function traktFinder(client: ServiceClient): Finder {
	return {
		service: 'Trakt',
		byId: async (ids, type) => await byId(client, ids, type),

		async byName(title, year, type) {
			const query = { query: title, years: String(year), fields: 'title,translations,aliases', limit: MOST_RESULTS };
			const found = titlesIn(await client.get(`/search/${type}`, query), type);
			const sameYear = found.filter((media) => media.year === year);
			return { candidates: sameYear.map((media) => candidate(client, media)), complete: found.length < MOST_RESULTS };
		},

		near: async (title, type) => titlesIn(await client.get(`/search/${type}`, { query: title, limit: 5 }), type).slice(0, 5),
	};
}

async function byId(client: ServiceClient, ids: MediaIds, type?: FilmOrShow): Promise<Media[]> {
	const kind = ID_KINDS.find((name) => ids[name] !== undefined);
	if (kind !== undefined) {
		const found = titlesIn(await client.get(path`/search/${kind}/${ids[kind] ?? ''}`, { type: type ?? 'movie,show' }), type);
		return found.filter((media) => media.ids[kind] === ids[kind]);
	}
	if (ids.slug === undefined || type === undefined) return [];
	// A number in a path is Trakt's own ID first: only the answer tells whether the slug was meant.
	const summary = (await client.get(path`/${type === 'movie' ? 'movies' : 'shows'}/${ids.slug}`)) as TraktEntry['movie'];
	const { media } = toItem({ type, [type]: summary });
	return media.ids.slug === ids.slug ? [media] : [];
}

function titlesIn(answer: unknown, type?: FilmOrShow): Media[] {
	const entries = Array.isArray(answer) ? (answer as TraktEntry[]) : [];
	return entries
		.map((entry) => toItem(entry).media)
		.filter((media) => (type === undefined ? media.type !== 'person' : media.type === type));
}

function candidate(client: ServiceClient, media: Media): Candidate {
	return {
		media,
		names: [media.title],
		async moreNames() {
			const where = path`/${media.type === 'movie' ? 'movies' : 'shows'}/${media.ids.trakt ?? ''}`;
			const [aliases, translations] = await Promise.all([client.get(`${where}/aliases`), client.get(`${where}/translations`)]);
			return [aliases, translations]
				.flatMap((answer) => (Array.isArray(answer) ? (answer as IDataObject[]) : []))
				.map(({ title }) => asText(title))
				.filter((title) => title !== '');
		},
	};
}
