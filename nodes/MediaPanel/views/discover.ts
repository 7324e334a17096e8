import { asText } from '../../shared/util/text';
import { listOf, part, tmdbCard, type Card } from '../card';
import type { View } from '../views';

/** What is trending and popular at TMDB. */
export const discover: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	async load({ upstream, language }) {
		const client = await upstream.tmdb();
		const read = async (path: string) => listOf(part(await client.get(path, { language })).results);
		const [trending, movies, shows] = await Promise.all([read('/3/trending/all/week'), read('/3/movie/popular'), read('/3/tv/popular')]);
		return {
			trending: mixedCards(trending),
			movies: movies.map((entry) => tmdbCard('movie', entry)),
			shows: shows.map((entry) => tmdbCard('show', entry)),
		};
	},
};

/** Films and shows of a mixed list; people are left out. */
export function mixedCards(entries: ReturnType<typeof listOf>): Card[] {
	return entries.flatMap((entry) => {
		const type = asText(entry.media_type);
		if (type === 'movie') return [tmdbCard('movie', entry)];
		return type === 'tv' ? [tmdbCard('show', entry)] : [];
	});
}
