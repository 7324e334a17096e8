import { posterOf } from '../posters';
import type { View } from '../views';
import { cardOfKey, fewTitles } from './title';

/** Posters for cards that came without one, as they scroll into sight. */
export const posters: View = {
	isPersonal: false,
	freshMs: 3_600_000,
	parameters: (query) => fewTitles(query.of),
	async load(context, keys) {
		const entries = keys.split(',').map(async (key) => [key, await posterOf(context, cardOfKey(key))] as const);
		return Object.fromEntries(await Promise.all(entries));
	},
};
