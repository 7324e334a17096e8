import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import { objectsIn, part, tmdbCard, type Card } from '../card';
import type { View } from '../views';

const LONGEST_QUERY = 100;

/** Films and shows by title. */
export const search: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	parameters(query) {
		const text = asText(query.query).trim().toLowerCase();
		if (text === '') throw new InputError('Query', 'is empty', 'Type a part of the title.');
		return text.slice(0, LONGEST_QUERY);
	},
	async load({ upstream, language }, query) {
		const client = await upstream.tmdb();
		const { results } = part(await client.get('/3/search/multi', { query, language, include_adult: false, page: 1 }));
		return { results: mixedCards(objectsIn(results)) };
	},
};

/** Films and shows of a mixed list; people are left out. */
export function mixedCards(entries: ReturnType<typeof objectsIn>): Card[] {
	return entries.flatMap((entry) => {
		const type = asText(entry.media_type);
		if (type === 'movie') return [tmdbCard('movie', entry)];
		return type === 'tv' ? [tmdbCard('show', entry)] : [];
	});
}
