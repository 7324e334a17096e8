import { InputError } from '../../shared/node/errors';
import { asText } from '../../shared/util/text';
import type { Card } from '../card';
import { posterOf, POSTERS_AT_ONCE } from '../posters';
import type { View } from '../views';

/** Posters for cards that came without one, as they scroll into sight. */
export const posters: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	parameters(query) {
		const keys = asText(query.of).split(',');
		if (keys.length > POSTERS_AT_ONCE || keys.some((key) => !/^(?:movie|show):[1-9]\d{0,9}$/.test(key))) {
			throw new InputError('Of', 'is not a short list of titles', `Give up to ${POSTERS_AT_ONCE}, such as movie:550,show:1396.`);
		}
		return keys.join(',');
	},
	async load(context, keys) {
		const entries = keys.split(',').map(async (key) => {
			const [type, tmdb] = key.split(':');
			const card: Card = { type: type === 'movie' ? 'movie' : 'show', tmdb: Number(tmdb), title: '' };
			return [key, await posterOf(context, card)] as const;
		});
		return Object.fromEntries(await Promise.all(entries));
	},
};
