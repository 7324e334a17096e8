import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { options, number } from '../../../shared/node/fields';
import { latestInLibrary } from './library';

export const getLatest = defineOperation<MoviePilotApi>()({
	resource: 'library',
	operation: 'getLatest',
	name: 'Get Latest',
	action: 'Get the latest entries of the library',
	description: 'List what was added to the media servers last',
	properties: [
		options(
			'Media Server Name or ID',
			'server',
			[],
			'The media server as MoviePilot’s settings name it; empty for all of them. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			{ typeOptions: { loadOptionsMethod: 'getMediaServers' } },
		),
		number('Limit', 'limit', 'Max number of results to return', { typeOptions: { minValue: 1 }, default: 50 }),
	],
	async execute(api, item) {
		const limit = Math.max(1, item.number('limit', 50));
		return (await latestInLibrary(api, item.string('server'), limit)).slice(0, limit);
	},
});
