import { defineOperation } from '../../../shared/node/operation';
import type { MediaSyncApi } from '../../sync/api';

export const getSyncRuns = defineOperation<MediaSyncApi>()({
	resource: 'history',
	operation: 'getRuns',
	name: 'Get Runs',
	action: 'Get many sync runs',
	description: 'List the runs that added something, newest first, with what they added: Undo Run takes one back',
	async execute(api) {
		return await Promise.resolve(
			api.history.runs().map(({ id, at, source, target, targetName, titles, left, undone }) => ({
				id,
				at,
				source,
				target,
				targetName,
				added: titles.length + (left ?? 0),
				undone: undone ?? null,
				titles: titles.map(({ key, media }) => ({ key, title: media.title, year: media.year ?? null, type: media.type })),
			})),
		);
	},
});
