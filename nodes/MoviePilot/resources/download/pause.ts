import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { actOnDownload, clientQuery, downloaderField, hashField, hashOf, mustLoad } from './downloads';

export const pauseDownload = defineOperation<MoviePilotApi>()({
	resource: 'download',
	operation: 'pause',
	name: 'Pause',
	action: 'Pause a download',
	description: 'Stop a download for now; what is loaded stays',
	properties: [hashField, downloaderField],
	async execute(api, item) {
		const hash = hashOf(item);
		await mustLoad(api, item, hash);
		await actOnDownload(api, { method: 'GET', path: path`/api/v1/download/stop/${hash}`, query: clientQuery(item) });
		return { hash, paused: true };
	},
});
