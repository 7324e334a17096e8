import { act } from '../../makers/acts';
import { titleFields, titleOf } from '../../fields/fields';

export const undoResetProgress = act({
	resource: 'progress',
	operation: 'undoReset',
	name: 'Undo Reset',
	action: 'Undo the reset of a show',
	description: 'Take back the reset of a show, so that its whole history counts again',
	properties: titleFields(['show']),
	async call(item, api) {
		const base = await api.titles.path(titleOf(item, ['show']));
		return { method: 'DELETE', path: `${base}/progress/watched/reset` };
	},
});
