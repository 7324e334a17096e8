import { typeField } from '../../fields/fields';
import { getMany } from '../../makers/reads';

export const getPlaybacks = getMany({
	resource: 'playback',
	action: 'Get many paused playbacks',
	description: 'List what you have paused in a player, with the position in percent',
	properties: [typeField(['all', 'movies', 'episodes'])],
	call(item) {
		const type = item.string('type');
		return {
			path: type === 'all' ? '/sync/playback' : `/sync/playback/${type}`,
			what: 'the paused playbacks',
			proven: true,
		};
	},
});
