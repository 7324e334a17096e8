import { defineOperation } from '../../../shared/node/operation';
import type { MoviePilotApi } from '../../client/api';
import { simplifyField } from '../../../shared/node/fields';
import { kindField, kindOf, tmdbField, tmdbIdOf } from '../../fields/fields';
import { episodeCounts, mediaDetails } from '../../client/media';
import { simpleMedia } from '../../client/records';

export const getMedia = defineOperation<MoviePilotApi>()({
	resource: 'media',
	operation: 'get',
	name: 'Get Details',
	action: 'Get the details of a film or show',
	description: 'Read what MoviePilot knows about a film or show, with its localized title and the episodes of its seasons',
	properties: [kindField, tmdbField, simplifyField],
	async execute(api, item) {
		const kind = kindOf(item);
		const media = await mediaDetails(api, kind, tmdbIdOf(item, kindOf(item)));
		if (!item.boolean('simplify')) return media;
		const seasons = [...episodeCounts(media)].map(([season, episodes]) => ({ season, episodes }));
		return { ...simpleMedia(media), ...(kind === 'show' ? { seasons } : {}) };
	},
});
