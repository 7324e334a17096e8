import { act } from '../../makers/acts';
import { titleFields, titleOf } from '../../fields/fields';

export const resetProgress = act({
	resource: 'progress',
	operation: 'reset',
	name: 'Reset',
	action: 'Reset the progress of a show',
	description: 'Start a show over: its watched progress counts from now on, its history stays',
	properties: titleFields(['show']),
	async call(item, api) {
		const base = await api.titles.path(titleOf(item, ['show']));
		return { method: 'POST', path: `${base}/progress/watched/reset` };
	},
});
