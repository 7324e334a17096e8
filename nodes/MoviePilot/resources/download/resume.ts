import { defineOperation } from '../../../shared/node/operation';
import { path } from '../../../shared/http/url';
import type { MoviePilotApi } from '../../client/api';
import { actOnDownload, clientQuery, downloaderField, hashField, hashOf, mustLoad } from './downloads';

export const resumeDownload = defineOperation<MoviePilotApi>()({
	resource: 'download',
	operation: 'resume',
	name: 'Resume',
	action: 'Resume a download',
	description: 'Let a paused download go on',
	properties: [hashField, downloaderField],
	async execute(api, item) {
		const hash = hashOf(item);
		await mustLoad(api, item, hash);
		await actOnDownload(api, { method: 'GET', path: path`/api/v1/download/start/${hash}`, query: clientQuery(item) });
		return { hash, resumed: true };
	},
});
