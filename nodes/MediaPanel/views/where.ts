import { InputError } from '../../shared/node/errors';
import type { View } from '../views';
import { cardOfKey, titleKey } from './title';

/** What the targets that are set on the node say of one title. */
export const where: View = {
	isPersonal: true,
	freshMs: 30_000,
	parameters(query) {
		const key = titleKey(query.title);
		if (!/:t/.test(key)) return key;
		throw new InputError('Title', 'has no TMDB number', 'The targets know titles by it.');
	},
	async load(context, key) {
		const { type, tmdb = 0 } = cardOfKey(key);
		return { targets: await context.whereabouts({ type, tmdb, title: '' }) };
	},
};
