import type { Title } from '../../sync/titles';
import type { Added, Expansion, Target } from '../target';

/** No target: every title goes on to the next node, nothing is asked and nothing is written. */
export const passOn: Target = {
	name: 'next node',
	concurrency: 1,
	keeps: false,
	async open() {},
	expand: async (title: Title): Promise<Expansion> =>
		await Promise.resolve({ units: [{ key: title.key ?? title.media.title, media: title.media, season: title.media.season }] }),
	isSubscribed: () => false,
	isInLibrary: async () => await Promise.resolve(false),
	add: async (): Promise<Added> => await Promise.resolve({ outcome: 'added' }),
	remove: async () => await Promise.resolve(false),
};
