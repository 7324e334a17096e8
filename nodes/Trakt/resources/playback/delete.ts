import { path } from '../../../shared/http/url';
import { act } from '../../makers/acts';
import { string } from '../../../shared/node/fields';

export const deletePlayback = act({
	resource: 'playback',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a paused playback',
	description: 'Forget the position at which a film or episode was paused',
	properties: [
		string('Playback ID', 'playbackId', 'The field "id" of Get Many', {
			required: true,
			placeholder: 'e.g. 13',
			hint: 'From Get Many, the field "id"',
		}),
	],
	call: (item) => ({ method: 'DELETE', path: path`/sync/playback/${item.string('playbackId')}` }),
});
